"""Links as people write them, with or without https://."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from domain.answers.sentences import clean, shortened
from domain.entries import EvidenceItem
from domain.errors import Invalid
from domain.patterns import late_pattern

LONGEST_LINK = 500
LONGEST_CAPTION = 1024
"""As Telegram allows under a photo."""

_BEFORE = "<([{\"'“"
_AFTER = ">)]}\"'”,;.!?"
_WELL_KNOWN = "id com org net gov edu info"
"""How names of servers end that people write without https:// and without anything behind it."""
_OTHERS = "biz io co me ly gl gd to be app dev link page site cloud online store blog tv sg uk us eu jp au my"
"""The same for those that are read as links with a path only, as most are of link shorteners."""
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_SERVER = late_pattern(
    rf"(?:www\.(?:{_LABEL}\.)+[a-z]{{2,}}(?:[:/?#]|$)"
    rf"|(?:{_LABEL}\.)+(?:{_WELL_KNOWN.replace(' ', '|')})(?:[:/?#]|$)"
    rf"|(?:{_LABEL}\.)+(?:{_OTHERS.replace(' ', '|')})(?::\d+)?/)",
    re.IGNORECASE,
)


def parse_links(text: str, hidden: Iterable[str] = ()) -> tuple[EvidenceItem, ...]:
    """The links in a text, then the `hidden` ones behind words of it; raises Invalid when there is none.

    A link begins with http:// or https://, or with the name of a server such as drive.google.com. What else
    the text says is kept as the caption of each.
    """
    words = clean(text).split()
    urls = {word: url for word in words if (url := _link(word)) is not None}
    behind = [url for address in hidden if (url := _link(address)) is not None]
    found = dict.fromkeys([*urls.values(), *behind])
    if not found:
        raise Invalid("entry-evidence-invalid")
    rest = " ".join(word for word in words if word not in urls)
    said = any(char.isalnum() for char in rest)
    caption = shortened(rest, LONGEST_CAPTION) if said else None
    return tuple(EvidenceItem(kind="link", url=url, caption=caption) for url in found)


def _link(written: str) -> str | None:
    word = written.lstrip(_BEFORE).rstrip(_AFTER)
    url = word if "://" in word else f"https://{word}"
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".")
    except ValueError:  # half an IPv6 address, for example
        return None
    named = "://" in word or _SERVER.match(word) is not None
    return url if known and named and len(url) <= LONGEST_LINK else None
