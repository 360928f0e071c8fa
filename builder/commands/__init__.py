"""The commands: messages for people, exit codes, and the order of steps. Each command has a module.

Each has ``add``, which describes its arguments, and ``run``, which returns the exit code.
"""
