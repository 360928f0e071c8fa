"""Cleaning: from a page as it was saved to the article in it, and an account of what was left out."""
