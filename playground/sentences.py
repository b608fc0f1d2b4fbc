"""What the page says in place of a line that the bot printed: a sentence in each language."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.errors import RefusedError

Json = dict[str, Any]
_GROUP = re.compile(r"\{(\d+)\}")
_TEXTS = ("text", "text_en")


@dataclass(frozen=True)
class Sentence:
    """Said of a line that `matches`; ``{1}`` in it is the first group. A `quiet` one is of little weight."""

    matches: re.Pattern[str]
    text: str
    text_en: str
    quiet: bool

    @classmethod
    def parse(cls, given: Json) -> "Sentence":
        """From an object of the file; RefusedError names what is wrong in it."""
        if unknown := given.keys() - {"matches", *_TEXTS, "quiet"}:
            raise RefusedError(f'A sentence has no field "{sorted(unknown)[0]}".')
        if not all(isinstance(given.get(name), str) and given[name] for name in ("matches", *_TEXTS)):
            raise RefusedError('A sentence needs "matches", "text" and "text_en".')
        try:
            matches = re.compile(given["matches"])
        except re.error as error:
            raise RefusedError(f'"{given["matches"]}" is no regular expression: {error}.') from None
        asked = [int(group) for name in _TEXTS for group in _GROUP.findall(given[name])]
        if max(asked, default=0) > matches.groups:
            raise RefusedError(f'"{given["matches"]}" has no group {max(asked)}.')
        return cls(matches, given["text"], given["text_en"], given.get("quiet") is True)

    def of(self, line: str) -> Json | None:
        """What the page shows of a line; None when this is not about it."""
        found = self.matches.search(line)
        if found is None:
            return None

        def filled(text: str) -> str:
            return _GROUP.sub(lambda group: found[int(group[1])] or "", text)

        return {"words": filled(self.text), "words_en": filled(self.text_en), "quiet": self.quiet}


def load_sentences(path: Path) -> list[Sentence]:
    """The sentences in a file; RefusedError when it cannot be read as a list of them."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RefusedError(f"{path} cannot be read: {error}.") from None
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise RefusedError(f"{path} must hold a list of sentences.")
    return [Sentence.parse(each) for each in given]
