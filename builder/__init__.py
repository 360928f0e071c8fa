"""Briefing: cleaned articles and hand-written notes become a cross-linked, searchable static site."""

__version__ = "0.1.0"
