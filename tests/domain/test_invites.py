"""When an invitation is dead, and what confirms it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Invalid
from domain.invites import (
    CODE_BITS,
    MOST_FAILURES,
    InviteState,
    code_of,
    confirms,
    is_code_alone,
    parse_confirmation,
    read_code,
    state_of,
)
from domain.people import Nip
from domain.tokens import token_hash
from domain.typed_codes import written

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)
EARLIER = NOW - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("expires_at", "used_at", "revoked_at", "failures", "state"),
    [
        (SOON, None, None, 0, InviteState.OPEN),
        (SOON, None, None, MOST_FAILURES - 1, InviteState.OPEN),
        (SOON, None, None, MOST_FAILURES, InviteState.EXHAUSTED),
        (NOW, None, None, 0, InviteState.EXPIRED),
        (EARLIER, None, EARLIER, MOST_FAILURES, InviteState.REVOKED),
        (EARLIER, EARLIER, None, MOST_FAILURES, InviteState.USED),
        (SOON, EARLIER, EARLIER, 0, InviteState.USED),
    ],
)
def test_the_state_of_an_invitation(
    expires_at: datetime,
    used_at: datetime | None,
    revoked_at: datetime | None,
    failures: int,
    state: InviteState,
) -> None:
    found = state_of(
        expires_at=expires_at, used_at=used_at, revoked_at=revoked_at, failures=failures, now=NOW
    )
    assert found is state


def test_what_is_kept_of_a_token_does_not_tell_it() -> None:
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("text", ["031002", " 031 002\n"])
def test_six_digits_are_read_as_people_write_them(text: str) -> None:
    assert parse_confirmation(text) == "031002"


@pytest.mark.parametrize("text", ["197502022000031002", "19750202 200003 1 002", "19750202.200003.1-002"])
def test_the_whole_nip_is_read_as_people_write_it(text: str) -> None:
    assert parse_confirmation(text) == "197502022000031002"


@pytest.mark.parametrize("text", ["", "31002", "0310021", "03100a", "٠٣١٠٠٢", "19750202200003100"])
def test_anything_but_six_digits_or_a_nip_is_no_try(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_confirmation(text)
    assert refusal.value.key == "invite-six-digits"


def test_only_the_last_six_digits_or_all_confirm() -> None:
    nip = Nip.parse("19750202 200003 1 002")
    assert confirms("031002", nip)
    assert confirms("197502022000031002", nip)
    assert not confirms("197502012000031002", nip), "the last six are right, the NIP is not"
    assert not confirms("197502", nip)


def test_a_code_is_no_word() -> None:
    assert read_code("terima") is None
    assert is_code_alone("K7F-9QX")
    assert not is_code_alone("K7 F9 QX")
    assert not is_code_alone("K7F-9QX ya")


@given(st.integers(min_value=0, max_value=2**CODE_BITS - 1))
def test_every_code_that_is_drawn_is_read_back(number: int) -> None:
    code = code_of(number)
    if code is not None:
        assert read_code(written(code)) == code
        assert is_code_alone(written(code))
