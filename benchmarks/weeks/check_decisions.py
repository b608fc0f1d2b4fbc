"""What must hold of decisions on objections: by who may, on their own result, and told once to each side."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

_EVENTS = """
    SELECT objection_id, closing_id, employee_id, state, by_id, kind, what
    FROM objection_events JOIN objections ON objections.id = objection_id ORDER BY objection_id, number
"""
_REVISIONS = "SELECT closing_id, employee_id, revision FROM results WHERE revision > 1"
_NEWS = "SELECT employee_id, payload FROM outbox WHERE kind = 'objection_news' AND state = 'sent'"

_MAY = {"answered": "assessor", "decided": "decider"}
"""Who takes a step, by their name in the filing."""


def of_decisions(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Kind and words of what is wrong. Nobody has a stand-in here, and nobody names another decider."""
    news = [(employee, json.loads(payload)) for employee, payload in connection.execute(_NEWS)]
    filed: dict[int, dict[str, int]] = {}
    expected = set[tuple[int, int, int]]()
    for number, closing, author, state, by, kind, text in connection.execute(_EVENTS).fetchall():
        what = json.loads(text)
        if kind == "filed":
            filed[number] = what
        elif kind in _MAY and by != filed[number][_MAY[kind]]:
            yield "objection settled by somebody else", f"{number}: {kind} by {by}"
        if kind != "decided":
            continue
        if what["revision"] is not None:
            expected.add((closing, author, what["revision"]))
        if state != ("upheld" if what["revision"] is None else "changed"):
            yield "state does not fit the decision", f"{number}: {state}, revision {what['revision']}"
        told = Counter(
            employee
            for employee, each in news
            if each["objection_id"] == number and each["news"] == "decided"
        )
        sides = (author, filed[number]["assessor"])
        if told != Counter(sides):
            yield "notices of a decision", f"{number}: {dict(told)}, in place of one for each of {sides}"
    found = set(connection.execute(_REVISIONS).fetchall())
    if found != expected:
        yield "results revised by no decision", f"{sorted(found)}, in place of {sorted(expected)}"
