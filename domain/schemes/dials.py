"""Dials: the numbers of a scheme that an office may change, under stable names."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

from msgspec import Struct
from pydantic import ValidationError

from domain.schemes.model import Scheme


class DialKind(StrEnum):
    """What a number of a scheme decides."""

    WEIGHT = "weight"
    BAND = "band"
    """From which score a grade is given."""
    ABOVE = "above"
    MEETS = "meets"
    ON_TIME_HOURS = "on_time_hours"
    LATE_DAYS = "late_days"
    LATE_CREDIT = "late_credit"
    MIN_COVERAGE = "min_coverage"
    MIN_REPORTED = "min_reported"


_BOUNDS: Mapping[DialKind, tuple[Fraction, Fraction]] = {
    DialKind.WEIGHT: (Fraction(1, 100), Fraction(1000)),
    DialKind.BAND: (Fraction(0), Fraction(100)),
    DialKind.ABOVE: (Fraction(0), Fraction(100)),
    DialKind.MEETS: (Fraction(0), Fraction(100)),
    DialKind.ON_TIME_HOURS: (Fraction(1), Fraction(240)),
    DialKind.LATE_DAYS: (Fraction(0), Fraction(60)),
    DialKind.LATE_CREDIT: (Fraction(0), Fraction(1)),
    DialKind.MIN_COVERAGE: (Fraction(0), Fraction(1)),
    DialKind.MIN_REPORTED: (Fraction(0), Fraction(1)),
}
PERCENT = frozenset({DialKind.MIN_COVERAGE, DialKind.MIN_REPORTED})
"""Those that people read and write as a percentage."""
_PROPOSED: Mapping[DialKind, tuple[str, ...]] = {
    DialKind.ON_TIME_HOURS: ("24", "32", "36", "48"),
    DialKind.LATE_DAYS: ("0", "1", "2", "3", "5"),
    DialKind.LATE_CREDIT: ("0", "0.25", "0.5", "0.75", "1"),
    DialKind.MIN_COVERAGE: ("0.25", "0.5", "0.6", "0.75"),
    DialKind.MIN_REPORTED: ("0", "0.25", "0.5", "0.75"),
}
_STEPS = (Fraction(-5), Fraction(-1), Fraction(1), Fraction(5))
_STEPS_OF_WEIGHTS = (Fraction(-1, 10), Fraction(-1, 20), Fraction(1, 20), Fraction(1, 10))
"""What is proposed around the present value where no list of values is."""
WHOLE = frozenset({DialKind.ON_TIME_HOURS, DialKind.LATE_DAYS})
"""Those that a scheme writes as whole numbers."""


class DialError(ValueError):
    """A value that no scheme may have; `bounds` when it lies outside of them, else the order is wrong."""

    def __init__(self, dial: "Dial", *, is_outside: bool) -> None:
        super().__init__(dial.name)
        self.dial = dial
        self.is_outside = is_outside


class Dial(Struct, frozen=True):
    """A number of a scheme: what it decides, its component or grade, and its value now."""

    kind: DialKind
    of: str
    value: Fraction

    @property
    def name(self) -> str:
        """`weight self`, `band Baik`, `late_days`."""
        return f"{self.kind} {self.of}".rstrip()

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """The least and the largest value."""
        return _BOUNDS[self.kind]

    @property
    def proposed(self) -> list[Fraction]:
        """Other values that are offered."""
        named = _PROPOSED.get(self.kind)
        steps = _STEPS_OF_WEIGHTS if self.kind is DialKind.WEIGHT else _STEPS
        found = [Fraction(each) for each in named or ()] or [self.value + step for step in steps]
        least, most = self.bounds
        return [each for each in found if least <= each <= most and each != self.value]

    def check(self, value: Fraction) -> None:
        """Raises DialError for a value that no scheme may have here."""
        least, most = self.bounds
        if not least <= value <= most or (self.kind in WHOLE and value.denominator != 1):
            raise DialError(self, is_outside=True)


def dials(scheme: Scheme) -> list[Dial]:
    """The dials of a scheme, in the order of its file."""
    found = [Dial(DialKind.WEIGHT, each.id, each.weight) for each in scheme.components]
    if scheme.matrix is not None:
        found.append(Dial(DialKind.ABOVE, "", scheme.matrix.above))
        found.append(Dial(DialKind.MEETS, "", scheme.matrix.meets))
    # The last band takes whatever is left.
    found += [Dial(DialKind.BAND, band.grade, band.min) for band in scheme.bands[:-1]]
    time = scheme.time
    return [
        *found,
        Dial(DialKind.ON_TIME_HOURS, "", Fraction(time.on_time_hours)),
        Dial(DialKind.LATE_DAYS, "", Fraction(time.late_days)),
        Dial(DialKind.LATE_CREDIT, "", time.late_credit),
        Dial(DialKind.MIN_COVERAGE, "", scheme.min_coverage),
        Dial(DialKind.MIN_REPORTED, "", scheme.min_reported),
    ]


def turned(scheme: Scheme, values: Mapping[str, Fraction]) -> Scheme:
    """The scheme with other values, by the names of dials; names that it does not have change nothing.

    Raises DialError for what no scheme file may say.
    """
    document = scheme.model_dump(by_alias=True)
    changed = [each for each in dials(scheme) if values.get(each.name, each.value) != each.value]
    for dial in changed:
        dial.check(values[dial.name])
        _set(document, dial, values[dial.name])
    try:
        return Scheme.model_validate(document)
    except ValidationError:
        # Each value alone is possible, so that it is the order of the limits that is wrong.
        raise DialError(changed[-1], is_outside=False) from None


def _set(document: dict[str, Any], dial: Dial, value: Fraction) -> None:
    match dial.kind:
        case DialKind.WEIGHT:
            _named(document["components"], "id", dial.of)["weight"] = value
        case DialKind.BAND:
            _named(document["bands"], "grade", dial.of)["min"] = value
        case DialKind.ABOVE | DialKind.MEETS:
            document["matrix"][dial.kind.value] = value
        case DialKind.LATE_CREDIT:
            document["time"][dial.kind.value] = value
        case DialKind.ON_TIME_HOURS | DialKind.LATE_DAYS:
            document["time"][dial.kind.value] = int(value)
        case DialKind.MIN_COVERAGE | DialKind.MIN_REPORTED:
            document[dial.kind.value] = value


def _named(rows: list[dict[str, Any]] | tuple[dict[str, Any], ...], key: str, name: str) -> dict[str, Any]:
    return next(row for row in rows if row[key] == name)
