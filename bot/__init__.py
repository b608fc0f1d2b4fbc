"""The shell: composition of the rooms and the edges of the process."""
