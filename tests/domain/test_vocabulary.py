"""Numbers in words, also within a longer text."""

from __future__ import annotations

import re

import pytest

from domain.vocabulary import NUMBER, number_of


@pytest.mark.parametrize(
    ("said", "number"),
    {
        "7": 7,
        "Tiga": 3,
        "ten": 10,
        "sebelas": 11,
        "dua belas": 12,
        "lima puluh": 50,
        "sembilan puluh dua": 92,
    }.items(),
)
def test_a_number_in_words(said: str, number: int) -> None:
    assert number_of(said) == number
    assert said.isdecimal() or re.fullmatch(NUMBER, said.lower())


@pytest.mark.parametrize("said", ["dua ratus lima dokumen", "seribu dua dokumen", "tiga puluh dua dokumen"])
def test_the_rest_of_a_number_is_none(said: str) -> None:
    last = re.search(rf"({NUMBER})\s+dokumen", said)
    assert last is None or number_of(last[1]) == 32
