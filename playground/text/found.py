"""Entities that Telegram finds by itself: commands, mentions, hashtags, addresses of the web and of mail."""

import re

from playground.text.entity import Entity, utf16_length

_WORTH_A_LOOK = re.compile(r"[/@#$.:]")
_COMMAND = re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])")
_MENTION = re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)")
_HASHTAG = re.compile(
    r"(?<![\w·\u200c])#(?=[\d_·\u200c]*[^\W\d_])[\w·\u200c]{1,256}(?:@[a-zA-Z0-9_]{3,32})?(?!#)"
)
_CASHTAG = re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$])")
_EMAIL = re.compile(
    r"(?<![\w.+\-@/])[\w.+\-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,8}(?![\w@])"
)
_URL = re.compile(
    r"(?<![\w@.\-/])"
    r"(?:(?P<scheme>https?|ftp|tonsite)://(?:[\w.\-~%]+(?::[^\s@/]*)?@)?)?"
    r"(?P<host>(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.)+(?P<top>[^\W\d_]{2,24}|xn--[a-z0-9\-]{1,59}|\d{1,3}))"
    r"(?::\d{1,5})?"
    r"(?P<path>[/?#][^\s<>«»\"“”‘’…]*)?",
    re.IGNORECASE,
)
_TG_URL = re.compile(r"(?<!\w)(?:tg|ton)://[a-z0-9_\-]{1,253}(?:[/?#][^\s<>«»\"]*)?", re.IGNORECASE)
# A bare name with a dot is taken for a web address only with one of these endings (a file name is not).
_COMMON_TOPS = frozenset(
    word
    for line in (
        "ac ae ai am app asia at au be biz blog br ca cc ch cloud club cn co com cz de dev dk edu es eu fi",
        "fm fr gg gl go gov gr hk hu id ie il in info int io ir is it jp kr kz ly md me mil mobi moe",
        "museum my name net news nl no nz one online org ph pk pl pm pro pt qa re ro rs ru sa sch se sg",
        "shop si site sk social space store su tech th tk to top tr travel tv tw ua uk us uz vn web wiki",
        "ws xyz za",
    )
    for word in line.split()
)
_TRAILING = ".,:;?!'`(["


def find_entities(text: str) -> list[Entity]:
    """What Telegram marks without being told, sorted and without overlaps."""
    if not _WORTH_A_LOOK.search(text):
        return []
    spans = [(m.start(), m.end(), "email") for m in _EMAIL.finditer(text)]
    spans += [(m.start(), _without_trailing(m[0], m.start()), "url") for m in _TG_URL.finditer(text)]
    spans += [
        (m.start(), _without_trailing(m[0], m.start()), "url") for m in _URL.finditer(text) if _is_url(m)
    ]
    for pattern, kind in (
        (_MENTION, "mention"),
        (_COMMAND, "bot_command"),
        (_HASHTAG, "hashtag"),
        (_CASHTAG, "cashtag"),
    ):
        spans += [(m.start(), m.end(), kind) for m in pattern.finditer(text)]
    return _entities(text, spans)


def _is_url(match: re.Match[str]) -> bool:
    top = match["top"].lower()
    if top.isdigit():
        parts = match["host"].split(".")
        return len(parts) == 4 and all(p.isdigit() and int(p) < 256 for p in parts)
    if match.string[match.end("host") : match.end("host") + 1] == "@":
        return False
    return match["scheme"] is not None or top in _COMMON_TOPS


def _without_trailing(url: str, start: int) -> int:
    """Punctuation that ends a sentence, and brackets never opened, do not belong to the address."""
    end = len(url)
    while end:
        last = url[end - 1]
        unopened = any(
            last == closing and url[:end].count(opening) < url[:end].count(closing)
            for opening, closing in ("()", "[]", "{}")
        )
        if last not in _TRAILING and not unopened:
            break
        end -= 1
    return start + end


def _entities(text: str, spans: list[tuple[int, int, str]]) -> list[Entity]:
    entities: list[Entity] = []
    reached = 0
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            entities.append(Entity(kind, utf16_length(text[:start]), utf16_length(text[start:end])))
            reached = end
    return entities
