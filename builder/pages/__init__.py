"""Pages: from a connected briefing to the bytes of a site, with no file written."""
