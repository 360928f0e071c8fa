"""Data: a connected briefing as files for other programs, and what a page says about itself to them."""
