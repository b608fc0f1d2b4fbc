"""Whatever a file brings to a known office, undoing its import gives back every row with its id."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.imports import Orders
from storage.base.engine import Database
from tests.harness import copy_of
from tests.storage.imports.desk import ALL, BUDI, CITRA, RATNA, SARI, Desk

NEW = "199909092020019009"
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


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the database of a known office."""
    return tmp_path_factory.mktemp("known")


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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=files(), second=files())
async def test_undoing_the_last_import_gives_back_every_row(
    migrated: Path, known: Path, first: dict[str, str], second: dict[str, str]
) -> None:
    path = copy_of(migrated, known / "office.db")
    desk = Desk(Database(f"sqlite:///{path}"), known, orders=Orders(ends=True, new_units=True))
    try:
        before = await desk.contents(*ALL, ids=True)
        roster = "".join(f"{nip},Contoh,Dinas,{RATNA}\n" for nip in _NIPS)
        await desk.takes(
            roster=f"nip,name,unit,supervisor_nip\n{roster}{RATNA},Ratna,Sekretariat,\n",
            services="code,name,unit\nktp,KTP,Dinas\n",
        )
        states = [before, await desk.contents(*ALL, ids=True)]
        for each in (first, second):
            changed = await good_rows(desk, each)
            states += [await desk.contents(*ALL, ids=True)] if changed else []
        for number in range(len(states) - 1, 0, -1):
            assert await desk.takes_back(number) == []
            assert await desk.contents(*ALL, ids=True) == states[number - 1]
    finally:
        await desk.database.close()
