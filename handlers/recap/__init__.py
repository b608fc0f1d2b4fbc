"""The own week: `/pekan`, and the recap at its end."""
