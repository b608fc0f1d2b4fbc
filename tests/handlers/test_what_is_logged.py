"""For everything that can be done here somebody has said whether the log of decisions has it, or why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.frame.gate import Action

ROOT = Path(__file__).parents[2]

LOGGED = {
    Action.JOIN: "link-account",
    Action.MANAGE_PEOPLE: "set-role",
    Action.MANAGE_UNITS: "change-unit",
    Action.EXPORT_OFFICE: "export",
    Action.EXPORT_OWN_DATA: "export-own-data",
    Action.ERASE_OWN_DATA: "erase-own-data",
    Action.IMPORT_FILES: "import",
    Action.ANNOUNCE: "announce",
    Action.MEND_FAILURES: "settle-failures",
    Action.EXTEND_DAYS: "extend-days",
    Action.CLOSE_PERIOD: "close-period",
    Action.WRITE_FOLLOW_UP: "recommend",
    Action.MAKE_PAPER: "issue-paper",
    Action.PLAN_DUTY_OF: "plan-duty",
    Action.SET_PLACE: "set-place",
    Action.DELEGATE: "appoint-stand-in",
    Action.DELEGATE_FOR: "appoint-stand-in",
    Action.ASSIGN_SUPERVISOR: "assign-supervisor",
    Action.ASSESS_PERSON: "assess",
    Action.RATE_SECOND: "rate-second",
    Action.EXPLAIN_NOTICE: "explain-notice",
    Action.DECIDE_NOTICE: "reopen-notice",
    Action.SAY_SELF_AT_COUNTER: "say-at-counter",
    Action.SAY_WHO_AT_COUNTER: "say-at-counter",
    Action.MANAGE_SERVICES_OF: "staff-service",
    Action.PROMISE_FOR: "promise",
    Action.DECIDE_QUARANTINE: "decide-quarantine",
}
"""What is decided, by the name of the row that says it."""
CASES = {Action.REVIEW_CASE, Action.DECIDE_CORRECTION, Action.CHANGE_CASE, Action.SET_TARGETS}
"""Cases: decided, changed, taken back in one place for all kinds (storage/records/cases.py)."""
OBJECTIONS = {
    Action.FILE_OBJECTION,
    Action.WITHDRAW_OBJECTION,
    Action.ANSWER_OBJECTION,
    Action.DECIDE_OBJECTION,
    Action.NAME_DECIDER,
}
"""Each step of an objection is a row."""
PUT_FORWARD = {Action.REPORT, Action.ATTEND, Action.PUT_FORWARD, Action.MOVE_ENTRY}
PUT_FORWARD |= {Action.CORRECT_OWN_DATA}
"""One's own, and no decision about anybody: what becomes of it is one."""
OF_ONESELF = {
    Action.CHOOSE_LANGUAGE,
    Action.PLAN_WORK,
    Action.CHANGE_PLAN,
    Action.SET_REMINDERS,
    Action.CONFIRM_RULES,
    Action.ASSESS_ONESELF,
}
"""One's own settings, notes and answers: they decide about nobody."""
BETWEEN_PEOPLE = {
    Action.TALK_ABOUT,
    Action.GIVE_REASON,
    Action.ASK_FEEDBACK,
    Action.GIVE_FEEDBACK,
    Action.GIVE_FEEDBACK_TO,
    Action.REPLY_FEEDBACK,
    Action.TAKE_BACK_FEEDBACK,
    Action.LEAD_MEETING,
    Action.REMIND_PERSON,
}
"""What people say to each other: it scores nothing and gives no right."""
UNSEEN = {Action.RATE_COLLEAGUE, Action.RATE_SERVICE}
UNSEEN |= {Action.WRITE_TICKET, Action.FOLLOW_TICKET, Action.HANDLE_TICKET}
"""A row has a moment and an order, and both lead to who rated or wrote (docs/decisions/0218)."""
NOTED_ELSEWHERE = {Action.OPEN_EVIDENCE_LINK}
"""Each visit has a row of its own before the file is shown (web/evidence.py)."""
DOORS = {
    Action.MANAGE_OFFICE,
    Action.PLAN_DUTY,
    Action.PLAN_ANY_DUTY,
    Action.ASSESS_TEAM,
    Action.MANAGE_SERVICES,
    Action.ANSWER_TICKETS,
}
"""They open a list; what is done to one of it is another action, on its record."""
READ = {each for each in Action if each.startswith(("see_", "read_", "show_"))} | {
    Action.HELP,
    Action.TRY_SCHEME,
    Action.MAKE_RESULT_PAPERS,
    Action.CHECK_PAPER,
    Action.EXPORT_RESPONSES,
}
"""Nothing is changed."""
SAID = [set(LOGGED), CASES, OBJECTIONS, PUT_FORWARD, OF_ONESELF]
SAID += [BETWEEN_PEOPLE, UNSEEN, NOTED_ELSEWHERE, DOORS, READ]


def test_everything_that_can_be_done_is_said_once() -> None:
    assert sorted(each for group in SAID for each in group) == sorted(Action)


@pytest.mark.parametrize("name", sorted(set(LOGGED.values())))
def test_what_is_said_to_be_logged_is_noted_somewhere(name: str) -> None:
    files = (path for room in ("domain", "storage", "handlers") for path in (ROOT / room).rglob("*.py"))
    assert any(f'"{name}"' in path.read_text("utf-8") for path in files)
