"""Evidence on the office's server: tokens, links that end, files that are shown as what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kept_files import (
    MOST_TRIES,
    FileDelivery,
    Visit,
    next_try,
    served_as,
    token_of,
    unpacked_name,
    visit_of,
)
from domain.office import Office
from domain.tokens import token_hash
from storage.records.schemes import load_scheme

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SAVED = FileDelivery("application/octet-stream", inline=False)
OFFICE = Office(
    "Kabupaten Contoh",
    ZoneInfo("Asia/Jakarta"),
    "WIB",
    load_scheme("bungo"),
    "contoh_bot",
    public_url="https://kinerja.example.go.id",
    rater_key=b"k" * 32,
    keeps_evidence=True,
)


@given(st.binary(min_size=1, max_size=64), st.text("0123456789abcdef", min_size=32, max_size=32))
def test_a_token_follows_from_key_and_seed_alone(key: bytes, seed: str) -> None:
    token = token_of(key, seed)
    assert token == token_of(key, seed)
    assert len(token) == 32 and set(token) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )
    assert token not in (token_of(key + b"x", seed), token_of(key, seed[::-1] + "0"))
    assert seed not in token_hash(token) and token_hash(token) != token_hash(token[::-1] + "x")


@given(
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(-5, 5).map(lambda days: NOW + timedelta(days=days)),
)
def test_a_file_is_given_out_only_when_nothing_speaks_against_it(
    revoked: bool, attached: bool, whole: bool, expires: datetime
) -> None:
    outcome = visit_of(
        expires_at=expires,
        revoked_at=NOW if revoked else None,
        is_attached=attached,
        is_whole=whole,
        now=NOW,
    )
    assert (outcome is Visit.OPENED) == (attached and whole and not revoked and expires > NOW)
    if outcome is Visit.ALTERED:
        assert not whole


def test_a_file_is_tried_ever_more_rarely_and_not_for_ever() -> None:
    times = [next_try(tries, NOW) for tries in range(1, MOST_TRIES)]
    pauses = [each - NOW for each in times if each is not None]
    assert len(pauses) == MOST_TRIES - 1
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=1), timedelta(hours=6))
    assert next_try(MOST_TRIES, NOW) is None


@pytest.mark.parametrize(
    ("content", "served"),
    [
        (b"\xff\xd8\xff\xe0", FileDelivery("image/jpeg", inline=True)),
        (b"\x89PNG\r\n\x1a\n", FileDelivery("image/png", inline=True)),
        (b"GIF89a", FileDelivery("image/gif", inline=True)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", FileDelivery("image/webp", inline=True)),
        (b"%PDF-1.7", FileDelivery("application/pdf", inline=True)),
        (b"<html><script>", SAVED),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", SAVED),
        (b"", SAVED),
    ],
)
def test_a_file_is_shown_by_what_it_is(content: bytes, served: FileDelivery) -> None:
    assert served_as(content) == served


def test_a_link_to_a_kept_file_is_told_from_other_links() -> None:
    link = OFFICE.evidence_link("0" * 32)
    assert link.startswith("https://kinerja.example.go.id/bukti/")
    assert OFFICE.is_evidence_link(link)
    assert not OFFICE.is_evidence_link("https://kinerja.example.go.id/cek/A1B2")
    assert not OFFICE.is_evidence_link("https://contoh.example.com/bukti/1")


@pytest.mark.parametrize(
    "without", [{"keeps_evidence": False}, {"public_url": "http://kinerja.example.go.id"}, {"rater_key": b""}]
)
def test_there_are_links_only_over_https_under_a_key_to_files_that_are_kept(without: dict[str, Any]) -> None:
    office = replace(OFFICE, **without)
    assert OFFICE.links_evidence
    assert not office.links_evidence
    assert not office.is_evidence_link(f"{office.public_url}/bukti/1")


@pytest.mark.parametrize(
    ("name", "unpacked"),
    [
        ("Notulen 20:30 <final>?.pdf", "Notulen 20_30 _final__.pdf"),
        ("C:\\Data\\surat.pdf", "C__Data_surat.pdf"),
        ("../surat.pdf", "surat.pdf"),
        ("laporan. ", "laporan"),
    ],
)
def test_a_name_can_be_unpacked_on_windows_too(name: str, unpacked: str) -> None:
    assert unpacked_name(name) == unpacked
