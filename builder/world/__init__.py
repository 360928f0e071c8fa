"""World: the output folder, Pagefind and worker processes."""

from builder.values.file_list import FILE_LIST

MANIFEST = FILE_LIST
"""The file of the output that lists the others, each with the SHA-256 of its content."""
