"""A digest as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from domain.digest.figures import DigestFigures, Jam, Listed
from domain.office import Office
from domain.survey import quality
from handlers.digest.words import days_shown, decides, place_of, week_shown
from locales import Words
from reports.digest_picture import DigestPicture, JamBar, Tile, TrendBar, draw

_MOST_JAMS = 4
_DIRECTIONS = {1: ("▲ ", "good"), -1: ("▼ ", "poor"), 0: ("= ", "soft")}
_GOOD_GRADES = ("A", "B")


def digest_png(words: Words, office: Office, figures: DigestFigures) -> bytes:
    """The picture of a week; takes some tens of milliseconds."""
    this, last = figures.weeks.this, figures.weeks.last
    change = figures.weeks.change
    mark, colour = _DIRECTIONS[0 if change is None else (change > 0) - (change < 0)]
    # The most stuck first: it is what the bars are looked at for.
    jams = sorted(figures.jams, key=lambda jam: -jam.cases)
    shown = jams if len(jams) <= _MOST_JAMS else jams[: _MOST_JAMS - 1]
    return draw(
        DigestPicture(
            title=place_of(office, figures),
            subtitle=week_shown(words, figures.week),
            percent="–" if this.percent is None else f"{words.number(this.percent)}%",
            percent_counts=words.plain(
                "digest-picture-days",
                reported=days_shown(this.reported),
                expected=days_shown(this.expected),
            ),
            change=""
            if change is None
            else mark + words.plain("digest-picture-points", change=words.number(abs(change))),
            change_colour=colour,
            trend=[
                TrendBar(
                    words.plain(f"digest-picture-{week}"),
                    of.percent,
                    "–" if of.percent is None else f"{words.number(of.percent)}%",
                )
                for week, of in (("this", this), ("last", last))
            ],
            tiles=list(_tiles(words, figures)),
            jams_title=words.plain("digest-picture-jams"),
            jams=[_jam(words, office, jam) for jam in shown],
            rest=_rest(words, jams[len(shown) :]),
        )
    )


def _tiles(words: Words, figures: DigestFigures) -> Iterator[Tile]:
    for name in (Listed.MISSING, Listed.WAITING, Listed.BLOCKERS):
        yield _tile(words, name, figures.counts[name], "")
    if figures.services:
        yield _index(words, figures)
    late = figures.late_tickets
    note = words.plain("digest-picture-late", count=late) if late else ""
    yield _tile(words, Listed.TICKETS, len(figures.tickets), note, is_bad=late > 0)
    yield _tile(words, Listed.FAILED, len(figures.failed), "", is_bad=False)
    if figures.corrections is not None:
        asked = figures.corrections
        note = words.plain("digest-picture-late", count=asked.late) if asked.late else ""
        yield _tile(words, "corrections", asked.count, note, is_bad=asked.late > 0)
    if figures.notices is not None:
        yield _tile(words, "objectivity", figures.notices, "", is_bad=False)


def _tile(words: Words, name: str, count: int, note: str, *, is_bad: bool = True) -> Tile:
    colour = "good" if not count else "poor" if is_bad else "fair"
    return Tile(words.number(count), words.plain(f"digest-picture-{name}"), note, colour)


def _index(words: Words, figures: DigestFigures) -> Tile:
    told = figures.index
    if told.ikm is None:
        return Tile("–", words.plain("digest-picture-ikm"), words.plain("digest-picture-ikm-none"), "soft")
    mutu = quality(told.ikm).grade
    label = words.plain(f"satisfaction-mutu-{mutu}")
    return Tile(
        words.score(told.ikm),
        words.plain("digest-picture-ikm-n", n=told.n),
        words.plain("digest-picture-mutu", grade=mutu, label=label, method=told.method.key),
        "good" if mutu in _GOOD_GRADES else "poor",
    )


def _jam(words: Words, office: Office, jam: Jam) -> JamBar:
    since = words.short_day(office.date_of(jam.since))
    key = "digest-picture-since" if jam.at.serves or jam.at.stand_ins else "digest-picture-since-nobody"
    return JamBar(decides(words, jam.at), jam.cases, words.number(jam.cases), words.plain(key, since=since))


def _rest(words: Words, jams: list[Jam]) -> str:
    if not jams:
        return ""
    cases = sum(jam.cases for jam in jams)
    return words.plain("digest-picture-rest", cases=cases, people=len(jams))
