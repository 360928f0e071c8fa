"""The live preview: what is watched, when it is built again, and what open pages are shown."""

FIRST_PORT = 8000
"""The port that is tried first."""
