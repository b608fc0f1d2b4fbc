"""The texts of a target: its terms line by line, the differences of a change, and its progress."""

from __future__ import annotations

from domain.answers import shortened
from domain.periods import Period
from domain.targets import BAR, Progress, TargetDraft, Terms
from locales import Html, Words
from locales.scores import period_name

_LONGEST_TITLE = 60
"""Letters of a title in a list or on a button; above that it is cut."""


def brief(title: str) -> str:
    """A title as one line of a list."""
    return shortened(title, _LONGEST_TITLE)


def values(words: Words, terms: Terms | TargetDraft) -> dict[str, Html | str]:
    """What terms say, by the names of their sentences; what is not said is left out."""
    said: dict[str, Html | str | None] = {
        "title": terms.title,
        "period": terms.period and period_name(words, Period.parse(terms.period)),
        "quantity": None
        if terms.quantity is None
        else words("target-quantity", quantity=terms.quantity, measure=terms.measure or ""),
        "indicator": terms.indicator,
        "kind": words(f"target-kind-{terms.kind}"),
        "weight": words("target-weight-value", weight=terms.weight),
        "rencana_aksi": terms.rencana_aksi,
        "parent": terms.parent,
    }
    unanswered = set() if isinstance(terms, Terms) else said.keys() - terms.answered
    if isinstance(terms, TargetDraft) and "kind" in unanswered:
        unanswered.add("weight")  # assumed, and not yet worth a line
    return {name: value for name, value in said.items() if value is not None and name not in unanswered}


def line(words: Words, name: str, value: Html | str) -> Html:
    """One line of terms."""
    return words(f"target-line-{name}", value=value)


def terms_lines(words: Words, terms: Terms | TargetDraft, before: Terms | None = None) -> list[Html]:
    """One line for each term; a changed one also shows the value in `before`."""
    now, was = values(words, terms), {} if before is None else values(words, before)
    lines = []
    for name in {**now, **was}:
        said = line(words, name, now.get(name, "–"))
        changed = before is not None and now.get(name) != was.get(name)
        lines.append(words("target-line-was", now=said, was=was.get(name, "–")) if changed else said)
    return lines


def progress_lines(words: Words, progress: Progress, measure: str) -> list[Html]:
    """How much was approved in words, and a bar of blocks that says no more than that."""
    key = "target-progress-waiting" if progress.waiting else "target-progress"
    told = words(
        key,
        done=progress.done,
        quantity=progress.quantity,
        measure=measure,
        percent=progress.percent,
        waiting=progress.waiting,
    )
    return [told, Html("▰" * progress.blocks + "▱" * (BAR - progress.blocks))]
