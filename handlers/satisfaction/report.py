"""The official report of a quarter in words, with the digits of `python -m bot skm`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from domain.disclosure import FEWEST
from domain.figures import fixed
from domain.office import Office
from domain.promises import Improvement
from domain.respondents import PROFILE
from domain.satisfaction import grade_of, lowest
from domain.survey import Channel, Unsur, quality, recommended_sample
from domain.survey_export import CHANNEL, UNSAID, Profile
from handlers.satisfaction.actions import Behind, Results
from handlers.satisfaction.screens import KINDS, title_of
from locales import Words
from locales.scores import period_name
from reports.skm_report import Comments, Plan, Respondents, SkmReport, UnsurRow

_MARK = "▼ "
"""Before the names of the lowest unsur: colour alone says nothing to many readers, nor in a copy."""


def skm_report(
    words: Words,
    office: Office,
    results: Results,
    now: datetime,
    behind: Behind,
) -> SkmReport:
    """The report of a quarter with a published index; ValueError without one."""
    found, say = results.skm, words.plain
    if found.index is None or found.ikm is None:
        raise ValueError("a report needs an index")
    comma = words.score(found.ikm)[-3]
    return SkmReport(
        language=words.language,
        comma=comma,
        office=office.name,
        title=say("skm-title"),
        place=title_of(words, results.place),
        period=period_name(words, results.quarter),
        facts=_facts(words, results, found.ikm, comma),
        heads=[say(f"skm-{key}") for key in ("code", "unsur", "total", "nrr", "weighted", "mutu")],
        rows=_rows(words, results),
        index=(say("skm-index"), fixed(found.index, 4)),
        ikm=(say("skm-ikm"), fixed(found.ikm)),
        table_title=say("skm-table"),
        chart_title=say("skm-chart"),
        low=_MARK + say("satisfaction-picture-low"),
        run_title=say("satisfaction-picture-run"),
        run=_run(words, results),
        profile=_respondents(words, behind.profile, found.n),
        comments=_comments(words, results),
        earlier=_earlier(words, results, behind.earlier),
        plan=_plan(words, results, behind.improvements),
        method_title=say("skm-method"),
        method=[say(f"skm-method-{number}", method=found.method.key) for number in (1, 2, 3)],
        sheets=[say(f"skm-sheet-{each}") for each in ("unsur", "behind", "profile", "comments", "plan")],
        made=say("skm-made", moment=now.astimezone(office.zone), zone=office.zone_name),
        page=say("page-number", page="{page}", pages="{pages}"),
        made_at=now,
    )


def _respondents(words: Words, profile: Profile, n: int) -> Respondents:
    """By question how many of `n` gave each answer; none while the quarter runs."""
    rows = []
    for question in (CHANNEL, *PROFILE):
        counts = profile.get(question, {})
        answers = list(Channel) if question == CHANNEL else list(PROFILE[question])
        key = "skm-channel" if question == CHANNEL else f"rate-{question}"
        told = [(f"{key}-{each.replace('_', '-')}", counts.get(each, 0)) for each in answers]
        asked = words.plain(f"skm-ask-{question}")
        for answer, count in (*told, ("skm-profile-rest", counts.get(UNSAID, 0))):
            if count:
                share = words.plain("skm-share", share=words.score(Fraction(count * 100, n)))
                rows.append((asked, words.plain(answer), count, share))
                asked = ""
    note = "skm-profile-note" if profile else "skm-profile-later"
    heads = [words.plain(f"skm-profile-{key}") for key in ("asked", "answer", "n", "share")]
    return Respondents(words.plain("skm-profile"), heads, rows, words.plain(note, least=FEWEST))


def _comments(words: Words, results: Results) -> Comments:
    """What was written, by kind; of several services with the name of each."""
    found = []
    for kind in KINDS:
        texts = [
            text if results.place.service else f"{text} ({name})"
            for each, text, name in results.said.comments
            if each == kind
        ]
        if texts:
            found.append((words.plain(f"satisfaction-comments-paper-{kind or 'other'}", n=len(texts)), texts))
    return Comments(
        words.plain("satisfaction-comments-on-paper"),
        words.plain("satisfaction-comments-note", least=FEWEST),
        words.plain("satisfaction-comments-elsewhere"),
        found,
    )


def _earlier(words: Words, results: Results, found: Sequence[Improvement]) -> Plan:
    """What was promised after the quarter before, and the means of the unsur before and after."""
    rows = [
        (
            words.plain(f"unsur-{each.unsur}"),
            each.promised.text,
            words.day(each.promised.due),
            f"{words.score(each.before)} → {'–' if each.after is None else words.score(each.after)}",
        )
        for each in found
        if each.promised is not None
    ]
    before = period_name(words, results.quarter.previous())
    heads = [words.plain(f"skm-earlier-{key}") for key in ("unsur", "action", "when", "values")]
    return Plan(words.plain("skm-earlier", period=before), heads, rows)


def _plan(words: Words, results: Results, improvements: Sequence[Improvement]) -> Plan:
    """The lowest unsur with what is promised; without a promise, or a lowest one, there is room to write."""
    unit = results.place.unit.name if results.place.unit else ""
    promised = {each.unsur: each.promised for each in improvements}
    rows = []
    for unsur in dict.fromkeys((*lowest(results.now.nrr), *promised)):
        said = promised.get(unsur)
        when, who = ("", "") if said is None else (words.day(said.due), unit)
        rows.append((words.plain(f"unsur-{unsur}"), said.text if said else "", when, who))
    heads = [words.plain(f"skm-plan-{key}") for key in ("unsur", "action", "when", "who")]
    return Plan(words.plain("skm-plan"), heads, rows or [("", "", "", "")])


def _rows(words: Words, results: Results) -> list[UnsurRow]:
    found = results.skm
    low = lowest(found.nrr)
    return [
        UnsurRow(
            f"U{number}",
            f"{_MARK if unsur in low else ''}{words.plain(f'unsur-{unsur}')}",
            results.now.totals[unsur],
            fixed(found.nrr[unsur], 4),
            fixed(found.nrr[unsur] * found.method.weight, 4),
            grade_of(found.nrr[unsur]),
            unsur in low,
        )
        for number, unsur in enumerate(Unsur, start=1)
    ]


def _run(words: Words, results: Results) -> list[tuple[str, str]]:
    """The index of each quarter."""
    found = []
    for period, sums in results.run:
        ikm = sums.skm(results.method).ikm
        told = "–" if ikm is None else words.plain("skm-run", ikm=words.score(ikm), n=sums.n)
        found.append((period_name(words, period), told))
    return found


def _facts(words: Words, results: Results, ikm: Fraction, comma: str) -> list[tuple[str, str]]:
    found, say = results.skm, words.plain
    mutu = quality(ikm)
    label = say(f"satisfaction-mutu-{mutu.grade}")
    facts = [
        (say("skm-ikm"), fixed(ikm).replace(".", comma)),
        (say("skm-weight"), say("skm-weighs", method=found.method.key)),
        (say("skm-mutu"), f"{mutu.grade} ({label})"),
        (say("skm-n"), words.number(found.n)),
    ]
    if population := results.place.population:
        facts.append((say("skm-population"), words.number(population)))
        facts.append((say("skm-sample"), words.number(recommended_sample(population))))
    if not results.is_over:
        facts.append((say("skm-state"), say("skm-running")))
    if results.hidden and results.place.service is None:
        facts.append((say("skm-left-out"), words.number(results.hidden)))
    return facts
