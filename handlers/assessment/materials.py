"""Bahan penilaian: the records of a person's period with their counts, and no proposed rating."""

from __future__ import annotations

from domain.answers import shortened
from domain.calendar import AsOf
from domain.disclosure import FEWEST
from domain.materials import ENOUGH_FEEDBACK, ENOUGH_REPORTS, Work, heaviest, scheme_of_materials
from domain.periods import Span
from domain.scoring import attainments
from domain.survey import CitizenFacts
from handlers.assessment.callbacks import PersonTap, View
from handlers.assessment.screens import go_on_rows, title
from handlers.assessment.sheet import Sheet
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from locales import Html, Param, Words, in_lines
from storage.scoring.person_records import PersonRecords
from storage.scoring.scope import Scope

_MOST_TARGETS = 8
_MOST_FEEDBACK = 5
_LONGEST = 60
_LONGEST_TEXT = 200


def _span(turn: Turn, sheet: Sheet) -> Span:
    """The days of the period so far."""
    span = sheet.period.span
    return span.clip(None, turn.today) or span


async def materials_screen(turn: Turn, sheet: Sheet) -> Screen:
    """Targets with gaps, returns, blockers, citizens and how much feedback there is."""
    words, uow, span = turn.words, turn.uow, _span(turn, sheet)
    office, person = turn.office, sheet.person.id
    as_of = AsOf.now(turn.received, sheet.period, office.zone)
    scope = Scope(scheme_of_materials(office.scheme), sheet.period, as_of, office.zone)
    records = await uow.scoring.records(scope, person)
    returns = await uow.materials.returns(person, span)
    blocked = await uow.materials.blocked(person, span)
    tally = (await uow.feedback.about(person, span, turn.now)).tally
    lines = [title(words, sheet), words("materials-title"), Html("")]
    lines.extend(_target_lines(words, records))
    line = words("materials-returns", returned=returns.returned, count=returns.sent)
    lines.append(_with_number(words, line, is_enough=returns.sent >= ENOUGH_REPORTS))
    lines.append(words("materials-blockers", count=blocked.total, standing=blocked.standing))
    line = words("materials-feedback", count=tally.total)
    lines.append(_with_number(words, line, is_enough=tally.total >= ENOUGH_FEEDBACK))
    lines.append(_citizen_line(turn, records))
    code, number = sheet.period.code, sheet.number
    more = [
        Button(words.plain("materials-works-button"), PersonTap(code, number, View.WORKS)),
        Button(words.plain("materials-feedback-button"), PersonTap(code, number, View.FEEDBACK)),
    ]
    return Screen(in_lines(lines), [more, *go_on_rows(words, sheet)])


def _with_number(words: Words, line: Html, *, is_enough: bool) -> Html:
    """A line that says where its number is too small to tell much."""
    return line if is_enough else Html(f"{line}{words('materials-few')}")


def _target_lines(words: Words, records: PersonRecords | None) -> list[Html]:
    """Each target with what was planned to date and what was done, the largest gap first."""
    if records is None or not records.targets:
        return [_with_number(words, words("materials-targets", count=0), is_enough=False), Html("")]
    known = {target.id: target for target in records.targets}
    reached = attainments(records.scope.scheme, records.facts())
    reached.sort(key=lambda each: (each.ratio, -each.target.weight))
    lines = [words("materials-targets", count=len(known))]
    for each in reached[:_MOST_TARGETS]:
        target = known[int(each.target.key)]
        said: dict[str, Param] = {
            "title": shortened(target.title, _LONGEST),
            "measure": shortened(target.measure, 30),
        }
        said |= {"done": words.number(each.target.done), "plan": words.number(each.plan)}
        gap = each.plan - each.target.done
        if gap > 0:
            lines.append(words("materials-target-gap", **said, gap=words.number(gap)))
        else:
            lines.append(words("materials-target", **said))
    if len(reached) > _MOST_TARGETS:
        lines.append(words("materials-targets-more", count=len(reached) - _MOST_TARGETS))
    if len(known) > len(reached):
        lines.append(words("materials-targets-not-due", count=len(known) - len(reached)))
    return [*lines, Html("")]


def _citizen_line(turn: Turn, records: PersonRecords | None) -> Html:
    """The mean of citizens' responses, if it may be shown; of too few not even their number."""
    words = turn.words
    read = None if records is None else records.visible_to_person(turn.received)
    if read is None or not read.shows_citizen_totals:
        return _with_number(words, words("materials-citizens-few", fewest=FEWEST), is_enough=False)
    told = CitizenFacts.of(each.group for each in read.responses)
    mean = told.weighted / told.weight / 25
    return words("materials-citizens", count=told.responses, mean=words.score(mean))


async def works_screen(turn: Turn, sheet: Sheet) -> Screen:
    """The ten reports that added most to the targets."""
    words = turn.words
    works = await turn.uow.materials.works(sheet.person.id, _span(turn, sheet))
    shown = heaviest(works)
    line = words("materials-works", shown=len(shown), count=len(works))
    lines = [title(words, sheet), _with_number(words, line, is_enough=len(works) >= ENOUGH_REPORTS), Html("")]
    lines.extend(_work_line(words, n, work) for n, work in enumerate(shown, 1))
    return Screen(in_lines(lines), _back(words, sheet))


def _work_line(words: Words, number: int, work: Work) -> Html:
    said: dict[str, Param] = {"number": number, "day": words.short_day(work.date)}
    said["activity"] = shortened(work.activity, _LONGEST)
    line = words("materials-work", **said)
    if work.volume is not None:
        amount = words("materials-work-volume", volume=work.volume, measure=shortened(work.measure or "", 30))
        line = Html(f"{line} · {amount}")
    if work.target is None:
        return line
    return Html(f"{line}\n    {words('materials-work-target', title=shortened(work.target, 40))}")


async def feedback_screen(turn: Turn, sheet: Sheet) -> Screen:
    """How much feedback there is, and the latest."""
    words = turn.words
    about = await turn.uow.feedback.about(sheet.person.id, _span(turn, sheet), turn.now)
    kinds = about.tally.kinds
    line = words("materials-feedback", count=about.tally.total)
    lines = [title(words, sheet), _with_number(words, line, is_enough=about.tally.total >= ENOUGH_FEEDBACK)]
    counts = [words(f"materials-feedback-{kind}", count=count) for kind, count in sorted(kinds.items())]
    lines.extend([Html(", ".join(counts)), Html("")] if counts else [])
    for each in about.given[:_MOST_FEEDBACK]:
        said = {"day": words.short_day(each.feedback.date), "name": shortened(each.giver, _LONGEST)}
        text = shortened(each.feedback.text, _LONGEST_TEXT)
        lines.append(words("materials-feedback-line", **said, text=text))
    return Screen(in_lines(lines), _back(words, sheet))


def _back(words: Words, sheet: Sheet) -> list[list[Button]]:
    materials = PersonTap(sheet.period.code, sheet.number, View.MATERIALS)
    return [[Button(words.plain("assess-materials-back"), materials)]]
