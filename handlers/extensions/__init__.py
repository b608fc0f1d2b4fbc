"""Extensions: `/perpanjang`, by which an administrator keeps days open for late reports."""
