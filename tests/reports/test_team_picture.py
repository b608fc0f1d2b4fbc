"""The picture of a team: a PNG of a phone's width, in which no state is told by its colour alone."""

from __future__ import annotations

from msgspec.structs import replace

from domain.day_state import DayState
from reports.team_picture import LOOKS, Column, Figure, Row, TeamPicture, draw
from tests.reports.png import size

LETTERS = {state: state[0].upper() for state in LOOKS}
PICTURE = TeamPicture(
    title="Tim Anda",
    subtitle="Sen, 9 Nov – Min, 22 Nov 2026",
    figures=[Figure("86%", "tepat waktu", "▲ 4,2 dari sebelumnya"), Figure("12/20", "melapor hari ini")],
    columns=[Column("Sen", str(n), is_today=n == 20) for n in range(9, 23)],
    rows=[Row("Sari Contoh", [*LOOKS, None, *[DayState.ON_TIME] * 5]) for _ in range(20)],
    letters=LETTERS,
    legend={state: str(state) for state in LOOKS},
)


def test_twenty_people_are_as_wide_as_a_phone_shows_and_not_much_higher_than_it() -> None:
    width, height = size(draw(PICTURE))
    assert width == 1080
    assert height < 2 * width
    assert size(draw(replace(PICTURE, rows=PICTURE.rows[:5])))[1] < height


def test_every_state_but_no_service_has_a_look_that_differs_without_its_colour() -> None:
    assert set(LOOKS) == set(DayState) - {DayState.NOT_IN_SERVICE}
    looks = {(look.pattern, bool(look.outline), look.ink) for look in LOOKS.values()}
    assert len(looks) >= 6, "on time and travel, both full, differ by their letter"


def test_names_that_are_too_wide_are_cut_and_cannot_break_the_drawing() -> None:
    wide = replace(PICTURE, title="<b>&" + "W" * 200, rows=[Row("<i>&" + "M" * 200, PICTURE.rows[0].cells)])
    assert size(draw(wide))[0] == 1080
    assert len(draw(replace(wide, title=wide.title + "W"))) == len(draw(wide))
