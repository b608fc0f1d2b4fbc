"""Whatever a file brings to a known office, undoing its import gives back every row with its id."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.imports import Orders
from storage.base.engine import Database
from tests.harness import copy_of
from tests.storage.imports.desk import ALL, BUDI, CITRA, RATNA, SARI, Desk, Tables

NEW = "199909092020019009"
KNOWN = 2
"""The number of the import that made the known office; the one before it was undone."""
_NIPS = (SARI, CITRA, BUDI)
_MARK = ("", "", "x")
CELLS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "roster": {
        "nip": (SARI, CITRA, BUDI, NEW),
        "name": ("Contoh", "Umpama"),
        "unit": ("Dinas", "Sekretariat", "Kantor"),
        "position": ("", "-", "Analis", "Operator"),
        "supervisor_nip": ("", RATNA),
        "left": ("", "2027-01-31"),
        "since": ("", "", "2026-03-01", "2026-09-01", "2027-02-01"),
    },
    "calendar": {
        "date": ("2026-11-25", "2026-11-26"),
        "kind": ("holiday", "workday"),
        "unit": ("", "Dinas"),
        "withdraw": _MARK,
    },
    "services": {
        "code": ("ktp", "kia"),
        "name": ("KTP", "KIA"),
        "unit": ("Dinas", "Sekretariat"),
        "staff_nips": ("", "-", SARI, f"{SARI};{CITRA}"),
        "since": ("", "2026-03-01", "2026-09-01"),
        "withdraw": _MARK,
    },
    "targets": {
        "nip": _NIPS,
        "period": ("2026-S2", "2026"),
        "title": ("Arsip", "Surat"),
        "quantity": ("12", "0.5"),
        "unit": ("berkas",),
        "withdraw": _MARK,
    },
    "leave": {
        "nip": _NIPS,
        "kind": ("cuti", "sakit"),
        "start": ("2026-11-16",),
        "end": ("2026-11-16", "2026-11-20"),
        "half": ("",),
        "withdraw": _MARK,
    },
    "duty": {
        "nip": _NIPS,
        "date": ("2026-11-18", "2026-11-19"),
        "start": ("07:00", "21:00"),
        "end": ("14:00", "23:00"),
    },
    "attendance": {
        "nip": _NIPS,
        "date": ("2026-11-18",),
        "status": ("present", "late"),
        "check_in": ("", "07:30"),
    },
    "assessments": {
        "nip": _NIPS,
        "period": ("2026-S1",),
        "source": ("supervisor",),
        "assessor_nip": (RATNA,),
        "criterion": ("akuntabel", "loyal"),
        "rating": ("3", "4"),
        "withdraw": _MARK,
    },
    "entries": {
        "nip": _NIPS,
        "date": ("2026-11-18",),
        "activity": ("Rapat", "Surat"),
        "submitted_at": ("2026-11-18T16:00:00+07:00",),
        "self_rating": ("3", "4"),
        "volume": ("", "2.5"),
        "unit": ("", "berkas"),
        "status": ("submitted", "returned"),
        "withdraw": _MARK,
    },
    "citizen": {
        "service": ("ktp",),
        "submitted_at": ("2026-11-18T09:00:00+07:00",),
        "channel": ("visit",),
        "quick": ("3", "4"),
        "withdraw": _MARK,
    },
}


@st.composite
def files(draw: st.DrawFn) -> dict[str, str]:
    """Some files with some rows."""
    kinds = draw(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=4, unique=True))
    found = {}
    for kind in kinds:
        row = st.tuples(*(st.sampled_from(cells) for cells in CELLS[kind].values()))
        rows = draw(st.lists(row, min_size=1, max_size=5))
        found[kind] = "\n".join(map(",".join, [tuple(CELLS[kind]), *rows])) + "\n"
    return found


@dataclass(frozen=True)
class Known:
    """A known office: a database file to copy, what is in it, and the folder of both."""

    file: Path
    contents: Tables

    @property
    def folder(self) -> Path:
        """For a copy, and for files."""
        return self.file.parent


@pytest.fixture(scope="module")
def known(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Known:
    """A known office, made by the first import, which may be undone too."""
    file = copy_of(migrated, tmp_path_factory.mktemp("known") / "known.db")

    async def make() -> Tables:
        async with desk_at(file) as desk:
            before = await desk.contents(*ALL, ids=True)
            roster = "".join(f"{nip},Contoh,Dinas,{RATNA}\n" for nip in _NIPS)
            first = {
                "roster": f"nip,name,unit,supervisor_nip\n{roster}{RATNA},Ratna,Sekretariat,\n",
                "services": "code,name,unit\nktp,KTP,Dinas\n",
            }
            await desk.takes(**first)
            assert await desk.takes_back(1) == []
            assert await desk.contents(*ALL, ids=True) == before
            await desk.takes(**first)
            return await desk.contents(*ALL, ids=True)

    return Known(file, asyncio.run(make()))


@asynccontextmanager
async def desk_at(file: Path) -> AsyncIterator[Desk]:
    """A desk at the office of a database file."""
    desk = Desk(Database(f"sqlite:///{file}"), file.parent, orders=Orders(ends=True, new_units=True))
    try:
        yield desk
    finally:
        await desk.database.close()


async def good_rows(desk: Desk, wanted: Mapping[str, str]) -> bool:
    """Imports what is good in files; whether anything changed."""
    left = dict(wanted)
    for _ in range(3):
        outcomes = await desk.takes(**left)
        bad = {kind: {row.line for row in outcome.bad_rows} for kind, outcome in outcomes.items()}
        if not any(bad.values()):
            return desk.number is not None
        left = {
            kind: "".join(f"{line}\n" for n, line in enumerate(text.splitlines(), 1) if n not in bad[kind])
            for kind, text in left.items()
        }
    return False


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=files(), second=files())
async def test_undoing_the_last_import_gives_back_every_row(
    known: Known, first: dict[str, str], second: dict[str, str]
) -> None:
    async with desk_at(copy_of(known.file, known.folder / "office.db")) as desk:
        states = {KNOWN: known.contents}
        for each in (first, second):
            if await good_rows(desk, each):
                assert desk.number == KNOWN + len(states)
                states[desk.number] = await desk.contents(*ALL, ids=True)
        for number in sorted(states, reverse=True)[:-1]:
            assert await desk.takes_back(number) == []
            assert await desk.contents(*ALL, ids=True) == states[number - 1]
