"""Outputs: everything that a build makes beside its pages and its search index, and what other packages add to it."""
