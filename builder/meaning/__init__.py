"""Meaning: where notes stand, who is named, what points at what, and what readers may see."""
