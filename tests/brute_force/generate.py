"""Awkward offices as folders of CSV files, from a seed: every state that files and people can get into."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random

from tests.brute_force.office import BEYOND
from tests.brute_force.paper import BEHAVIOURS, DAY, UNSUR, ZONES, bounds, every_day

NOW = datetime(2026, 11, 25, 7, tzinfo=UTC)
"""The moment of the import: nothing that somebody did is later."""
FIRST, LAST = date(2025, 9, 1), date(2026, 11, 24)
"""Dates of the daily records; others go some months beyond."""
ALWAYS, FOREVER = date(1900, 1, 1), date(9999, 12, 31)
PERIODS = (
    *("2026", "2025", "2026-S1", "2026-S2", "2025-S1", "2025-S2", "2025-Q4", "2025-12"),
    *(f"2026-Q{n}" for n in range(1, 5)),
    *(f"2026-{n:02}" for n in range(1, 13)),
)
COMPETENCIES = (
    ("Analis", "Data", 4, "Kursus data"),
    ("Analis", "Komunikasi", 3, ""),
    ("Analis", "Hukum", 5, "Kursus hukum"),
    ("Operator", "Data", 2, ""),
    ("Operator", "Layanan", 5, "Kursus layanan"),
)
HEADS = {
    "roster": "nip,name,unit,position,rank,supervisor_nip,role,timezone,joined,left",
    "calendar": "date,kind,unit,name",
    "services": "code,name,unit,staff_nips,population",
    "competencies": "position,competency,required,course",
    "targets": "nip,period,title,quantity,unit,weight,kind",
    "leave": "nip,kind,start,end,half",
    "duty": "nip,date,start,end,name",
    "attendance": "nip,date,status,check_in,check_out",
    "assessments": "period,nip,assessor_nip,source,criterion,rating,note",
    "entries": "nip,date,activity,submitted_at,started,ended,target,volume,unit,self_rating,status,"
    "supervisor_rating,reviewer_nip,reviewed_at,note",
    "citizen": f"service,submitted_at,channel,quick,{','.join(UNSUR)},comment,kind",
}
Cells = Sequence[object]


class Generator:
    """One office: the same seed, the same files."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.units = {
            "Barat": "WIB",
            "Tengah": "WITA",
            "Timur": "WIT",
            "Kota": self.chance.choice(list(ZONES)),
        }
        self.nips = [self._nip(n) for n in range(1, self.chance.choice((5, 7, 9)) + 1)]
        self.roster = [self._person(n, nip) for n, nip in enumerate(self.nips)]
        self.home = {str(row[0]): str(row[2]) for row in self.roster}
        self.inhabited = sorted(set(self.home.values()))
        self.duty = [row for nip in self.nips for row in self._duty(nip)]
        self.ends = {(nip, day): end for nip, day, start, end, _ in self.duty if start != "-"}
        self.services = [f"S{n}" for n in range(4)]
        self.targets = [row for nip in self.nips for row in self._targets(nip)]
        self.responses = [self._response() for _ in range(self.chance.choice((12, 120, 300)))]

    def write(self, folder: Path) -> None:
        """The office's files, and what its people did beyond them."""
        folder.mkdir()
        files: dict[str, Iterable[Cells]] = {
            "roster": self.roster,
            "calendar": self._calendar(),
            "services": [self._service(code) for code in self.services],
            "competencies": COMPETENCIES,
            "targets": self.targets,
            "leave": sorted(
                # A second row of the same kind and start would be a correction of the first.
                {(*row[:3], row[4]): row for nip in self.nips for row in self._leave(nip)}.values()
            ),
            "duty": self.duty,
            "attendance": [row for nip in self.nips for row in self._attendance(nip)],
            "assessments": [row for nip in self.nips for row in self._assessments(nip)],
            "entries": [row for nip in self.nips for row in self._entries(nip)],
            "citizen": self.responses,
        }
        for name, listed in files.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([HEADS[name].split(","), *listed])
        (folder / BEYOND).write_text(json.dumps(self._beyond(), default=str), "utf-8")

    def _day(self, first: date, last: date) -> date:
        return first + self.chance.randrange((last - first).days + 1) * DAY

    # --- people -----------------------------------------------------------------------------------

    def _nip(self, n: int) -> str:
        chance = self.chance
        born = f"{chance.randrange(1965, 2000)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        appointed = f"{chance.randrange(1990, 2025)}{chance.choice((1, 5, 12, 21)):02}"
        return f"{born}{appointed}{chance.choice((1, 2))}{n:03}"

    def _person(self, n: int, nip: str) -> Cells:
        chance, unit = self.chance, self.chance.choice(list(self.units))
        joined = chance.choice((None, None, self._day(date(2025, 6, 1), date(2026, 9, 30))))
        left = chance.choice((None, None, None, self._day(date(2026, 2, 1), date(2026, 12, 31))))
        if joined and left and left < joined:
            left = None
        position = chance.choice(("Analis", "Operator", ""))
        supervisor = self.nips[0] if n else ""
        return (
            *(nip, f"Orang {n}", unit, position, "", supervisor, "asn", self.units[unit]),
            *(joined or "", left or ""),
        )

    def _leave(self, nip: str) -> Iterator[tuple[str, str, date, date, str]]:
        chance = self.chance
        for _ in range(chance.randrange(7)):
            some = self._day(date(2025, 12, 10), date(2026, 12, 10))
            start = chance.choice((some, date(2026, 6, chance.randrange(20, 31)), date(2025, 12, 28)))
            kind = chance.choice(("cuti", "sakit", "izin", "tugas_luar", "tugas_luar"))
            yield nip, kind, start, start + chance.choice((0, 0, 1, 4, 12, 40)) * DAY, ""
        for _ in range(chance.randrange(12)):
            day, kind = self._day(date(2025, 12, 10), LAST), chance.choice(("cuti", "sakit", "izin"))
            for half in chance.choice((("pagi",), ("siang",), ("pagi", "siang"))):
                yield nip, kind, day, day, half

    def _duty(self, nip: str) -> Iterator[tuple[str, date, str, str, str]]:
        """Of half of the people, with gaps; some dates are free or have two shifts."""
        chance = self.chance
        if chance.random() < 0.5:
            return
        shifts = (
            ("07:00", "14:00"),
            ("14:00", "21:00"),
            ("21:00", "07:00"),
            ("08:00", "08:00"),
            ("23:30", "23:00"),
        )
        first, cycle = self._day(date(2025, 12, 1), date(2026, 10, 1)), chance.choice((2, 3, 6))
        for n, day in enumerate(every_day(first, first + chance.choice((3, 40, 200)) * DAY)):
            if chance.random() < 0.1:
                continue
            if n % cycle == 0:
                yield nip, day, "-", "-", chance.choice(("", "lepas"))
            else:
                for start, end in chance.sample(shifts, chance.choice((1, 1, 1, 2))):
                    yield nip, day, start, end, ""

    def _attendance(self, nip: str) -> Iterator[Cells]:
        if self.chance.random() < 0.25:
            return
        for day in every_day(FIRST, LAST):
            if self.chance.random() < 0.7:
                status = self.chance.choice(
                    ("present", "present", "present", "late", "late", "duty", "absent")
                )
                yield nip, day, status, "", ""

    def _calendar(self) -> Iterator[Cells]:
        chance, seen = self.chance, set()
        for _ in range(25):
            day = self._day(date(2025, 12, 1), date(2026, 12, 31))
            both = chance.random() < 0.4
            for unit in (
                ("", chance.choice(self.inhabited)) if both else (chance.choice(("", *self.inhabited)),)
            ):
                if (day, unit) not in seen:
                    seen.add((day, unit))
                    yield day, chance.choice(("holiday", "workday")), unit, "Hari khusus"

    # --- work -------------------------------------------------------------------------------------

    def _targets(self, nip: str) -> Iterator[Cells]:
        """Titles come again in other periods, some of which lie within each other."""
        chance, seen = self.chance, set()
        for _ in range(chance.randrange(6)):
            period, title = chance.choice(PERIODS), f"Target {chance.randrange(3)}"
            if (period, title) not in seen:
                seen.add((period, title))
                quantity = chance.choice(("10", "7.5", "120", "0.125", "33"))
                weight, kind = chance.choice(("", "1", "2", "0.3")), chance.choice(("", "utama", "tambahan"))
                yield nip, period, title, quantity, "dokumen", weight, kind

    def _entries(self, nip: str) -> Iterator[Cells]:
        chance, zeal = self.chance, 0.3 + 0.7 * self.chance.random()
        mine = [(str(row[2]), *bounds(str(row[1]))) for row in self.targets if row[0] == nip]
        states = ("approved", "approved", "approved", "approved", "submitted", "returned", "rejected")
        for day in every_day(FIRST, LAST):
            if chance.random() >= (0.75 if day.weekday() < 5 else 0.15) * zeal:
                continue
            for _ in range(chance.choice((1, 1, 1, 2, 3, 5)) if chance.random() < 0.99 else 40):
                titles = [title for title, first, last in mine if first <= day <= last]
                target = chance.choice(titles) if titles and chance.random() < 0.7 else ""
                volume = chance.choice(("", "0", "1", "2.5", "0.333", "40")) if target else ""
                status = chance.choice(states)
                reviewer = chance.choice(("", self.nips[0])) if nip != self.nips[0] else ""
                yield (
                    *(nip, day, f"Pekerjaan {chance.randrange(4)}", self._sent(nip, day).isoformat(), "", ""),
                    *(target, volume, "dokumen" if target else "", chance.randint(1, 5), status),
                    *(chance.randint(1, 5) if status == "approved" else "",),
                    *(reviewer if status != "submitted" else "", "", ""),
                )

    def _sent(self, nip: str, day: date) -> datetime:
        """In time, late or far too late; often at the very moment of a limit, or next to it."""
        chance = self.chance
        midnight = datetime.combine(day, time.min, tzinfo=ZONES[self.units[self.home[nip]]])
        if (nip, day) in self.ends and chance.random() < 0.5:
            # Around the grace after a shift that ends in the morning: 4 hours, in `own.toml` 13.
            end = time.fromisoformat(self.ends[nip, day])
            grace = timedelta(hours=chance.choice((4, 13)), seconds=chance.choice((-1, 0, 1)))
            return min(datetime.combine(day + DAY, end, tzinfo=midnight.tzinfo) + grace, NOW)
        after = chance.choice(
            (
                timedelta(hours=chance.uniform(8, 23)),
                timedelta(hours=24),
                timedelta(hours=24, microseconds=1),
                timedelta(hours=24, seconds=1),
                timedelta(hours=24, seconds=-1),
                timedelta(hours=25),
                timedelta(days=chance.randrange(1, 9), seconds=chance.choice((0, 1, -1, 3600))),
                timedelta(days=chance.randrange(1, 12), hours=chance.uniform(0, 24)),
                timedelta(days=60),
            )
        )
        sent = min(midnight + after, NOW - timedelta(seconds=chance.randrange(5)))
        elsewhere = timezone(timedelta(hours=chance.choice((0, 7, 8, 9, -5))))
        return sent.astimezone(elsewhere) if chance.random() < 0.3 else sent

    # --- opinions ---------------------------------------------------------------------------------

    def _assessments(self, nip: str) -> Iterator[Cells]:
        chance, seen = self.chance, set()
        for period in chance.sample(PERIODS, 8):
            if bounds(period)[0] > LAST:
                continue
            for _ in range(chance.randrange(16)):
                source = chance.choice(("self", "supervisor", "supervisor", "peer", "peer", "subordinate"))
                assessor = (
                    nip if source == "self" else chance.choice([each for each in self.nips if each != nip])
                )
                key = (period, nip, assessor, source, self._criterion(source))
                if key not in seen:
                    seen.add(key)
                    yield *key, chance.randint(1, 5), ""

    def _criterion(self, source: str) -> str:
        chance = self.chance
        if source in ("peer", "subordinate") and chance.random() < 0.8:
            return chance.choice(("kerja_sama", "berbagi_pengetahuan"))
        if source in ("peer", "subordinate") or chance.random() < 0.5:
            return chance.choice(("Data", "Komunikasi", "Hukum", "Layanan"))
        return chance.choice(BEHAVIOURS)

    def _service(self, code: str) -> Cells:
        staff = self.chance.sample(self.nips, self.chance.randrange(4))
        unit = self.chance.choice(self.inhabited)
        return code, f"Layanan {code}", unit, ";".join(staff), self.chance.choice(("", 900))

    def _response(self) -> Cells:
        chance = self.chance
        quick, thorough = chance.choice(("", "", 1, 2, 3, 4)), chance.random()
        answers: list[object] = [
            chance.randint(1, 4) if thorough < 0.3 or (thorough < 0.7 and chance.random() < 0.5) else ""
            for _ in UNSUR
        ]
        if not quick and not any(answers):
            answers[chance.randrange(len(UNSUR))] = 3
        channel = chance.choice(("visit", "open"))
        return (chance.choice(self.services), self._rated_at().isoformat(), channel, quick, *answers, "", "")

    def _rated_at(self) -> datetime:
        """Often around midnight in one of the zones, and at the turn of the semester."""
        chance = self.chance
        day = self._day(FIRST, LAST)
        near_midnight = time(chance.choice((15, 16, 17)), chance.choice((0, 59)), chance.choice((0, 59)))
        moment = chance.choice(
            (
                datetime.combine(day, time.min, tzinfo=UTC) + timedelta(seconds=chance.randrange(86_400)),
                datetime.combine(day, near_midnight, tzinfo=UTC),
                datetime(2026, 6, 30, chance.randrange(14, 19), tzinfo=UTC),
            )
        )
        return min(moment, NOW)

    # --- beyond the files -------------------------------------------------------------------------

    def _beyond(self) -> dict[str, object]:
        chance = self.chance
        weeks = ("12345", "12345", "123456", "234567", "1357")
        return {
            "week": {unit: chance.choice(weeks) for unit in self.inhabited},
            "stays": [row for nip in self.nips if chance.random() < 0.4 for row in self._move(nip)],
            "extensions": [self._extension() for _ in range(5)],
            "staff": [row for code in self.services if chance.random() < 0.6 for row in self._staff(code)],
            "quarantine": [n for n in range(len(self.responses)) if chance.random() < 0.12],
            "counter": [row for code in self.services if chance.random() < 0.6 for row in self._said(code)],
        }

    def _move(self, nip: str) -> Iterator[Cells]:
        """From one unit to another: at once, after a gap, with some days in both, or from none."""
        day, gap = self._day(date(2026, 1, 5), date(2026, 11, 1)), self.chance.choice((0, 9, -6, None))
        if gap is not None:
            yield nip, self.home[nip], ALWAYS, day - DAY if gap >= 0 else day - gap * DAY
        yield nip, self.chance.choice(self.inhabited), day + max(gap or 0, 0) * DAY, FOREVER

    def _extension(self) -> Cells:
        chance, start = self.chance, self._day(date(2026, 1, 1), date(2026, 11, 20))
        whose = chance.choice(("person", "unit", "all"))
        until = (
            datetime.combine(start, time(chance.randrange(24)), tzinfo=UTC) + chance.randrange(3, 90) * DAY
        )
        return (
            *(start, start + chance.randrange(8) * DAY),
            chance.choice(self.nips) if whose == "person" else None,
            chance.choice(self.inhabited) if whose == "unit" else None,
            until.isoformat(),
        )

    def _said(self, code: str) -> Iterator[Cells]:
        """On some days who is at the counter, some of them corrected; perhaps one who does not staff it."""
        chance = self.chance
        for _ in range(40):
            day = self._day(date(2026, 1, 1), date(2026, 11, 20))
            for nip in chance.sample(self.nips, 2):
                yield code, day, nip, chance.random() < 0.8

    def _staff(self, code: str) -> Iterator[Cells]:
        """Some people for some time, one of them perhaps listed twice."""
        chance = self.chance
        who = chance.sample(self.nips, 3)
        for nip in who:
            start = self._day(date(2025, 12, 1), date(2026, 11, 1))
            yield code, nip, start, chance.choice((start + chance.randrange(200) * DAY, FOREVER))
        if chance.random() < 0.5:
            yield code, who[0], date(2026, 5, 1), FOREVER
