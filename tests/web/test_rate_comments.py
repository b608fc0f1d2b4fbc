"""What is written to a rating in a browser: added to, and never lost on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from locales import words_in
from tests.harness import OfficeOnTrial
from tests.web.visitors import OpenOffice, opened

HERE = words_in("id")


@pytest.fixture
async def open_office(office: OfficeOnTrial) -> AsyncIterator[OpenOffice]:
    """An office with RATINGS=web."""
    async with opened(office) as open_:
        yield open_


async def test_a_second_comment_is_added_and_not_only_thanked_for(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    await anna.sends(wajah="3")
    action, fields = anna.form("/lanjut")
    for text in ("Ramah", "Ramah", "Tetapi antreannya lama"):
        assert HERE("page-comment-kept") in await anna.posts(action, **fields, kata=text)
    (kept,) = await open_office.responses()
    assert kept.comment == "Ramah\nTetapi antreannya lama"
    long = "x" * 4_090
    said = await anna.posts(action, **fields, kata=long)
    assert (anna.status, long in said) == (400, True)


async def test_what_is_typed_comes_back_also_where_somebody_else_guessed(open_office: OpenOffice) -> None:
    anna, guesser = open_office.browser(), open_office.browser()
    await anna.opens("/l/KTP")
    await anna.sends(wajah="3")
    for wrong in range(11):
        await guesser.opens(f"/l/X{wrong}")
    assert guesser.status == 429
    said = await anna.sends("/lanjut", kata="Lama menunggu")
    assert (anna.status, HERE("page-guessing") in said, "Lama menunggu" in said) == (429, True, True)
    clock = open_office.playground.clock
    clock.move_to(clock.now() + timedelta(minutes=11))
    assert HERE("page-comment-kept") in await anna.sends("/lanjut", kata="Lama menunggu")
    (kept,) = await open_office.responses()
    assert kept.comment == "Lama menunggu"
