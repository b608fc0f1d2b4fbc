"""The weekly digest for administrators and heads of units."""
