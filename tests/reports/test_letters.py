"""Widths of words are those that are drawn."""

from __future__ import annotations

import pytest

from reports.drawing import box, png, text
from reports.letters import fitted, width_of

WORDS = ["Kualitas pelayanan", "EVALUASI KINERJA 2026", "iiiiilllll", "WWWWW %", "Nama ‘Ṣāliḥ’ – é"]


def covered(words: str, x: float, *, bold: bool) -> bytes:
    """Words on white, with everything to the right of `x` covered again."""
    drawn = text(0, 60, words, size=40, fill="#000000", bold=bold) + box(x, 0, 2000, 80, fill="#FFFFFF")
    return png([drawn], 80, width=1000, ground="#FFFFFF")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", WORDS)
def test_words_end_where_their_width_says(words: str, bold: bool) -> None:
    width = width_of(words, size=40, bold=bold)
    whole = covered(words, 1000, bold=bold)
    assert covered(words, width + 2, bold=bold) == whole
    assert covered(words, width - 12, bold=bold) != whole


@pytest.mark.parametrize("room", [0, 25, 40, 300, 5000])
def test_words_are_cut_to_the_room(room: int) -> None:
    for words in (*WORDS, ""):
        shown = fitted(words, room, size=40)
        assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))
        assert width_of(shown, size=40) <= max(room, width_of("…", size=40))
        assert (shown == words) == (not words or width_of(words, size=40) <= room)


@pytest.mark.parametrize("letter", ["\x0b", "\x01", "\ufffe", "\uffff", "\ud800"])
def test_a_letter_that_no_picture_takes_is_drawn_as_a_box(letter: str) -> None:
    def drawn(words: str) -> bytes:
        return png([text(0, 60, words, size=40, fill="#000000")], 80)

    assert drawn(f"Sari{letter}") == drawn("Sari□")
