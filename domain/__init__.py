"""Pure rules: no input or output, no clock, exact numbers."""
