"""What `python -m bot doctor` measures, and what it says of that."""
