"""A year of an office: the real service, people who tap and write, and a clock that jumps to what is next."""
