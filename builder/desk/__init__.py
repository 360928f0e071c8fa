"""The writing desk: what helps an author, as functions from texts to texts."""
