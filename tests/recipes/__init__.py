"""The recipes of docs/extending.md, each followed once by the smallest change that it describes."""
