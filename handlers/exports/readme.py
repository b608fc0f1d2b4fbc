"""The text file next to the files of an export: what they are, and what they do not hold."""

from __future__ import annotations

from locales import LANGUAGES, words_in


def readme() -> str:
    """The text in every language. It has no date and no figure: the same records make the same zip."""
    return "\n\n".join(words_in(language).plain("export-readme") for language in LANGUAGES) + "\n"
