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
from handlers.satisfaction.actions import Results
from handlers.satisfaction.screens import title_of
from locales import Words
from locales.scores import period_name
from reports.skm_report import SkmReport, UnsurRow


def skm_report(
    words: Words,
    office: Office,
    results: Results,
    now: datetime,
    improvements: Sequence[Improvement],
    profile: Profile,
) -> SkmReport:
    """The report of a quarter of which an index is told, with promises; ValueError without one."""
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
        profile=_profile(words, profile),
        profile_note=say("skm-profile-note", least=FEWEST) if profile else say("skm-profile-later"),
        run_title=say("satisfaction-picture-run"),
        run=[
            (period_name(words, period), _of_quarter(words, sums, results.method))
            for period, sums in results.run
        ],
        method_title=say("skm-method"),
        method=[say(f"skm-method-{number}", method=found.method.key) for number in (1, 2, 3)],
        plan_title=say("skm-plan"),
        plan_heads=[say(f"skm-plan-{key}") for key in ("unsur", "action", "when", "who")],
        plan=_plan(words, results, improvements),
        sheets=(say("skm-sheet-unsur"), say("skm-sheet-behind"), say("skm-sheet-plan")),
        made=say("skm-made", moment=now.astimezone(office.zone), zone=office.zone_name),
        made_at=now,
    )


def _profile(words: Words, profile: Profile) -> list[tuple[str, str]]:
    """By question how many gave each answer; none while the quarter runs."""
    lines = []
    for question in (CHANNEL, *PROFILE):
        counts = profile.get(question, {})
        answers = list(Channel) if question == CHANNEL else list(PROFILE[question])
        asked = "skm-channel" if question == CHANNEL else f"rate-{question}"
        title = words.plain(f"skm-ask-{question}")
        lines += [
            (_labelled(words, title, f"{asked}-{answer.replace('_', '-')}"), words.number(counts[answer]))
            for answer in answers
            if counts.get(answer, 0)
        ]
        if n := counts.get(UNSAID, 0):
            lines.append((_labelled(words, title, "skm-profile-rest"), words.number(n)))
    return lines


def _labelled(words: Words, title: str, key: str) -> str:
    return f"{title}: {words.plain(key)}"


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
