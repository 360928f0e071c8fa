"""Cleaning: a scraped text or a saved page becomes an article, and every line that goes is named with its reason.

Functions from bytes and names to values; nothing here reads or writes a file.
"""
