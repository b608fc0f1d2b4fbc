"""Whatever a scheme file says: it is refused in one sentence, or people can be scored by it."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkCalendar
from domain.people import TimeZone
from domain.schemes import SchemeError, Source, parse_scheme
from domain.scoring import PersonFacts, largest_possible_gain, score_person, scorecard
from tests.domain.scoring.books import FOLDER, values

_TEXTS = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))}
_NUMBER = re.compile(r"(?<== )[0-9.]+")
_EXTREMES = ("-1", "0", "0.000000000000001", "1", "4", "10", "12", "60", "100", "240", "1000", "9" * 15)
_HALF = values(dict.fromkeys(Source, 50))


@given(st.sampled_from(sorted(_TEXTS)), st.sampled_from(_EXTREMES), st.data())
def test_any_number_of_a_scheme_is_refused_or_can_be_scored_by(
    name: str, extreme: str, data: st.DataObject
) -> None:
    text = _TEXTS[name]
    number = data.draw(st.sampled_from(list(_NUMBER.finditer(text))))
    try:
        scheme = parse_scheme(f"{text[: number.start()]}{extreme}{text[number.end() :]}", name)
    except SchemeError as refused:
        assert str(refused).startswith(f"{name}: ")
        return
    history = [None] * scheme.periods_back
    for card in (
        score_person(scheme, PersonFacts(), history=history),
        scorecard(scheme, _HALF, history=history),
    ):
        largest_possible_gain(scheme, card)
    calendar = WorkCalendar.for_unit(1, TimeZone.WIB.info, national={}, rules=scheme.time_rules)
    assert calendar.row(date(2100, 12, 31)).late_until.year <= 2101
