"""Codes of papers, visits, tickets and invitations: each is read back however it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.typed_codes import letters_of, number_of, read, written


@given(st.sampled_from((6, 8, 10, 12)), st.data())
def test_a_code_is_read_however_it_is_typed(length: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, 2 ** (5 * length) - 1))
    code = letters_of(number, length)
    assert number_of(code) == number
    assert read(code, length) == read(written(code), length) == code
    assert read(f"  {written(code).lower().replace('-', ' – ')} ", length) == code
    assert read(code.replace("0", "o").replace("1", "l"), length) == code


@pytest.mark.parametrize("typed", ["", "4F7K9QX", "4F7K-9UX7", "４F7K9QX7", "<b>!</b>", "7" * 99])
def test_what_cannot_be_a_code(typed: str) -> None:
    assert read(typed, 8) is None


def test_a_code_is_printed_in_groups_of_the_same_length() -> None:
    assert [written("4F7K9Q"), written("4F7K9QXM")] == ["4F7-K9Q", "4F7K-9QXM"]
