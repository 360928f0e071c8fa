"""Import files of other programs: annotations become notes, a library of sources becomes articles."""
