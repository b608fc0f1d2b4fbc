"""Extensions: with `/perpanjang` an administrator keeps days open for late reports."""
