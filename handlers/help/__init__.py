"""Help, language, and the first words to anybody."""
