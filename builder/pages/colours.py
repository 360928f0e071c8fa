"""The colours of what is drawn outside of a theme's style: covers of books, and pictures for cards that others show."""

from __future__ import annotations

PAPER, INK, QUIET, LINE, MARK, ACCENT = "#fdfcf9", "#1d1c1a", "#5b564d", "#d9d3c6", "#f0d98c", "#8a3b12"
