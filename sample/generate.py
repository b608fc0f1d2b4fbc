"""Writes the sample office: eleven CSV files, the same bytes each time (`python -m sample.generate`)."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sample import days, opinions, work
from sample.cast import COMPETENCIES, COURSES, PEOPLE, SERVICES
from sample.days import FIRST, Row

HOME = Path(__file__).parent

HEADERS = {
    "roster": "nip name unit position rank supervisor_nip role timezone joined left",
    "calendar": "date kind unit name",
    "services": "code name unit staff_nips population",
    "targets": "nip period title quantity unit weight kind rencana_aksi parent",
    "duty": "nip date start end name",
    "attendance": "nip date status check_in check_out",
    "leave": "nip kind start end",
    "entries": "nip date activity submitted_at started ended target volume unit self_rating status"
    " supervisor_rating reviewer_nip reviewed_at note",
    "assessments": "period nip assessor_nip source criterion rating note",
    "competencies": "position competency required course",
    "citizen": f"service submitted_at channel quick {' '.join(opinions.UNSUR)} comment kind",
}


def tables() -> Mapping[str, Iterable[Row]]:
    """The rows of each file."""
    entries = work.history()
    return {
        "roster": _roster(),
        "calendar": days.CALENDAR,
        "services": _services(),
        "targets": work.targets(entries),
        "duty": days.duty(),
        "attendance": days.attendance(),
        "leave": days.LEAVE,
        "entries": (entry.row() for entry in entries),
        "assessments": opinions.assessments(),
        "competencies": _competencies(),
        "citizen": opinions.responses(),
    }


def _roster() -> Iterator[Row]:
    """Everybody joined on the day on which the office began to report: nobody is expected before."""
    for person in PEOPLE:
        yield (
            person.nip,
            person.name,
            person.unit,
            person.position,
            person.rank,
            person.supervisor,
            person.role,
            "WIB",
            FIRST,
            person.left,
        )


def _services() -> Iterator[Row]:
    for service in SERVICES:
        yield (service.code, service.name, service.unit, ";".join(service.staff), service.population)


def _competencies() -> Iterator[Row]:
    for position, required in COMPETENCIES.items():
        for competency, level in required:
            yield (position, competency, level, COURSES[competency])


def write(folder: Path) -> None:
    """Writes the files into a folder."""
    for name, rows in tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADERS[name].split())
            writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
