"""`python -m bot period siasn` and `period reconcile`: results beside SIASN and e-Kinerja."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from domain.people import Nip
from domain.periods import PeriodKind
from domain.scoring import Rating
from domain.siasn import FIELDS
from reports.tables_xlsx import TableSheet, tables_xlsx
from storage.records.schemes import load_scheme
from storage.tables import Attendance
from tests.bot.command_line import CommandLine
from tests.handlers.papers import Received
from tests.handlers.results import LONG_NAME, PPPK, closed_office, revised
from tests.handlers.scores import closes, score_by
from tests.harness import ADMIN, BUDI, CITRA, FRIDAY_MORNING, NIPS, SARI, OfficeOnTrial

HEADS = ["nama", "nip", "hasil_kerja", "perilaku_kerja", "hasil_akhir", "pegawai_atasan_nip", "jenis_pegawai"]
TITLES = ["LAPORAN PENILAIAN", "Periode : Semester 2", "Tahun 2026"]


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """The second semester of 2026 is closed, and by the national scheme its last quarter."""
    await closed_office(office)
    own = office.service.office.scheme
    score_by(office, load_scheme("nasional"))
    await closes(office, PeriodKind.QUARTER, date(2026, 12, 31))
    score_by(office, own)
    return cli


def sheet(path: Path, *rows: tuple[str, str, str, str], titles: Sequence[str] = TITLES) -> str:
    """A report as e-Kinerja exports it: title lines, the header, a row for each name, NIP, grade, head."""
    cells = [[name, nip, "SESUAI EKSPEKTASI", "", grade, head, "PNS"] for name, nip, grade, head in rows]
    path.write_bytes(tables_xlsx("", [TableSheet("Laporan", titles, HEADS, cells)], FRIDAY_MORNING))
    return str(path)


async def test_siasn_gets_who_can_be_sent_and_names_the_others(
    cli: CommandLine, office: OfficeOnTrial, tmp_path: Path
) -> None:
    for person in (SARI, CITRA, BUDI):
        await revised(office, person, "Baik", ratings=(Rating.ABOVE, Rating.MEETS))
    ids = tmp_path / "ids.csv"
    ids.write_text(f"nip,pns_id,koefisien_id\n{NIPS[SARI]},A1B2C3D4-0001,12\n{NIPS[BUDI]},A1B2C3D4-0002,\n")
    made = await cli.runs("period", "siasn", "2026-Q4", "--ids", str(ids), "--out", "siasn.json")
    assert "1 of 4 people can be sent." in made.stdout, made.output
    assert f"{NIPS[BUDI]} Budi Contoh: the assessor's rank is not on record" in made.stdout
    assert f"{PPPK} {LONG_NAME}: no SIASN id (pns_id) in the file of --ids" in made.stdout
    assert f"{NIPS[ADMIN]} Agus Contoh: no grade; no SIASN id" in made.stdout
    (body,) = json.loads((tmp_path / "siasn.json").read_text("utf-8"))
    assert tuple(body) == FIELDS
    told = [body[name] for name in ("pnsDinilaiId", "penilaiNipNrp", "penilaiGolongan", "koefisienId")]
    assert told == ["A1B2C3D4-0001", NIPS[BUDI], "41", "12"]
    await cli.runs("period", "siasn", "2026-Q4", "--ids", str(ids), "--out", "siasn.xlsx")
    book = Received("", (tmp_path / "siasn.xlsx").read_bytes(), "")
    assert book.table()[3] == ["NIP", "Nama", *FIELDS]
    assert book.table()[4] == [NIPS[SARI], "Sari Contoh", *body.values()]
    assert [row[0] for row in book.table(1)[4:]] == [NIPS[ADMIN], NIPS[BUDI], PPPK]


async def test_other_systems_know_people_by_the_nips_of_today(
    cli: CommandLine, office: OfficeOnTrial, tmp_path: Path
) -> None:
    """Sari had Citra's number when the period was closed: her result is not told of Citra."""
    right = "199001012015012009"
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).nip = right
        await uow.session.flush()
        (await uow.people.get(office.ids[CITRA])).nip = NIPS[SARI]
        (await uow.people.get(office.ids[BUDI])).nip = "197502022000031009"
    await revised(office, SARI, "Baik", ratings=(Rating.ABOVE, Rating.MEETS))
    ids = tmp_path / "ids.csv"
    ids.write_text(f"PNS ID;NIP BARU\nA1B2C3D4-0001;{right}\nA1B2C3D4-0002;{NIPS[SARI]}\n")
    await cli.runs("period", "siasn", "2026-Q4", "--ids", str(ids), "--out", "siasn.json")
    (body,) = json.loads((tmp_path / "siasn.json").read_text("utf-8"))
    assert (body["pnsDinilaiId"], body["penilaiNipNrp"]) == ("A1B2C3D4-0001", "197502022000031009")
    await cli.runs("period", "allowance", "2026-S2", "--out", "tunjangan.xlsx")
    rows = Received("", (tmp_path / "tunjangan.xlsx").read_bytes(), "").table()[5:]
    assert {row[1]: row[0] for row in rows}["Sari Contoh"] == right
    file = sheet(tmp_path / "laporan.xlsx", ("SARI", right, "BUTUH PERBAIKAN", "197502022000031009"))
    told = await cli.runs("period", "reconcile", "2026-S2", "--file", file)
    assert "1 in e-Kinerja, 1 the same." in told.stdout, told.output


async def test_siasn_refuses_what_is_not_for_it(cli: CommandLine, tmp_path: Path) -> None:
    files = {
        "ids.csv": f"nip,pns_id\n{NIPS[SARI]},A1B2C3D4-0001\n",
        "shifted.csv": f"nip,pns_id\n{NIPS[SARI]},Sari Contoh\n",
        "twice.csv": f"nip,pns_id\n{NIPS[SARI]},A1B2C3D4-0001\n{NIPS[SARI]},A1B2C3D4-0002\n",
        "other.csv": "nip,id\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    for period, ids, out, sentence in (
        ("2026-S2", "ids.csv", "x.json", "takes results of months and quarters; 2026-S2 is neither"),
        ("2026-11", "ids.csv", "x.json", "2026-11 is not closed"),
        ("2026-Q4", "ids.csv", "x.csv", "has to end with .json or .xlsx"),
        ("2026-Q4", "shifted.csv", "x.json", "'Sari Contoh' is no id of SIASN"),
        ("2026-Q4", "twice.csv", "x.json", "stands twice"),
        ("2026-Q4", "other.csv", "x.json", "needs the columns nip and pns_id"),
    ):
        refused = await cli.runs("period", "siasn", period, "--ids", ids, "--out", out)
        assert refused.exit_code == 1 and sentence in refused.stderr, refused.output


async def test_differences_with_e_kinerja_are_told_and_filed(cli: CommandLine, tmp_path: Path) -> None:
    stranger = "199912312026111009"
    file = sheet(
        tmp_path / "laporan.xlsx",
        ("SARI CONTOH", NIPS[SARI], "BAIK", NIPS[ADMIN]),
        ("BUDI CONTOH", NIPS[BUDI], "", NIPS[ADMIN]),
        ("=HYPERLINK(1)X", stranger, "SANGAT BAIK", NIPS[BUDI]),
    )
    told = await cli.runs("period", "reconcile", "2026-S2", "--file", file, "--out", "beda.pdf")
    for line in (
        "4 people here, 3 in e-Kinerja, 1 the same.",
        "Reported here, not in e-Kinerja: 1",
        f"  {PPPK} {LONG_NAME}",
        "Grades differ: 1",
        f"  {NIPS[SARI]} Sari Contoh: Needs improvement here, Good there",
        "On record here without reports, not in e-Kinerja: 1",
        "In e-Kinerja, no result here: 1",
        f"  {stranger} '=HYPERLINK(1)X",
        "Assessors differ: 1",
    ):
        assert line in told.stdout.splitlines(), told.output
    paper = Received("beda.pdf", (tmp_path / "beda.pdf").read_bytes(), "")
    text = paper.text()
    assert "REKONSILIASI DENGAN E-KINERJA" in text
    written = {who: Nip(nip).pretty for who, nip in NIPS.items()}
    assert f"Sari Contoh {written[SARI]} Butuh Perbaikan Baik {written[BUDI]} {written[ADMIN]}" in text, text
    assert all(is_embedded for _, is_embedded in paper.fonts())
    await cli.runs("period", "reconcile", "2026-S2", "--file", file, "--out", "beda.xlsx")
    rows = Received("", (tmp_path / "beda.xlsx").read_bytes(), "").table()[4:]
    assert rows[0][:2] == ["Perbedaan", "Unit kerja"]
    assert ["Ada di e-Kinerja, tidak ada hasil di sini", "", "=HYPERLINK(1)X", Nip(stranger).pretty] in [
        list(row[:4]) for row in rows
    ]


async def test_who_worked_is_looked_for_also_where_the_scheme_does_not_look_at_days(
    cli: CommandLine, office: OfficeOnTrial, tmp_path: Path
) -> None:
    """Attendance alone is scored: only Sari has any, and nobody's reports are read."""
    async with office.changes() as uow:
        uow.session.add(Attendance(employee_id=office.ids[SARI], date=date(2026, 12, 31), status="present"))
    scheme = load_scheme("tebingtinggi")
    alone = {"components": scheme.components[:1], "min_reported": Fraction(0)}
    score_by(office, scheme.model_copy(update=alone))
    await closes(office, PeriodKind.MONTH, date(2026, 12, 31))
    file = sheet(tmp_path / "laporan.xlsx", ("BUDI CONTOH", NIPS[BUDI], "", NIPS[ADMIN]), titles=[])
    told = await cli.runs("period", "reconcile", "2026-12", "--file", file)
    lines = told.stdout.splitlines()
    assert "Reported here, not in e-Kinerja: 1" in lines, told.output
    assert "On record here without reports, not in e-Kinerja: 2" in lines, told.output
    assert lines.index(f"  {NIPS[SARI]} Sari Contoh") < lines.index(f"  {PPPK} {LONG_NAME}")


async def test_a_sheet_in_doubt_is_refused_with_one_sentence(cli: CommandLine, tmp_path: Path) -> None:
    good = sheet(tmp_path / "baik.xlsx", ("SARI", NIPS[SARI], "BAIK", ""))
    shifted = sheet(tmp_path / "geser.xlsx", ("SARI", NIPS[SARI], NIPS[BUDI], "Budi"))
    (tmp_path / "palsu.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    for period, file, sentence in (
        ("2026-Q4", good, "is of “periode : semester 2”, not of 2026-Q4"),
        ("2026-S2", shifted, "in hasil_akhir is no word of e-Kinerja"),
        ("2026-S2", "palsu.xlsx", "is not an XLSX workbook"),
        ("2026-S2", "tiada.xlsx", "does not exist"),
        ("2027-S1", "palsu.xlsx", "is not an XLSX workbook"),
    ):
        refused = await cli.runs("period", "reconcile", period, "--file", file)
        assert refused.exit_code == 1 and sentence in refused.stderr, refused.output
        assert len(refused.stderr.strip().splitlines()) == 1
