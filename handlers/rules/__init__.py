"""Rules: `/aturan`, how people are scored in plain words, with an example on the reader's own figures."""
