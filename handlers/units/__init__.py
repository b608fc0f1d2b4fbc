"""Units of the office and its calendar, as an administrator looks after them: `/unit`."""
