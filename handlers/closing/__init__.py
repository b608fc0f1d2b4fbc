"""`/tutup`: an administrator closes a period, from what is missing to the frozen results."""
