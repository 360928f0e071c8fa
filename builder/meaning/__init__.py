"""Meaning: where notes are anchored, who is named, what refers to what, and what readers may see."""
