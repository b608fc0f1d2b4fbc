"""Totals, grades, matrix, follow-up and the printed document: docs/scoring.md §4 and §7."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

from tests.brute_force.plain import HOURS, Row, before, dates, two_places
from tests.brute_force.sources import Sources


class Results(Sources):
    """The results that the sources give."""

    def total(self, components: list[Row]) -> tuple[Fraction | None, Fraction]:
        """Score and coverage of some components."""
        present = [each for each in components if each["value"] is not None]
        weights = sum((Fraction(each["weight"]) for each in components), Fraction(0))
        covered = sum((Fraction(each["weight"]) for each in present), Fraction(0))
        weighted = sum((Fraction(each["weight"]) * each["value"] for each in present), Fraction(0))
        coverage = covered / weights
        as_zero = self.scheme.get("missing", "renormalise") == "zero"
        if coverage < Fraction(self.scheme.get("min_coverage", Fraction(1, 2))):
            return None, coverage
        if as_zero:
            return weighted / weights, coverage
        return (weighted / covered if present else None), coverage

    def result(self, nip: str, code: str) -> Row:
        """The exact result of a person, without follow-up."""
        components = []
        for each in self.scheme["components"]:
            value, records, missing = self.source(each["source"], nip, code)
            components.append({**each, "value": value, "records": records, "missing": missing})
        found: Row = {"components": components, "ratings": None, "score": None, "grade": None}
        matrix = self.scheme.get("matrix")
        if not matrix:
            found["score"], found["coverage"] = self.total(components)
            if found["score"] is not None:
                bands = self.scheme["bands"]
                found["grade"] = next(band["grade"] for band in bands if found["score"] >= band["min"])
            return found
        names, coverages = {}, []
        for group in ("results", "behaviour"):
            score, coverage = self.total([each for each in components if each["group"] == group])
            coverages.append(coverage)
            if score is not None:
                names[group] = (
                    "above" if score >= matrix["above"] else "meets" if score >= matrix["meets"] else "below"
                )
        found["coverage"] = min(coverages)
        if len(names) == 2:
            found["ratings"] = names
            found["grade"] = {
                "above": {"below": "Kurang", "meets": "Baik", "above": "Sangat Baik"},
                "meets": {"below": "Kurang", "meets": "Baik", "above": "Baik"},
                "below": {"below": "Sangat Kurang", "meets": "Butuh Perbaikan", "above": "Butuh Perbaikan"},
            }[names["results"]][names["behaviour"]]
        return found

    def served(self, nip: str, code: str) -> bool:
        """Whether a person was in service on a day of the period to date."""
        start, end = dates(code)
        person = self.person(nip)
        first, last = person["joined"] or date.min, person["left"] or date.max
        return bool(max(start, first) <= min(end, self.as_of, last))

    def actions(self, nip: str, code: str, now: Row, past: list[Row | None]) -> list[str]:
        """The follow-up of a graded result."""
        if now["grade"] is None:
            return []
        found: list[str] = []
        for rule in self.scheme.get("follow_up", []):
            when = rule["when"]
            times = when.get("periods", 1)
            line = [now, *past][:times]
            if when.get("grade") and not (
                len(line) == times and all(each and each["grade"] in when["grade"] for each in line)
            ):
                continue
            if "improved" in when and not _improved(when["improved"], now, past):
                continue
            if "component" in when:
                found += [rule["action"]] * len(_below(when, now, line, times))
            elif "competency_gap" in when:
                levels = self.levels(nip, *dates(code)).values()
                gap = Fraction(when["competency_gap"])
                found += [rule["action"]] * sum(need - level >= gap for level, need, _ in levels)
            else:
                found.append(rule["action"])
        return found


def _values(result: Row | None) -> dict[str, Fraction]:
    if result is None:
        return {}
    return {each["id"]: each["value"] for each in result["components"] if each["value"] is not None}


def _improved(name: str, now: Row, past: list[Row | None]) -> bool:
    then = _values(past[0] if past else None).get(name)
    value = _values(now).get(name)
    return then is not None and value is not None and value > then


def _below(when: Row, now: Row, line: list[Row | None], times: int) -> list[str]:
    values = _values(now)
    names = [name for name in values if name not in when.get("besides", [])]
    if when["component"] == "weakest":
        lowest = min((values[name] for name in names), default=None)
        names = [name for name in names if values[name] == lowest][:1]
    elif when["component"] != "each":
        names = [name for name in names if name == when["component"]]
    limit = Fraction(when["below"])
    return [
        name
        for name in names
        if len(line) == times and all(name in _values(each) and _values(each)[name] < limit for each in line)
    ]


def period_score(office: Row, scheme: Row, code: str, as_of: date) -> Row:
    """What `period score CODE --scheme ID --json --as-of DATE` must print, follow-up as names of actions."""
    zone = timezone(timedelta(hours=HOURS[office["zone"]]))

    def moment(day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=1)

    books = Results(office, scheme, moment(as_of), as_of)
    earlier = before(code)
    end = dates(earlier)[1]
    old = Results(office, scheme, moment(end), end)
    people = []
    for person in sorted(office["roster"], key=lambda row: str(row["nip"])):
        nip = person["nip"]
        if not books.served(nip, code):
            continue
        now = books.result(nip, code)
        past = [old.result(nip, earlier) if old.served(nip, earlier) else None]
        people.append(
            {
                "nip": nip,
                "name": person["name"],
                "score": two_places(now["score"]),
                "grade": now["grade"],
                "coverage": two_places(now["coverage"]),
                "components": [
                    {
                        "id": each["id"],
                        "source": each["source"],
                        "weight": two_places(Fraction(each["weight"])),
                        "value": two_places(each["value"]),
                        "records": each["records"],
                        "missing": each["missing"],
                    }
                    for each in now["components"]
                ],
                "ratings": now["ratings"],
                "follow_up": books.actions(nip, code, now, past),
            }
        )
    return {"period": code, "scheme": scheme["id"], "as_of": as_of.isoformat(), "people": people}
