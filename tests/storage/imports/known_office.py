"""An office that is known to the last row: it was imported, and its export is read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from domain.exports import Reader
from domain.imports import Orders
from storage.base.engine import Database
from storage.exports import export_zip
from tests.harness import copy_of
from tests.storage.imports.desk import BUDI, CITRA, FRIDAY, RATNA, SARI, Desk, office

ROSTER = f"""\
nip,name,unit,position,rank,supervisor_nip,role,joined,left,employment
{RATNA},Ratna Umpama,Sekretariat,Kepala,IV/a,,admin,2000-01-01,,PNS
{BUDI},Budi Contoh,Dinas,Kepala Seksi,III/d,{RATNA},asn,,,PNS
{SARI},Sari Contoh,Dinas,Operator,,{BUDI},asn,2015-01-01,,PPPK
{CITRA},Citra Contoh,Dinas,,II/c,{BUDI},admin,,2030-01-01,
"""
FILES = {
    "roster": ROSTER,
    "calendar": "date,kind,unit,name\n2026-10-12,holiday,,Hari jadi\n2026-10-13,workday,Dinas,\n",
    "services": f"code,name,unit,staff_nips,population\nKTP,KTP,Dinas,{SARI};{BUDI},61400\nKIA,KIA,Dinas,,\n",
    "competencies": "position,competency,required,course\nOperator,Arsip,3,Diklat arsip\nKepala,Data,2,\n",
    "targets": (
        "nip,period,title,quantity,unit,weight,kind,rencana_aksi,parent\n"
        f"{BUDI},2026,Layanan,10,laporan,2,tambahan,Menyusun laporan,\n"
        f"{SARI},2026,KTP,1200,berkas,,,,Layanan\n"
    ),
    "attendance": (
        f"nip,date,status,check_in,check_out\n{SARI},2026-11-02,present,07:30,16:00\n{BUDI},2026-11-02,late,,\n"
    ),
    "assessments": (
        "period,nip,assessor_nip,source,criterion,rating,note\n"
        f"2026-S1,{SARI},{SARI},self,harmonis,4,Baik\n2026-S1,{SARI},{BUDI},supervisor,harmonis,3,\n"
    ),
    "entries": (
        "nip,date,activity,submitted_at,started,ended,target,volume,unit,self_rating,status,"
        "supervisor_rating,reviewer_nip,reviewed_at,note\n"
        f"{SARI},2026-11-03,Melayani,2026-11-03T16:00:00+07:00,08:00,10:00,KTP,5,berkas,4,approved,4,{BUDI},"
        "2026-11-04T08:00:00+07:00,Bagus\n"
        f"{SARI},2026-11-04,Rapat,2026-11-04T16:00:00+07:00,,,,,,4,submitted,,,,\n"
    ),
}
KEYS = {
    "roster": ("nip",),
    "calendar": ("date", "unit"),
    "services": ("code",),
    "competencies": ("position", "competency"),
    "targets": ("nip", "period", "title"),
    "attendance": ("nip", "date"),
    "assessments": ("period", "nip", "assessor_nip", "source", "criterion"),
    "entries": ("nip", "date", "activity", "submitted_at"),
}
Rows = list[dict[str, str]]


async def exported_rows(database: Database) -> dict[str, Rows]:
    """The rows of each file as an export writes them."""
    packed = io.BytesIO()
    async with database.read() as uow:
        await export_zip(uow, office(), FRIDAY, Reader.OPERATOR, "", packed)
    with ZipFile(packed) as archive:
        return {
            kind: list(csv.DictReader(archive.read(f"{kind}.csv").decode().splitlines())) for kind in KEYS
        }


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the database of the known office."""
    return tmp_path_factory.mktemp("known")


async def of_known(migrated: Path, known: Path, name: str) -> Desk:
    """A desk at a copy of the known office."""
    first = known / "first.db"
    if not first.exists():
        desk = Desk(Database(f"sqlite:///{copy_of(migrated, first)}"), known)
        outcomes = await desk.takes(**FILES)
        await desk.database.close()
        assert all(outcome.may_be_kept for outcome in outcomes.values()), outcomes
    everything = Orders(ends=True, new_units=True)
    return Desk(Database(f"sqlite:///{copy_of(first, known / name)}"), known, orders=everything)
