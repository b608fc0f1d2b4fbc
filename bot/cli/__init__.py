"""Commands for operators, one file per group."""
