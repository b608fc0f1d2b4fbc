"""The way back to a citizen's chat: sealed, bound to one ticket, and nothing without the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.way_back import WayBack, seal, unseal

KEY = b"kunci untuk uji coba, sepanjang ini"


@given(chat=st.integers(1, 2**52), language=st.sampled_from(["id", "en"]), flipped=st.integers(0, 37))
def test_it_opens_for_its_ticket_alone(chat: int, language: str, flipped: int) -> None:
    way = WayBack(chat, language)
    box = seal(KEY, "ticket 1", way)
    assert unseal(KEY, "ticket 1", box) == way
    assert unseal(KEY, "ticket 2", box) is None, "laid beside another ticket"
    assert unseal(KEY + b"!", "ticket 1", box) is None, "the key was rotated"
    assert unseal(b"", "ticket 1", box) is None, "the key was lost"
    altered = bytearray(box)
    altered[flipped] ^= 1
    assert unseal(KEY, "ticket 1", bytes(altered)) is None


def test_boxes_of_one_chat_have_nothing_in_common_and_all_have_one_length() -> None:
    boxes = [seal(KEY, "ticket 1", WayBack(chat, "id")) for chat in (5, 5, 8_123_456_789)]
    assert len({len(box) for box in boxes}) == 1
    assert boxes[0] != boxes[1]
    assert str(8_123_456_789).encode() not in boxes[2]
    for broken in (b"", b"x", b"x" * 12, b"x" * 200):
        assert unseal(KEY, "ticket 1", broken) is None


def test_nothing_is_sealed_without_a_key() -> None:
    with pytest.raises(ValueError, match="key"):
        seal(b"", "ticket 1", WayBack(5, "id"))
