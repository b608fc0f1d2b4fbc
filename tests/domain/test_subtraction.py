"""Whatever is added to and subtracted from whatever is told: no figure is of fewer than five citizens.

Each response stands in every figure as a bit of its own, so that a figure says which responses it is of. Two
responses that stand in exactly the same figures cannot be told apart by any sum or difference of them. So it
is enough that each such group is of five or more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.disclosure import FEWEST, is_told, told_parts, told_to_the_rated
from domain.periods import Period, PeriodKind, Span
from domain.satisfaction import (
    Days,
    Sums,
    quarter_of,
    told,
    told_of_all,
    told_of_period,
    told_together,
    told_weeks,
    whole,
)
from domain.survey import Unsur

FIRST, SECOND = Period.parse("2026-Q3"), Period.parse("2026-Q4")
OFFICE = ((0, 1), (2, 3), (4,))
"""Services by unit."""

RESPONSES = st.lists(
    st.tuples(
        st.sampled_from((0, 0, 0, 1, 1, 2, 3, 4)),
        st.integers(0, 183).map(lambda n: FIRST.start + timedelta(n)),
        st.sampled_from(("face", "nine", "both")),
    ),
    min_size=12,
    max_size=60,
)
"""Service, date, and what was answered."""

Said = Sequence[tuple[int, date, str]]


def told_apart(figures: Iterable[int]) -> Iterator[int]:
    """Of how many responses each group is that stands in the same figures, in one at least."""
    standing: dict[int, list[int]] = defaultdict(list)
    for number, figure in enumerate(sorted(set(figures))):
        for bit in range(figure.bit_length()):
            if figure >> bit & 1:
                standing[bit].append(number)
    yield from Counter(map(tuple, standing.values())).values()


def days_of(said: Said, until: date) -> Sequence[Days]:
    """What was said of each service, each response as a bit."""
    found: list[dict[date, Sums]] = [{} for service in range(5)]
    for number, (service, day, kind) in enumerate(said):
        if day <= until:
            nine, face = kind != "face", kind != "nine"
            each = Sums(
                1,
                int(nine),
                dict.fromkeys(Unsur, 1 << number) if nine else {},
                int(face),
                (1 << number) if face else 0,
            )
            found[service][day] = found[service].get(day, Sums()) + each
    return found


def both(sums: Sums) -> tuple[int, int]:
    """The figure of the complete responses, and that of the faces."""
    return sums.totals.get(Unsur.WAKTU, 0), sums.face_total


def shown_in_chat(days: Sequence[Days], yesterday: date) -> Iterator[Sums]:
    """Everything that heads and administrators see of both quarters: services by weeks, units, the office."""
    for quarter in (FIRST, SECOND):
        for service in days:
            yield told(service, quarter, yesterday)
            yield from (week.sums for week in told_weeks(service, quarter, yesterday))
        units = [[days[each] for each in unit] for unit in OFFICE]
        yield from (told_together([unit], quarter, yesterday) for unit in units)
        yield told_together(units, quarter, yesterday)


@given(RESPONSES, st.sets(st.integers(0, 190), max_size=5))
def test_nobody_is_told_apart_who_looks_again_and_again_at_everything(said: Said, looks: set[int]) -> None:
    complete, faces = set(), set()
    for n in {60, 92, 184, *looks}:
        today = FIRST.start + timedelta(n)
        for sums in shown_in_chat(days_of(said, today), today - timedelta(1)):
            nine, face = both(sums)
            complete.add(nine)
            faces.add(face)
    assert all(size >= FEWEST for size in told_apart(complete))
    assert all(size >= FEWEST for size in told_apart(faces))


@given(RESPONSES, st.sets(st.integers(0, 190), max_size=5))
def test_nor_do_the_commands_tell_anybody_apart(said: Said, looks: set[int]) -> None:
    """Each service, unit and the office by quarter, semester and year, again and again as they run."""
    periods = [FIRST, SECOND, Period.parse("2026-S2"), Period.parse("2026")]
    complete, faces = set(), set()
    for n in {60, 92, 184, *looks}:
        yesterday = FIRST.start + timedelta(n - 1)
        days = days_of(said, yesterday + timedelta(1))
        units = [[days[each] for each in unit] for unit in OFFICE]
        found = [*shown_in_chat(days, yesterday), *(told_of_all(service, yesterday) for service in days)]
        for period in periods:
            found += [told_of_period([[service]], period, yesterday) for service in days]
            found += [told_of_period([unit], period, yesterday) for unit in units]
            found.append(told_of_period(units, period, yesterday))
        complete |= {nine for nine, _ in map(both, found)}
        faces |= {face for _, face in map(both, found)}
    assert all(size >= FEWEST for size in told_apart(complete))
    assert all(size >= FEWEST for size in told_apart(faces))


@given(RESPONSES)
def test_months_of_a_service_leave_no_rest_of_fewer_than_five(said: Said) -> None:
    days = days_of(said, SECOND.end)[0]
    for start in range(7, 13):
        month = Period(2026, PeriodKind.MONTH, start)
        rest = whole(days, quarter_of(month.start).span).n - whole(days, month.span).n
        assert told_of_period([[days]], month, month.end).n == 0 or month.end == quarter_of(month.start).end
        told_n = told_of_period([[days]], month, SECOND.end).n
        assert told_n == 0 or (told_n >= FEWEST and (rest == 0 or rest >= FEWEST))


@given(st.dictionaries(st.integers(0, 6), st.integers(0, 12)))
def test_parts_that_are_told_leave_a_rest_of_none_or_five(parts: dict[int, int]) -> None:
    shown = told_parts(parts)
    rest = sum(n for key, n in parts.items() if key not in shown)
    assert all(parts[key] >= FEWEST for key in shown)
    assert rest == 0 or rest >= FEWEST or not shown


@given(RESPONSES)
def test_what_the_rated_are_told_cannot_be_parted_by_the_index_of_a_quarter(said: Said) -> None:
    """Blocks of the score of who staffs all services, and the public index of each service by quarter.

    Of a response with a face the score takes the face; the index is about other answers of it.
    """
    for quarter in (FIRST, SECOND):
        days: dict[date, Counter[Hashable]] = defaultdict(Counter)
        for service, day, kind in said:
            days[day][service, kind == "nine"] += 1
        spans = told_to_the_rated(days, [FIRST.span, SECOND.span], SECOND.end)
        seen = [span for span in spans if span.end in quarter.span]
        block = [(n, *each) for n, each in enumerate(said) if any(each[1] in span for span in seen)]
        if not is_told(
            len(block), *Counter((service, kind == "nine") for _, service, _, kind in block).values()
        ):
            continue  # its sums are not told, and the index alone is
        scored = {(number, "x" if kind == "nine" else "face") for number, _, _, kind in block}
        for service in range(5):
            nine = {
                (number, "x")
                for number, (of, day, kind) in enumerate(said)
                if of == service and kind != "face" and day in quarter.span
            }
            if len(nine) >= FEWEST:
                left = {number for number, _ in scored ^ nine}
                assert not left or len(left) >= FEWEST
                scored -= nine
        assert not scored or len({number for number, _ in scored}) >= FEWEST


def test_spans_of_two_services_end_together_or_not_at_all() -> None:
    days: dict[date, Counter[Hashable]] = {
        date(2026, 10, 5): Counter({"a": 6, "b": 2}),
        date(2026, 10, 12): Counter({"a": 6, "b": 3}),
        date(2026, 10, 19): Counter({"a": 5}),
    }
    assert told_to_the_rated(days, [SECOND.span], date(2026, 10, 25)) == [
        Span(SECOND.start, date(2026, 10, 18))
    ], "the first week would leave two of b beside a"
