"""Reasons of imports in the language of the chat."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.imports import fields
from locales import words_in
from locales.import_reasons import reason_text

ID, EN = words_in("id"), words_in("en")


@pytest.mark.parametrize(
    ("read", "cell", "said"),
    [
        (fields.nip, "1990", "bukan 18 angka"),
        (fields.nip, "199099012015012001", "tidak diawali tanggal lahir"),
        (fields.nip, "199001012015013001", "bukan 1 atau 2"),
        (fields.nip, "199001012015012000", "angka terakhirnya hilang"),
        (fields.day, "kemarin", "bukan tanggal; tulis 20/11/2026"),
        (fields.day, "1890-01-01", "tahunnya harus"),
        (fields.clock, "0.25", "dapat berarti pukul 00:25 atau 06:00; tulis jamnya"),
        (fields.moment, "2026-11-20", "tidak berisi jam; tulis 2026-11-20T15:30:00+07:00"),
        (fields.measure, "250", "bukan satuan; bilangan berkoma perlu diapit tanda kutip"),
    ],
)
def test_what_a_cell_is_refused_for_is_said_in_indonesian(
    read: Callable[[str], object], cell: str, said: str
) -> None:
    with pytest.raises(ValueError, match=r".+") as refused:
        read(cell)
    told = reason_text(ID, str(refused.value))
    assert said in told
    assert cell in told


def test_several_reasons_of_a_row_are_all_said() -> None:
    reason = (
        "nip: '1' is not 18 digits; unit: 'X' is not a unit of the roster;"
        " left: 2026-01-01 is before joined, 2026-02-01"
    )
    assert reason_text(ID, reason) == (
        "nip: '1' bukan 18 angka; unit: 'X' bukan unit di daftar pegawai;"
        " left: 2026-01-01 mendahului joined, 2026-02-01"
    )
    assert reason_text(EN, reason) == reason


def test_what_has_no_sentence_stays_as_it_is() -> None:
    assert reason_text(ID, "something new") == "something new"
