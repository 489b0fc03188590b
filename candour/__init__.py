"""The front door: one command that mounts the commands of every room."""
