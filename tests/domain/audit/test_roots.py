"""When a root goes out: weekly, after a closing, and never twice."""

from __future__ import annotations

from datetime import date

import pytest

from domain.audit.merkle import levels
from domain.audit.proof import Tree
from domain.audit.roots import NOTED, PUBLISHED, Root, is_to_publish, published_object

THURSDAY, FRIDAY, SATURDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)
OLD, NEW = Root(10, "ab" * 32, date(2026, 11, 12)), Root(20, "cd" * 32, THURSDAY)


@pytest.mark.parametrize(
    ("noted", "published", "told_on", "today", "closed", "goes_out"),
    [
        (NEW, None, None, THURSDAY, False, True),
        (NEW, OLD, date(2026, 11, 13), THURSDAY, False, False),
        (NEW, OLD, date(2026, 11, 13), FRIDAY, False, True),
        (NEW, OLD, date(2026, 11, 13), SATURDAY, False, True),
        (NEW, OLD, FRIDAY, SATURDAY, False, False),
        (NEW, OLD, date(2026, 11, 13), THURSDAY, True, True),
        (NEW, NEW, date(2026, 11, 13), FRIDAY, False, False),
    ],
    ids=["first", "not-yet", "friday", "caught-up", "once-a-week", "after-a-closing", "nothing-new"],
)
def test_a_root_goes_out(
    noted: Root, published: Root | None, told_on: date | None, today: date, closed: bool, goes_out: bool
) -> None:
    assert is_to_publish(noted, published, told_on, today, closed=closed) is goes_out


@pytest.mark.parametrize("size", [1, 4711, 999_999_999_999])
def test_their_rows_are_found_where_signs_come_before_digits(size: int) -> None:
    def as_a_language_sorts(text: str) -> list[tuple[bool, str]]:
        return [(sign.isalnum(), sign) for sign in text]

    root = Root(size, "0" * 64, date(2026, 11, 26))
    for said, (first, last) in ((root.object, NOTED), (published_object(size), PUBLISHED)):
        assert first <= said <= last
        key = as_a_language_sorts
        assert key(first) <= key(said) <= key(last)


def test_a_tree_is_whole_when_its_leaves_give_the_published_root() -> None:
    leaves = [bytes([n]) * 32 for n in range(5)]
    root = Root(5, levels(leaves)[-1][0].hex(), FRIDAY)
    assert Tree.over(root, leaves).is_whole
    assert not Tree.over(root, leaves[:-1]).is_whole
    assert not Tree.over(root, []).is_whole
