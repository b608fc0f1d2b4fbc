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
from domain.satisfaction import Sums, grade_of, lowest
from domain.survey import Channel, Unsur, WeightMethod, quality, recommended_sample
from domain.survey_export import CHANNEL, UNSAID, Profile
from handlers.satisfaction.actions import Behind, Results
from handlers.satisfaction.screens import KINDS, title_of
from locales import Words
from locales.scores import period_name
from reports.skm_report import SkmReport, UnsurRow


def skm_report(
    words: Words,
    office: Office,
    results: Results,
    now: datetime,
    behind: Behind,
) -> SkmReport:
    """The report of a quarter of which an index is told; ValueError without one."""
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
        profile_title=say("skm-profile"),
        profile_heads=[say(f"skm-profile-{key}") for key in ("asked", "answer", "n", "share")],
        profile=_profile(words, behind.profile, found.n),
        profile_note=say("skm-profile-note", least=FEWEST) if behind.profile else say("skm-profile-later"),
        run_title=say("satisfaction-picture-run"),
        run=[
            (period_name(words, period), _of_quarter(words, sums, results.method))
            for period, sums in results.run
        ],
        comments_title=say("satisfaction-comments-on-paper"),
        comments_note=say("satisfaction-comments-note", least=FEWEST),
        comments_elsewhere=say("satisfaction-comments-elsewhere"),
        comments=_comments(words, results),
        earlier_title=say("skm-earlier", period=period_name(words, results.quarter.previous())),
        earlier_heads=[say(f"skm-earlier-{key}") for key in ("unsur", "action", "when", "values")],
        earlier=_earlier(words, behind.earlier),
        method_title=say("skm-method"),
        method=[say(f"skm-method-{number}", method=found.method.key) for number in (1, 2, 3)],
        plan_title=say("skm-plan"),
        plan_heads=[say(f"skm-plan-{key}") for key in ("unsur", "action", "when", "who")],
        plan=_plan(words, results, behind.improvements),
        sheets=(
            say("skm-sheet-unsur"),
            say("skm-sheet-behind"),
            say("skm-sheet-profile"),
            say("skm-sheet-comments"),
            say("skm-sheet-plan"),
        ),
        made=say("skm-made", moment=now.astimezone(office.zone), zone=office.zone_name),
        made_at=now,
    )


def _profile(words: Words, profile: Profile, n: int) -> list[tuple[str, str, int, str]]:
    """By question how many of `n` gave each answer; none while the quarter runs."""
    lines = []
    for question in (CHANNEL, *PROFILE):
        counts = profile.get(question, {})
        answers = list(Channel) if question == CHANNEL else list(PROFILE[question])
        key = "skm-channel" if question == CHANNEL else f"rate-{question}"
        told = [(f"{key}-{each.replace('_', '-')}", counts.get(each, 0)) for each in answers]
        asked = words.plain(f"skm-ask-{question}")
        for answer, count in (*told, ("skm-profile-rest", counts.get(UNSAID, 0))):
            if count:
                share = words.plain("skm-share", share=words.score(Fraction(count * 100, n)))
                lines.append((asked, words.plain(answer), count, share))
                asked = ""
    return lines


def _comments(words: Words, results: Results) -> list[tuple[str, list[str]]]:
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
    return found


def _earlier(words: Words, found: Sequence[Improvement]) -> list[tuple[str, str, str, str]]:
    """What was promised after the quarter before, and the means of the unsur before and after."""
    return [
        (
            words.plain(f"unsur-{each.unsur}"),
            each.promised.text,
            words.day(each.promised.due),
            f"{words.score(each.before)} → {'–' if each.after is None else words.score(each.after)}",
        )
        for each in found
        if each.promised is not None
    ]


def _plan(
    words: Words, results: Results, improvements: Sequence[Improvement]
) -> list[tuple[str, str, str, str]]:
    """The lowest unsur with what is promised; without a promise, or a lowest one, there is room to write."""
    unit = results.place.unit.name if results.place.unit else ""
    promised = {each.unsur: each.promised for each in improvements}
    plan = []
    for unsur in dict.fromkeys((*lowest(results.now.nrr), *promised)):
        said = promised.get(unsur)
        when, who = ("", "") if said is None else (words.day(said.due), unit)
        plan.append((words.plain(f"unsur-{unsur}"), said.text if said else "", when, who))
    return plan or [("", "", "", "")]


def _rows(words: Words, results: Results) -> list[UnsurRow]:
    found = results.skm
    low = lowest(found.nrr)
    return [
        UnsurRow(
            f"U{number}",
            words.plain(f"unsur-{unsur}"),
            results.now.totals[unsur],
            fixed(found.nrr[unsur], 4),
            fixed(found.nrr[unsur] * found.method.weight, 4),
            grade_of(found.nrr[unsur]),
            unsur in low,
        )
        for number, unsur in enumerate(Unsur, start=1)
    ]


def _of_quarter(words: Words, sums: Sums, method: WeightMethod) -> str:
    ikm = sums.skm(method).ikm
    return "–" if ikm is None else words.plain("skm-run", ikm=words.score(ikm), n=sums.n)


def _facts(words: Words, results: Results, ikm: Fraction, comma: str) -> list[tuple[str, str]]:
    found, say = results.skm, words.plain
    mutu = quality(ikm)
    label = say(f"satisfaction-mutu-{mutu.grade}")
    facts = [
        (say("skm-ikm"), fixed(ikm).replace(".", comma)),
        (say("skm-weight"), say("skm-weighs", method=found.method.key)),
        (say("skm-mutu"), f"{mutu.grade} ({label})"),
        (say("skm-n"), str(found.n)),
    ]
    if population := results.place.population:
        facts.append((say("skm-population"), words.number(population)))
        facts.append((say("skm-sample"), words.number(recommended_sample(population))))
    if not results.is_over:
        facts.append((say("skm-state"), say("skm-running")))
    if results.hidden and results.place.service is None:
        facts.append((say("skm-left-out"), str(results.hidden)))
    return facts
