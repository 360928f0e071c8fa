"""Outputs: what a build makes in addition to pages and search index, and what other packages add."""
