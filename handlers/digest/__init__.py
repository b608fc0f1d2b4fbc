"""The weekly digest for administrators."""
