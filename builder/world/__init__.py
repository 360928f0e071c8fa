"""World: the output folder, Pagefind and worker processes."""
