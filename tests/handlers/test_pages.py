"""Pages of a long list: none is empty, whatever number an old button has."""

from __future__ import annotations

import pytest

from handlers.kit.pages import page_of
from handlers.team.callbacks import UnitsTap
from locales import words_in


@pytest.mark.parametrize(
    ("count", "asked", "number", "shown", "to"),
    [
        (0, 0, 0, [], []),
        (10, 1, 0, list(range(10)), []),
        (11, 0, 0, list(range(10)), [1]),
        (20, 2, 1, list(range(10, 20)), [0]),
        (21, 1, 1, list(range(10, 20)), [0, 2]),
        (21, 99, 2, [20], [1]),
    ],
)
def test_a_number_beyond_the_last_page_is_the_last(
    count: int, asked: int, number: int, shown: list[int], to: list[int]
) -> None:
    page = page_of(words_in("id"), range(count), asked, 10, UnitsTap)
    assert (page.number, list(page.shown)) == (number, shown)
    assert [button.data for row in page.rows for button in row] == [UnitsTap(each) for each in to]
