"""Lists of records as JSON are read as tables."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from domain.imports import TARGETS, BadFile, Present, parse
from domain.imports.header_row import table_of
from storage.imports.reading import sheet_of
from tests.ekinerja_sheets import BUDI, SARI

NOW = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)


def rows(said: object) -> list[list[str]]:
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    return [list(cells) for _, cells in sheet_of("laporan.json", content).rows]


def test_records_are_rows_below_their_names() -> None:
    said = [
        {"nip": int(SARI), "nama": "Sari Contoh", "is_plt_plh": False, "pegawai_atasan": {"nip": BUDI}},
        {"nip": BUDI, "nama": None, "skp_unor": "Dinas"},
    ]
    wanted = [
        ["nip", "nama", "is_plt_plh", "pegawai_atasan_nip", "skp_unor"],
        [SARI, "Sari Contoh", "0", BUDI],
        [BUDI, "", "", "", "Dinas"],
    ]
    assert rows(said) == wanted
    assert rows({"status": "ok", "data": said}) == wanted
    assert rows(json.dumps(said).encode("utf-16")) == wanted
    assert rows(b'[{"nip": 1.99001012015012E+17}]')[1] == ["1.99001012015012E+17"]


def test_numbers_have_a_decimal_point_and_decide_nothing_for_texts() -> None:
    plan = {"nip": SARI, "period": "2026", "unit": "dokumen"}
    said = [plan | {"title": "Arsip", "quantity": 1.125}, plan | {"title": "Akta", "quantity": "0,5"}]
    table = table_of(TARGETS, sheet_of("laporan.json", json.dumps(said).encode()))
    found = parse(TARGETS, table, Present(NOW, NOW.date()))
    assert [line.row.quantity for line in found.lines] == [Decimal("1.125"), Decimal("0.5")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "not valid JSON"),
        (b"\xff\xfe\xff", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'[{"a": 1, "a": 2}]', "a name twice"),
        (b'{"a": 1}', "no list of records"),
        (b'{"a": [], "b": []}', "no list of records"),
        (b"[1]", "not everything is a record"),
        (json.dumps([{str(n): n for n in range(600)}]).encode(), "more than 500 names"),
        (b" " * (33 * 2**20), "larger than 32 MB"),
    ],
)
def test_other_json_is_refused_with_a_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(BadFile, match=reason):
        rows(content)
