"""What other programs keep, taken over: annotations become notes, a library of sources becomes articles."""
