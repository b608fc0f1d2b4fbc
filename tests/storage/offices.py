"""Generated offices: rows in every state that an office can get into, and their way into a database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from storage import tables
from storage.tables import ALWAYS, FOREVER
from tests.brute_force.paper import BEHAVIOURS, UNSUR

Row = dict[str, Any]
SHIFTS: list[tuple[time | None, time | None]] = [
    (time(7), time(14)),
    (time(14), time(21)),
    (time(21), time(7)),
    (time(8), time(8)),
    (time(23, 59), time(23, 58)),
]
DUTIES: list[list[tuple[time | None, time | None]]] = [
    [],
    [(None, None)],
    SHIFTS[:2],
    *([shift] for shift in SHIFTS),
]
"""What a roster may say of a date: nothing, that it is free, or its shifts."""
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
POSITIONS = ("Analis Kebijakan", "Penata Layanan", None)
COMPETENCIES = ("Analisis data", "Pelayanan publik", "Kepemimpinan")
PERIODS = ("2026", "2026-S1", "2026-S2", "2026-Q2", "2026-Q3", "2026-Q4", "2026-07", "2026-11", "2025")


class Generator:
    """One office from a seed: the same seed, the same office."""

    def __init__(self, seed: int, first: date, last: date, people: int = 6, *, halves: bool = False) -> None:
        """Records are dated from `first` to `last`.

        If there may be `halves`, some leave is of half a day, and some people have duty rosters.
        """
        self.random = Random(seed)
        self.halves = halves
        self.first, self.last, self.people = first, last, people

    def office(self) -> Row:
        """All rows."""
        chance = self.random
        self.rows: Row = {"zone": chance.choice(list(ZONES))}
        self.rows["units"] = {
            f"Unit {n}": {
                "zone": chance.choice(list(ZONES)),
                "week": chance.choice(["12345", "12345", "123456", "7"]),
            }
            for n in range(3)
        }
        self.rows["roster"] = [self._person(n) for n in range(self.people)]
        self.nips = [row["nip"] for row in self.rows["roster"]]
        self.rows["stays"] = [row for nip in self.nips for row in self._stays(nip)]
        self.rows["calendar"] = list(self._calendar())
        self.rows["leave"] = [self._leave(nip) for nip in self.nips for _ in range(chance.randrange(4))]
        self.rows["extensions"] = [self._extension() for _ in range(chance.randrange(4))]
        self.rows["competencies"] = [
            {"position": position, "competency": name, "required": chance.randint(1, 5)}
            for position in POSITIONS[:2]
            for name in COMPETENCIES
            if chance.random() < 0.8
        ]
        self.rows["targets"] = [row for nip in self.nips for row in self._targets(nip)]
        self.rows["entries"] = [row for nip in self.nips for row in self._entries(nip)]
        self.rows["attendance"] = [row for nip in self.nips for row in self._attendance(nip)]
        self.rows["assessments"] = list(self._assessments())
        self.rows["services"] = ["IZIN", "KTP"]
        self.rows["staff"] = [self._staff() for _ in range(self.people)]
        self.rows["citizen"] = [self._response() for _ in range(60)]
        self.rows["duty"] = [row for nip in self.nips for row in self._duty(nip)] if self.halves else []
        self.rows["assessments"] += self._from_below()
        return self.rows

    def day(self) -> date:
        """Some day."""
        return self.first + timedelta(days=self.random.randrange((self.last - self.first).days + 1))

    def _person(self, n: int) -> Row:
        chance = self.random
        joined, left = sorted((self.day(), self.day()))
        return {
            "nip": f"19900101201501{n % 2 + 1}{n:03}",
            "name": f"Pegawai {n}",
            "position": chance.choice(POSITIONS),
            "joined": joined if chance.random() < 0.2 else None,
            "left": left if chance.random() < 0.2 else None,
        }

    def _stays(self, nip: str) -> list[Row]:
        """One unit for ever, two one after the other, two with a gap, or none."""
        chance, units = self.random, list(self.rows["units"])
        kind = chance.choice(["one", "one", "two", "gap", "none"])
        if kind == "none":
            return []
        if kind == "one":
            return [{"nip": nip, "unit": chance.choice(units), "starts": ALWAYS, "ends": FOREVER}]
        split = self.day()
        again = split + timedelta(days=1 if kind == "two" else 15)
        return [
            {"nip": nip, "unit": chance.choice(units), "starts": ALWAYS, "ends": split},
            {"nip": nip, "unit": chance.choice(units), "starts": again, "ends": FOREVER},
        ]

    def _calendar(self) -> Iterator[Row]:
        """A row for a date is there once for all and once for a unit at most."""
        seen = set()
        for _ in range(12):
            unit = self.random.choice([None, *self.rows["units"]])
            day = self.day()
            if (day, unit) not in seen:
                seen.add((day, unit))
                yield {"date": day, "unit": unit, "kind": self.random.choice(["holiday", "workday"])}

    def _leave(self, nip: str) -> Row:
        start = self.day()
        kind = self.random.choice(["cuti", "sakit", "izin", "tugas_luar", "tugas_luar"])
        end, half = start + timedelta(days=self.random.randrange(9)), ""
        if self.halves and kind != "tugas_luar" and self.random.random() < 0.5:
            end, half = start, self.random.choice(["pagi", "siang"])
        return {"nip": nip, "kind": kind, "start": start, "end": end, "half": half}

    def _duty(self, nip: str) -> Iterator[Row]:
        """Shifts of one month, two or none; some dates have two, some are named as free."""
        chance = self.random
        first = self.day()
        length = chance.choice([0, 0, 12, 30, 45])
        for day in (first + timedelta(days=n) for n in range(length)):
            for start, end in chance.choice(DUTIES):
                yield {"nip": nip, "date": day, "start": start, "end": end}

    def _extension(self) -> Row:
        start = self.day()
        whose = self.random.choice(["person", "unit", "all"])
        return {
            "starts": start,
            "ends": start + timedelta(days=self.random.randrange(6)),
            "nip": self.random.choice(self.nips) if whose == "person" else None,
            "unit": self.random.choice(list(self.rows["units"])) if whose == "unit" else None,
            "open_until": self._midnight("WIB", start) + timedelta(days=self.random.randrange(30)),
        }

    def _midnight(self, zone: str, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(ZONES[zone]))

    def _targets(self, nip: str) -> Iterator[Row]:
        chance = self.random
        for n in range(chance.randrange(4)):
            yield {
                "nip": nip,
                "period": chance.choice(PERIODS),
                "title": f"Target {n} {nip}",
                "quantity": Decimal(chance.randint(1, 40_000)).scaleb(-3) * 5,
                "weight": Decimal(chance.randint(1, 3000)).scaleb(-3),
                "withdrawn": (n + int(nip)) % 5 == 0,
            }

    def _entries(self, nip: str) -> Iterator[Row]:
        chance = self.random
        mine = [row["title"] for row in self.rows["targets"] if row["nip"] == nip]
        states = ["submitted", "approved", "approved", "approved", "returned", "rejected"]
        for offset in range((self.last - self.first).days + 1):
            day = self.first + timedelta(days=offset)
            # Some days have a number of ratings whose mean is no whole number of parts.
            for _ in range(chance.choice([0, 0, 1, 1, 2, 3]) if chance.random() < 0.98 else 46):
                status = chance.choice(states)
                yield {
                    "nip": nip,
                    "date": day,
                    "submitted_at": self._sent(day),
                    "self_rating": chance.randint(1, 5),
                    "status": status,
                    "supervisor_rating": chance.randint(1, 5) if status == "approved" else None,
                    "target": chance.choice([None, *mine]),
                    "volume": chance.choice([None, Decimal(chance.randint(1, 9000)).scaleb(-3)]),
                }

    def _sent(self, day: date) -> datetime:
        """Mostly on time, sometimes days later, sometimes exactly at a midnight."""
        chance = self.random
        midnight = self._midnight(chance.choice(list(ZONES)), day)
        if chance.random() < 0.15:
            return midnight + timedelta(days=chance.randrange(1, 9))
        late = timedelta(days=chance.randrange(9)) if chance.random() < 0.3 else timedelta(0)
        return midnight + late + timedelta(seconds=chance.randrange(86_400))

    def _attendance(self, nip: str) -> Iterator[Row]:
        if self.random.random() < 0.2:
            return
        for offset in range((self.last - self.first).days + 1):
            if self.random.random() < 0.7:
                status = self.random.choice(["present", "present", "late", "duty", "absent"])
                yield {"nip": nip, "date": self.first + timedelta(days=offset), "status": status}

    def _assessments(self) -> Iterator[Row]:
        chance, seen = self.random, set()
        peers = ("kerja_sama", "berbagi_pengetahuan", "lain_lain")
        criteria = {"self": COMPETENCIES, "supervisor": (*BEHAVIOURS, *COMPETENCIES), "peer": peers}
        for _ in range(40 * self.people):
            source = chance.choice(["self", "supervisor", "supervisor", "peer", "peer"])
            nip, assessor = chance.choice(self.nips), chance.choice(self.nips)
            key = (chance.choice(PERIODS), nip, nip if source == "self" else assessor, source)
            criterion = chance.choice(criteria[source])
            if (key, criterion) not in seen:
                seen.add((key, criterion))
                names = ("period", "nip", "assessor", "source")
                yield {
                    **dict(zip(names, key, strict=True)),
                    "criterion": criterion,
                    "rating": chance.randint(1, 5),
                }

    def _from_below(self) -> list[Row]:
        """What everybody thinks of the first person, whose subordinates they are, and of the second."""
        return [
            {
                "period": period,
                "nip": nip,
                "assessor": assessor,
                "source": "subordinate",
                "criterion": "kerja_sama",
                "rating": self.random.randint(1, 5),
            }
            for period in ("2026-Q4", "2026-11")
            for nip in self.nips[:2]
            for assessor in self.nips[2:]
        ]

    def _staff(self) -> Row:
        whole = self.random.random() < 0.5
        start = self.day()
        return {
            "service": self.random.choice(self.rows["services"]),
            "nip": self.random.choice(self.nips),
            "starts": ALWAYS if whole else start,
            "ends": FOREVER if whole else start + timedelta(days=60),
        }

    def _response(self) -> Row:
        chance = self.random
        tapped = chance.random() < 0.5
        answers = {
            unsur: chance.randint(1, 4) if chance.random() < (0.1 if tapped else 0.6) else None
            for unsur in UNSUR
        }
        return {
            "service": chance.choice(self.rows["services"]),
            "submitted_at": self._midnight("WIB", self.day()) + timedelta(seconds=chance.randrange(86_400)),
            "channel": chance.choice(["visit", "open"]),
            "quick": chance.randint(1, 4) if tapped else None,
            "quarantined": chance.random() < 0.15,
            **answers,
        }


async def fill(session: AsyncSession, office: Row) -> None:
    """Puts a generated office into an empty database."""
    await _Filler(session, office).fill()


class _Filler:
    def __init__(self, session: AsyncSession, office: Row) -> None:
        self.session, self.office = session, office
        self.units = {
            name: tables.Unit(name=name, timezone=row["zone"], work_week=row["week"])
            for name, row in office["units"].items()
        }
        self.people = {
            row["nip"]: tables.Employee(
                nip=row["nip"],
                name=row["name"],
                position=row["position"],
                joined=row["joined"],
                left=row["left"],
                role="asn",
            )
            for row in office["roster"]
        }

    async def fill(self) -> None:
        """Everything, in an order that foreign keys accept."""
        await self._add(self.units.values())
        await self._add(self.people.values())
        await self._add(self._about_people())
        self.targets = {row["title"]: self._target(row) for row in self.office["targets"]}
        await self._add(self.targets.values())
        await self._add(self._entry(row) for row in self.office["entries"])
        unit = next(iter(self.units.values()))
        self.services = {
            code: tables.Service(code=code, name=code, unit_id=unit.id) for code in self.office["services"]
        }
        await self._add(self.services.values())
        await self._add(self._about_services())

    async def _add(self, rows: object) -> None:
        self.session.add_all(list(rows))  # type: ignore[call-overload]
        await self.session.flush()

    def _id(self, nip: str | None) -> int | None:
        return None if nip is None else self.people[nip].id

    def _unit_id(self, name: str | None) -> int | None:
        return None if name is None else self.units[name].id

    def _about_people(self) -> Iterator[tables.Table]:
        office = self.office
        for row in office["stays"]:
            yield tables.Membership(
                employee_id=self._id(row["nip"]),
                unit_id=self._unit_id(row["unit"]),
                starts=row["starts"],
                ends=row["ends"],
            )
        first, *others = self.people.values()
        for person in others:
            yield tables.Supervision(
                employee_id=person.id, supervisor_id=first.id, starts=ALWAYS, ends=FOREVER
            )
        for row in office["calendar"]:
            yield tables.CalendarDay(date=row["date"], unit_id=self._unit_id(row["unit"]), kind=row["kind"])
        # Leave of one kind and span is there once.
        for nip, kind, start, end, half in {tuple(row.values()) for row in office["leave"]}:
            yield tables.Leave(employee_id=self._id(nip), kind=kind, starts=start, ends=end, half=half)
        for row in office["extensions"]:
            yield tables.Extension(
                starts=row["starts"],
                ends=row["ends"],
                employee_id=self._id(row["nip"]),
                unit_id=self._unit_id(row["unit"]),
                open_until=row["open_until"],
                reason="Gangguan jaringan",
                created_at=row["open_until"],
            )
        for row in office["duty"]:
            yield tables.DutyShift(
                employee_id=self._id(row["nip"]),
                date=row["date"],
                starts=row["start"],
                ends=row["end"],
            )
        for row in office["competencies"]:
            yield tables.Competency(**row)
        for row in office["attendance"]:
            yield tables.Attendance(employee_id=self._id(row["nip"]), date=row["date"], status=row["status"])
        for row in office["assessments"]:
            yield tables.Assessment(
                period=row["period"],
                employee_id=self._id(row["nip"]),
                assessor_id=self._id(row["assessor"]),
                source=row["source"],
                criterion=row["criterion"],
                rating=row["rating"],
            )

    def _target(self, row: Row) -> tables.Target:
        return tables.Target(
            employee_id=self._id(row["nip"]),
            period=row["period"],
            title=row["title"],
            quantity=row["quantity"],
            measure="dokumen",
            weight=row["weight"],
            withdrawn_at=datetime(2026, 1, 1, tzinfo=UTC) if row["withdrawn"] else None,
        )

    def _entry(self, row: Row) -> tables.Entry:
        return tables.Entry(
            employee_id=self._id(row["nip"]),
            date=row["date"],
            activity="Menyusun laporan",
            target_id=self.targets[row["target"]].id if row["target"] else None,
            volume=row["volume"],
            self_rating=row["self_rating"],
            state=row["status"],
            submitted_at=row["submitted_at"],
            revised_at=row["submitted_at"],
            supervisor_rating=row["supervisor_rating"],
        )

    def _about_services(self) -> Iterator[tables.Table]:
        zone = ZoneInfo(ZONES[self.office["zone"]])
        for row in self.office["staff"]:
            yield tables.ServiceStaff(
                service_id=self.services[row["service"]].id,
                employee_id=self._id(row["nip"]),
                starts=row["starts"],
                ends=row["ends"],
            )
        for row in self.office["citizen"]:
            yield tables.Response(
                service_id=self.services[row["service"]].id,
                date=row["submitted_at"].astimezone(zone).date(),
                channel=row["channel"],
                quick=row["quick"],
                quarantined_on=date(2026, 12, 31) if row["quarantined"] else None,
                **{unsur: row[unsur] for unsur in UNSUR},
            )
