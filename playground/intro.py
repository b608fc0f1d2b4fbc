"""What the page says of itself: a title and one sentence, each in two languages."""

from dataclasses import dataclass

from playground.errors import RefusedError
from playground.people import Json


@dataclass(frozen=True)
class Intro:
    """The name of what is tried here, and one sentence about it."""

    title: str = "Playground"
    title_en: str = "Playground"
    text: str = ""
    text_en: str = ""

    @classmethod
    def parse(cls, given: str) -> "Intro":
        """From ``title|title_en|text|text_en``; RefusedError when a part is missing."""
        parts = [part.strip() for part in given.split("|")]
        if len(parts) != 4 or not all(parts):
            raise RefusedError(f'An introduction is written "title|title_en|text|text_en", not "{given}".')
        return cls(*parts)

    def json(self) -> Json:
        """As the page gets it."""
        return {"title": self.title, "title_en": self.title_en, "text": self.text, "text_en": self.text_en}


NAMELESS = Intro()
"""Of a playground that was given none."""
