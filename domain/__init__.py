"""The rules of the house: pure decisions, no input or output, no clock, exact numbers."""
