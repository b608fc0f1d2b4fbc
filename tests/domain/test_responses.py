"""The rules of quick ratings: faces, comments, nameless raters and links."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Invalid
from domain.responses import (
    LONGEST_COMMENT,
    change_mark,
    face_of,
    link_payload,
    may_change,
    parse_comment,
    question_keys,
    rater_hash,
)

DAY = date(2026, 11, 20)
NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize("value", [0, 5])
def test_there_are_four_faces(value: int) -> None:
    with pytest.raises(Invalid):
        face_of(value)
    assert [face_of(face) for face in (1, 2, 3, 4)] == [1, 2, 3, 4]


def test_a_comment_has_words_and_an_end() -> None:
    assert parse_comment("  Cepat,\nramah.  ") == "Cepat,\nramah."
    assert parse_comment("Telepon 0812 3456 7890, antre 3 jam") == "Telepon […], antre 3 jam"
    assert len(parse_comment("x" * LONGEST_COMMENT)) == LONGEST_COMMENT
    for text in ("", " \n", "x" * (LONGEST_COMMENT + 1)):
        with pytest.raises(Invalid):
            parse_comment(text)


def test_a_rater_is_the_same_only_on_one_day_at_one_service_of_one_office() -> None:
    known = rater_hash(b"secret", "105", 1, DAY)
    assert known == rater_hash(b"secret", "105", 1, DAY)
    others = {
        rater_hash(b"secret", "106", 1, DAY),
        rater_hash(b"secret", "105", 2, DAY),
        rater_hash(b"secret", "105", 1, date(2026, 11, 21)),
        rater_hash(b"another", "105", 1, DAY),
        rater_hash(b"secret", "10", 51, DAY),
    }
    assert len(others) == 5
    assert known not in others


def test_nobody_is_hashed_without_a_key() -> None:
    with pytest.raises(ValueError, match="key"):
        rater_hash(b"", "105", 1, DAY)


def test_a_screen_is_found_for_a_quarter_of_an_hour_and_no_longer_than_two() -> None:
    noted, before = question_keys(b"secret", "105", NINE)
    assert noted != before
    for minutes, is_found in ((14, True), (15, True), (29, True), (30, False)):
        later = question_keys(b"secret", "105", NINE + timedelta(minutes=minutes))
        assert (noted in later) is is_found
        assert (noted == later[0]) is (minutes < 15)
    assert noted not in question_keys(b"secret", "106", NINE)


def test_a_face_may_be_changed_for_one_to_two_minutes_by_whoever_chose_it() -> None:
    mark = change_mark(b"secret", "rater", NINE)
    assert len(mark) == 16, "a button has 64 bytes"
    for seconds, may in ((-1, False), (0, True), (59, True), (119, True), (120, False)):
        assert may_change(b"secret", "rater", mark, NINE + timedelta(seconds=seconds)) is may
    assert not may_change(b"secret", "another", mark, NINE)
    assert not may_change(b"another", "rater", mark, NINE)


@pytest.mark.parametrize(
    ("code", "payload"),
    [
        ("KTP-01_a", "rate_KTP-01_a"),
        ("K" * 59, "rate_" + "K" * 59),
        ("K" * 60, "rateid_7"),
        ("IZIN/01", "rateid_7"),
        ("Akta Lahir", "rateid_7"),
        ("", "rateid_7"),
    ],
)
def test_the_link_of_a_service_is_one_that_telegram_carries(code: str, payload: str) -> None:
    assert link_payload(code, 7) == payload
