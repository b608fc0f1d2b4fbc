"""Tests that pull the plug: processes killed, updates doubled, fingers faster than the net."""
