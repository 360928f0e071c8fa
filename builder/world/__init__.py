"""World: the output folder, Pagefind and worker processes."""

MANIFEST = ".briefing.json"
"""The file of the output that lists the others, each with the SHA-256 of its content."""
