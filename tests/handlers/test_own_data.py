"""The export of one's own data: all of it, with words for every column, and no rater without a name."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from domain.own_rows import NOT_IN_EXPORTS, OWN_ROWS
from domain.personal_data import KINDS, OF_CITIZENS
from handlers.privacy.callbacks import OwnDataMakeTap
from locales import words_in
from storage.own_data import columns_of
from storage.tables import Assessment, RatingRequest, SecondRating, Table
from tests.evidence import keeping
from tests.handlers.papers import received
from tests.handlers.people import log_of
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial


async def downloaded(office: OfficeOnTrial, telegram_id: int) -> ZipFile:
    """What a person gets who asks for the own data."""
    person = office.playground.person(telegram_id)
    await office.says(person, "/privasi")
    await office.taps(person, "Unduh data saya", "Buat unduhan")
    return ZipFile(BytesIO((await received(office, person)).content))


def said(zipped: ZipFile) -> dict[str, Any]:
    """What data.json says."""
    document: dict[str, Any] = json.loads(zipped.read("data.json"))
    return document


def test_every_table_of_employees_has_an_owner_or_a_reason() -> None:
    known = OWN_ROWS.keys() | NOT_IN_EXPORTS.keys()
    for kind in KINDS:
        for table in kind.tables if kind.topic not in OF_CITIZENS else ():
            assert table in known, f"domain/own_rows.py does not say whose the rows of {table} are"
    assert not OWN_ROWS.keys() & NOT_IN_EXPORTS.keys()
    for name, own in OWN_ROWS.items():
        named = {*own.by, *own.names, *own.hidden, own.who, own.account, own.through and own.through[0]}
        assert named - {None} <= {column.name for column in Table.metadata.tables[name].columns}, name


def test_every_column_of_an_export_has_words() -> None:
    words = words_in("id")
    for column in {column.name for table in OWN_ROWS for column in columns_of(table)}:
        assert words.plain(f"field-{column}"), column


async def test_a_person_gets_the_own_rows_with_names_in_place_of_numbers(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Menyusun laporan keuangan")
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await office.reports(office.citra, "Menyusun arsip")
    document = said(await downloaded(office, SARI))
    (entry,) = document["rows"]["entries"]
    assert (entry["activity"], entry["reviewer_id"]) == ("Menyusun laporan keuangan", "Budi Contoh")
    assert entry["submitted_at"].endswith("+07:00")
    assert document["rows"]["memberships"][0]["unit_id"] == "Dinas Pelayanan"
    assert document["columns"]["self_rating"] == "nilai diri"
    assert document["rows"]["record_views"][0]["viewer_id"] == "Budi Contoh"
    assert "Citra" not in json.dumps(document)
    assert (await log_of(office))[-1].action == "export-own-data"


async def test_who_rated_without_a_name_is_in_nobodys_export(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    sari, citra = office.ids[SARI], office.ids[CITRA]
    given = {"period": "2026-S2", "employee_id": sari, "criterion": "kolaboratif", "given_at": None}
    peer = Assessment(**given, assessor_id=citra, source="peer", rating=2, note="Catatan rekan")
    head = Assessment(**given, assessor_id=office.ids[BUDI], source="supervisor", rating=4, note=None)
    wish = {"period": "2026-S2", "source": "peer", "date": date(2026, 12, 31), "given": {}}
    asked = RatingRequest(**wish, employee_id=citra, rated_id=sari, state="done")
    again = SecondRating(
        entry_id=1,
        version=1,
        employee_id=office.ids[ADMIN],
        date=date(2026, 12, 4),
        state="rated",
        rating=1,
        reason=None,
    )
    await office.add(peer, head, asked, again)
    own = said(await downloaded(office, SARI))["rows"]
    assert [each["assessor_id"] for each in own["assessments"]] == ["Budi Contoh"]
    assert {"rating_requests", "second_ratings"}.isdisjoint(own)
    told = json.dumps(own)
    assert all(hidden not in told for hidden in ("Citra", "Agus", "Catatan rekan"))
    assert said(await downloaded(office, CITRA))["rows"]["rating_requests"][0]["rated_id"] == "Sari Contoh"
    (second,) = said(await downloaded(office, ADMIN))["rows"]["second_ratings"]
    assert second["rating"] == 1
    assert "entry_id" not in second


async def test_it_is_made_once_a_day_and_for_nobody_else(office: OfficeOnTrial) -> None:
    await downloaded(office, SARI)
    await office.taps_data(office.sari, OwnDataMakeTap().pack())
    assert "sudah diunduh hari ini" in office.sari.sees() + str(office.sari.toasts)
    await office.taps_data(office.stranger, OwnDataMakeTap().pack())
    assert not any("document" in message for message in office.stranger.messages)
    office.move_to(2026, 11, 21, 9, 0)
    assert said(await downloaded(office, SARI))["made_at"].startswith("2026-11-21")


async def test_the_own_files_are_in_it(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as kept:
        await kept.reports_with_a_file(b"%PDF daftar", "../daftar.pdf")
        await kept.keeper.step()
        zipped = await downloaded(kept, SARI)
        assert zipped.read("files/2026-11-20-1-daftar.pdf") == b"%PDF daftar"
        for file in kept.kept:
            file.unlink()
        office.move_to(2026, 11, 21, 9, 0)
        assert said(await downloaded(kept, SARI))["files_left_out"] == [
            {"date": "2026-11-20", "name": "../daftar.pdf"}
        ]


async def test_a_file_with_a_long_name_can_be_unpacked(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as kept:
        await kept.reports_with_a_file(b"%PDF surat", f"{'📄' * 60}.pdf")
        await kept.keeper.step()
        (await downloaded(kept, SARI)).extractall(tmp_path / "unpacked")
        (file,) = (tmp_path / "unpacked" / "files").iterdir()
        assert file.name.startswith("2026-11-20-1-📄") and file.suffix == ".pdf"
        assert file.read_bytes() == b"%PDF surat"
