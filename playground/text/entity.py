"""An entity of a text, its kinds, and the order and nesting rules that all entities obey."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

# The order among entities that start and end together, as Telegram lists them.
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
}
SPLITTABLE = ("bold", "italic", "underline", "strikethrough")
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
BARE = frozenset({"pre", "code"})  # no style may live inside them


@dataclass(frozen=True)
class Entity:
    """One entity; `offset` and `length` in UTF-16 code units, `extra` the fields of its kind."""

    type: str
    offset: int
    length: int
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def end(self) -> int:
        return self.offset + self.length

    def order(self) -> tuple[int, int, int]:
        """Sort key: earlier first, of those that start together the longer one first."""
        return (self.offset, -self.length, _PRIORITY.get(self.type, 50))

    def json(self) -> dict[str, Any]:
        """The Bot API's MessageEntity."""
        return {"type": self.type, "offset": self.offset, "length": self.length, **self.extra}


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units: characters outside the basic plane count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Sorted as Telegram lists them."""
    return sorted(entities, key=Entity.order)


def fix(entities: list[Entity]) -> list[Entity]:
    """Sorted, without what may not overlap, and with styles cut at the borders of the other kinds."""
    ordered = in_order(entities)
    solid = _without_overlaps([e for e in ordered if e.type not in SPLITTABLE and e.type not in QUOTES])
    quotes = _without_overlaps([e for e in ordered if e.type in QUOTES])
    solid = [e for e in solid if not _crosses_any(e, quotes)]
    return _with_styles(solid + quotes, [e for e in ordered if e.type in SPLITTABLE])


def merge(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """`entities` (fixed) with the automatically `found` ones where these do not disturb them."""
    if not found:
        return entities
    quotes = [e for e in entities if e.type in QUOTES]
    solid = [e for e in entities if e.type not in SPLITTABLE and e.type not in QUOTES]
    welcome = [
        e
        for e in found
        if not _crosses_any(e, quotes) and not any(e.offset < s.end and s.offset < e.end for s in solid)
    ]
    styles = [e for e in entities if e.type in SPLITTABLE]
    return _with_styles(solid + welcome + quotes, styles)


def _without_overlaps(ordered: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in ordered:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _crosses_any(entity: Entity, quotes: list[Entity]) -> bool:
    """Whether it sticks out of a quotation that it touches (inside one it may live)."""
    return any(
        entity.offset < quote.end
        and quote.offset < entity.end
        and not (quote.offset <= entity.offset and entity.end <= quote.end)
        for quote in quotes
    )


def _with_styles(solid: list[Entity], styles: list[Entity]) -> list[Entity]:
    """Styles are united per kind, cut at the borders of `solid`, and dropped inside the bare kinds."""
    if not styles:
        return in_order(solid)
    borders = sorted({edge for e in solid for edge in (e.offset, e.end)})
    bare = [(e.offset, e.end) for e in solid if e.type in BARE]
    pieces: list[Entity] = []
    for kind in SPLITTABLE:
        for start, end in _united((e.offset, e.end) for e in styles if e.type == kind):
            edges = [start, *(b for b in borders if start < b < end), end]
            pieces.extend(
                Entity(kind, left, right - left)
                for left, right in pairwise(edges)
                if not any(a <= left and right <= b for a, b in bare)
            )
    return in_order(solid + _nested(pieces))


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _nested(pieces: list[Entity]) -> list[Entity]:
    """Cut the styles that cross each other, so that of two one always contains the other."""
    result: list[Entity] = []
    for piece in in_order(pieces):
        edges = sorted({o.end for o in result if piece.offset < o.end < piece.end})
        left = piece.offset
        for edge in (*edges, piece.end):
            result.append(replace(piece, offset=left, length=edge - left))
            left = edge
    return result
