"""Cleaning: make an article of a scraped text or a saved page, and report each removed line with the reason.

`cleaning` plans what ``briefing clean`` writes; `input_files` and `existing_articles` read files; nothing here writes
one. All other modules are functions from bytes and names to values.
"""
