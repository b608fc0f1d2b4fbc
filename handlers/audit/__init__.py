"""The log of decisions as people meet it: its root, told each week."""
