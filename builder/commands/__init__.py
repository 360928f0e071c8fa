"""The commands: words for people, exit codes, and the order of things. One module a command.

Each has ``add``, which describes its arguments, and ``run``, which returns the exit code.
"""
