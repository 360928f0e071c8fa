"""Copies to take away: the whole briefing as a zip, as one HTML file, as an EPUB. Functions to bytes, nothing else."""
