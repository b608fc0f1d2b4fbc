"""The nine sources, a record at a time: docs/scoring.md §2 and §3."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, timezone
from fractions import Fraction
from typing import Any

from tests.brute_force.days import Days
from tests.brute_force.plain import BEHAVIOURS, HOURS, UNSUR, Row, dates, mean


class Sources(Days):
    """The values that an office's rows give to a person."""

    def entries(self, nip: str, start: date, end: date) -> list[Row]:
        """A person's entries of some dates that had been submitted."""
        return [
            row
            for row in self.office["entries"]
            if row["nip"] == nip and start <= row["date"] <= end and row["submitted_at"] <= self.instant
        ]

    def source(self, name: str, nip: str, code: str) -> tuple[Fraction | None, int, str | None]:
        """Value, number of records, or the reason why it is missing."""
        found: tuple[Fraction | None, int, str | None] = getattr(self, f"_{name}")(nip, code, *dates(code))
        return found

    def _rating(self, nip: str, start: date, end: date, which: str) -> tuple[Fraction | None, int]:
        by_day: dict[date, list[int]] = {}
        for row in self.entries(nip, start, end):
            if row["status"] == "approved":
                by_day.setdefault(row["date"], []).append(row[which])
        if not by_day:
            return None, 0
        value = mean(mean(ratings) for ratings in by_day.values()) / 5 * 100
        return value, sum(len(ratings) for ratings in by_day.values())

    def _self_rating(self, nip: str, code: str, start: date, end: date) -> Any:
        value, n = self._rating(nip, start, end, "self_rating")
        return value, n, "no_approved_entry" if value is None else None

    def _supervisor_rating(self, nip: str, code: str, start: date, end: date) -> Any:
        value, n = self._rating(nip, start, end, "supervisor_rating")
        return value, n, "no_rated_entry" if value is None else None

    def _discipline(self, nip: str, code: str, start: date, end: date) -> Any:
        expected = self.expected(nip, start, end)
        if not expected:
            return None, 0, "no_expected_day"
        credit, reported = Fraction(0), 0
        for day in expected:
            sent = [row["submitted_at"] for row in self.entries(nip, day, day) if row["status"] != "rejected"]
            if not sent:
                continue
            reported += 1
            unit = self.unit_on(nip, day)
            assert unit is not None
            if min(sent) <= self.deadline(unit, day):
                credit += 1
            elif min(sent) <= self.late_until(nip, unit, day):
                credit += self.time.get("late_credit", Fraction(1, 2))
        return credit / len(expected) * 100, reported, None

    def _attendance(self, nip: str, code: str, start: date, end: date) -> Any:
        rows = {
            row["date"]: row["status"]
            for row in self.office["attendance"]
            if row["nip"] == nip and start <= row["date"] <= min(end, self.as_of)
        }
        if not rows:
            return None, 0, "no_attendance_record"
        expected = self.expected(nip, start, end)
        if not expected:
            return None, len(rows), "no_expected_day"
        credit = Fraction(0)
        for day in expected:
            if self.on_leave(nip, day, ("tugas_luar",)):
                credit += 1
            else:
                credit += {"present": Fraction(1), "duty": Fraction(1), "late": Fraction(1, 2)}.get(
                    rows.get(day, ""), Fraction(0)
                )
        return credit / len(expected) * 100, len(rows), None

    def _target_attainment(self, nip: str, code: str, start: date, end: date) -> Any:
        options = self.sources.get("target_attainment", {})
        cap = Fraction(options.get("cap", Fraction(6, 5)))
        total, weights, count, any_target = Fraction(0), Fraction(0), 0, False
        for row in self.office["targets"]:
            first, last = dates(row["period"])
            low, high = max(start, first), min(end, last)
            if row["nip"] != nip or low > high:
                continue
            any_target = True
            due = len(self.expected(nip, low, high))
            if not due:
                continue
            whole = len(self.expected(nip, first, last, to_date=False))
            done = sum(
                (
                    Fraction(entry["volume"] or 0)
                    for entry in self.entries(nip, low, high)
                    if entry["status"] == "approved" and entry["target"] == row["title"]
                ),
                Fraction(0),
            )
            plan = Fraction(row["quantity"]) * due / whole
            total += Fraction(row["weight"]) * min(cap, done / plan)
            weights += Fraction(row["weight"])
            count += 1
        if not count:
            return None, 0, "no_expected_day" if any_target else "no_target"
        value = total / weights * 100
        return value if options.get("allow_over") else min(value, Fraction(100)), count, None

    def assessments(self, nip: str, start: date, end: date, source: str) -> Iterator[Row]:
        """The assessments of a kind whose period lies within some dates."""
        for row in self.office["assessments"]:
            first, last = dates(row["period"])
            if row["nip"] == nip and row["source"] == source and start <= first and last <= end:
                yield row

    def _behaviour(self, nip: str, code: str, start: date, end: date) -> Any:
        ratings: dict[str, dict[str, list[int]]] = {}
        for row in self.assessments(nip, start, end, "supervisor"):
            if row["criterion"] in BEHAVIOURS:
                by_assessor = ratings.setdefault(row["criterion"], {})
                by_assessor.setdefault(row["assessor"], []).append(row["rating"])
        if not ratings:
            return None, 0, "not_assessed"
        value = mean(mean(mean(each) for each in by.values()) for by in ratings.values()) / 5 * 100
        return value, sum(len(each) for by in ratings.values() for each in by.values()), None

    def levels(self, nip: str, start: date, end: date) -> dict[str, tuple[Fraction, int, int]]:
        """Level, required level and records of each competency that the supervisor assessed."""
        weights = self.sources.get("competency", {}).get("assessors")
        weights = weights or {"supervisor": Fraction(7, 10), "self": Fraction(3, 10)}
        found = {}
        for needed in self.office["competencies"]:
            if needed["position"] != self.person(nip)["position"]:
                continue
            given: dict[tuple[str, str], list[int]] = {}
            for source in weights:
                for row in self.assessments(nip, start, end, source):
                    if row["criterion"] == needed["competency"]:
                        given.setdefault((source, row["assessor"]), []).append(row["rating"])
            if not any(source == "supervisor" for source, _ in given):
                continue
            total = sum((weights[source] * mean(each) for (source, _), each in given.items()), Fraction(0))
            weight = sum((weights[source] for source, _ in given), Fraction(0))
            records = sum(len(each) for each in given.values())
            found[needed["competency"]] = (total / weight, needed["required"], records)
        return found

    def _competency(self, nip: str, code: str, start: date, end: date) -> Any:
        position = self.person(nip)["position"]
        if not any(row["position"] == position for row in self.office["competencies"]):
            return None, 0, "no_required_competency"
        levels = self.levels(nip, start, end)
        if not levels:
            return None, 0, "no_supervisor_assessment"
        value = mean(min(Fraction(1), level / required) for level, required, _ in levels.values()) * 100
        return value, sum(records for _, _, records in levels.values()), None

    def _peer(self, nip: str, code: str, start: date, end: date) -> Any:
        options = self.sources.get("peer", {})
        criteria = options.get("criteria", ["kerja_sama", "berbagi_pengetahuan"])
        by_rater: dict[str, dict[str, list[int]]] = {}
        for row in self.assessments(nip, start, end, "peer"):
            if row["criterion"] in criteria:
                own = by_rater.setdefault(row["assessor"], {})
                own.setdefault(row["criterion"], []).append(row["rating"])
        if len(by_rater) < options.get("min_raters", 3):
            return None, len(by_rater), "too_few_raters"
        value = mean(mean(mean(each) for each in own.values()) for own in by_rater.values()) / 5 * 100
        return value, len(by_rater), None

    def responses(self, start: date, end: date) -> list[tuple[date, str, Fraction, Fraction]]:
        """Date, service, weight and percentage of the counted responses, the date in the office's zone."""
        zone = timezone(timedelta(hours=HOURS[self.office["zone"]]))
        found = []
        for row in self.office["citizen"]:
            day = row["submitted_at"].astimezone(zone).date()
            if row["quarantined"] or row["submitted_at"] > self.instant or not start <= day <= end:
                continue
            answers = [row[unsur] for unsur in UNSUR if row[unsur] is not None]
            values = [row["quick"]] if row["quick"] is not None else answers
            if values:
                weight = Fraction(1) if row["channel"] == "visit" else Fraction(1, 2)
                found.append((day, row["service"], weight, mean(values) / 4 * 100))
        return found

    def _citizen(self, nip: str, code: str, start: date, end: date) -> Any:
        options = self.sources.get("citizen", {})
        everything = self.responses(start, end)
        own = [
            each
            for each in everything
            if any(
                row["nip"] == nip and row["service"] == each[1] and row["starts"] <= each[0] <= row["ends"]
                for row in self.office["staff"]
            )
        ]
        if len(own) < options.get("min_responses", 5):
            return None, len(own), "too_few_responses"
        k = Fraction(options.get("shrink", 10))
        office = sum(w * x for _, _, w, x in everything) / sum(w for _, _, w, _ in everything)
        value = (sum(w * x for _, _, w, x in own) + k * office) / (sum(w for _, _, w, _ in own) + k)
        return value, len(own), None
