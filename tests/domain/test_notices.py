"""To whom a notice goes, and how urgent it is to them."""

from __future__ import annotations

import pytest

from domain.notices import Apology, MenuChanged, Notice, Priority, Recipient


def test_a_notice_goes_to_a_person_or_to_one_chat() -> None:
    with pytest.raises(ValueError, match="either"):
        Recipient()
    with pytest.raises(ValueError, match="either"):
        Recipient(1, 2)
    with pytest.raises(ValueError, match="either"):
        Recipient(chat_id=2, sealed=b"chat")


def test_what_strangers_wait_for_goes_behind_what_the_office_waits_for() -> None:
    assert Recipient(1).priority_of(Apology("A1")) is Priority.ANSWER
    stranger = Recipient(chat_id=2, is_stranger=True)
    assert stranger.priority_of(Apology("A1")) is Priority.STRANGER
    assert stranger.priority_of(MenuChanged()) is Priority.BULK


def test_a_log_does_not_show_a_sealed_chat() -> None:
    assert "sealed" not in repr(Recipient(sealed=b"chat of Wati"))


def test_no_two_notices_have_one_name() -> None:
    with pytest.raises(ValueError, match="two classes have the kind 'apology'"):

        class Regret(Notice, kind="apology"):
            pass
