"""Values: frozen records that know nothing of files, templates or the network."""
