"""Which right a button needs for the record that it names, and who has which right (docs/rights.md).

`python -m tests.handlers.rights` writes docs/rights.md after the table of rights was changed.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

from handlers.frame.actor import Actor, actor_of
from handlers.frame.callbacks import Callback, unpack
from handlers.frame.gate import Action, may
from handlers.frame.records import (
    DayOf,
    FollowUpOf,
    NoticeOf,
    ObjectionOf,
    OfService,
    OfUnit,
    Record,
    ResultOf,
    SecondRatingOf,
    TicketOf,
)
from storage.tables import Entry, Feedback, Plan, RatingRequest, SupervisorCorrection
from storage.uow import UnitOfWork
from tests.handlers.cast import (
    CAST,
    ENTRY,
    HEAD_ID,
    OWNER_ID,
    TODAY,
    UNIT,
    founded,
    standing,
)
from tests.harness import OfficeOnTrial, must

DOCUMENT = Path(__file__).parents[2] / "docs" / "rights.md"
BY_SETTINGS = "administrator of the settings"
A = Action

ONES_OWN = None
"""In place of a right: the button finds only what the person who taps may see anyway."""

BUTTONS: Mapping[str, Action | tuple[Action, ...] | None] = {
    # Cases: an entry, leave, a target, a blocker, a supervisor and other data to correct.
    **dict.fromkeys(("ca1:entry:3:1:approve", "ca1:entry:3:1:4", "ca1:entry:3:1:return"), A.REVIEW_CASE),
    **dict.fromkeys(("ca1:leave:1:1:approve", "ca1:target:1:1:approve"), A.REVIEW_CASE),
    **dict.fromkeys(("ca1:blocker:1:1:approve", "ca1:entry:1:1:undo"), A.REVIEW_CASE),
    "ca1:superv:1:1:approve": A.DECIDE_CORRECTION,
    **dict.fromkeys(("ca1:datacorr:1:1:approve", "ca1:datacorr:1:1:reject"), A.DECIDE_CORRECTION),
    "pf1:datacorr:1": (A.DECIDE_CORRECTION, A.CHANGE_CASE),
    **dict.fromkeys(("pf1:entry:3", "pf1:leave:1"), (A.REVIEW_CASE, A.CHANGE_CASE)),
    **{f"ow1:entry:3:{wish}": A.CHANGE_CASE for wish in ("show", "change", "withdraw", "really")},
    **{
        f"ow1:{kind}:1:really": A.CHANGE_CASE for kind in ("leave", "target", "superv", "datacorr", "blocker")
    },
    "qs1:a:1:0:0": ONES_OWN,
    "qo1:a:1:0:entry:3": ONES_OWN,
    "qr1:a:1:0:3:1:4": ONES_OWN,
    "qd1:a:0:entry:3:1:4": A.REVIEW_CASE,
    "qu1:a:1:0:1799028000000000": ONES_OWN,
    "bp1:1:1": A.REVIEW_CASE,
    # Reports and what hangs on them.
    "co1:3": A.CHANGE_CASE,
    **{f"en1:3:{wish}": A.CHANGE_CASE for wish in ("show", "change", "proof", "withdraw", "really")},
    "vs1:3": A.SEE_VERSIONS,
    "pl1:1": A.CHANGE_PLAN,
    "he1:3:0::2027-01:0": A.SEE_OWN_ENTRY,
    "hi1:0:::1": ONES_OWN,
    "hp1:state:::1": ONES_OWN,
    "tl1:3": A.CHANGE_CASE,
    **{f"tg1:1:{wish}": A.CHANGE_CASE for wish in ("show", "change", "drop")},
    **{f"er1:3:{wish}:0:d2027-01-04": A.MOVE_ENTRY for wish in ("show", "complete", "moved", "unmark")},
    **{f"kf1:3:{wish}:1:d2027-01-04": A.MOVE_ENTRY for wish in ("show", "revoke", "renew")},
    "tk1:3": A.TALK_ABOUT,
    "in1:3": A.CHANGE_CASE,
    "id2:1:1:x": A.REVIEW_CASE,
    "mta1:1": A.REVIEW_CASE,
    "mts1:1:1": A.SEE_OWN_ENTRY,
    # Feedback and ratings.
    "fw1:1:reply": A.REPLY_FEEDBACK,
    "fw1:1:undo": A.TAKE_BACK_FEEDBACK,
    "fr1:1:withdraw": A.REPLY_FEEDBACK,
    "fr1:1:answer": A.GIVE_FEEDBACK_TO,
    "fs1:2027-01:1:write": A.GIVE_FEEDBACK_TO,
    "fs1:2027-01:1:skip": ONES_OWN,
    "rk1:1:0:4": A.RATE_COLLEAGUE,
    "rkx1:1:unknown": A.RATE_COLLEAGUE,
    **dict.fromkeys(("ap1:2027-S1:1:m", "ac1:2027-S1:1:x", "ar1:2027-S1:1:x:4"), A.ASSESS_PERSON),
    **dict.fromkeys(("an1:2027-S1:1:x", "aj1:2027-S1:1:meets"), A.ASSESS_PERSON),
    **dict.fromkeys(("sro1:1", "srp1:1", "srr1:1:4", "srx1:1:cannot"), A.RATE_SECOND),
    # Teams and deputies.
    "tm1:0:739985:0": ONES_OWN,
    "tm1:2:739985:0": A.SEE_ANY_TEAM,
    "tmm1:0:0": ONES_OWN,
    "tmm1:2:0": A.SEE_ANY_TEAM,
    "tmf1:0:2026-12": ONES_OWN,
    "tmf1:2:2026-12": A.SEE_ANY_TEAM,
    "tmr1:0:0:1": A.REMIND_PERSON,
    "de1:1:0": A.DELEGATE_FOR,
    "de1:1:1": A.DELEGATE_FOR,
    # Results and what follows from them.
    "rs1:2026-S2:1": A.SEE_RESULT_OF,
    "fp1:1:2:0": A.SEE_ALL_FOLLOW_UPS,
    "fl1:1:1": A.SEE_FOLLOW_UP_OF,
    "fl2:1:1:write": A.WRITE_FOLLOW_UP,
    "fl3:1:1:ask:x": A.WRITE_FOLLOW_UP,
    **{f"kb1:1:{view}:1:0": A.SEE_OBJECTION for view in ("case", "records", "result", "texts", "proof")},
    "kw1:1:answer": A.ANSWER_OBJECTION,
    "kw1:1:decide": A.DECIDE_OBJECTION,
    **dict.fromkeys(("kw1:1:withdraw", "kw1:1:really"), A.WITHDRAW_OBJECTION),
    "kz1:1": A.NAME_DECIDER,
    **dict.fromkeys(("on2:1", "on3:1:0"), A.SEE_NOTICE),
    **{f"on4:1:{wish}": A.DECIDE_NOTICE for wish in ("seen", "dismiss", "reopen")},
    "on4:1:explain": A.EXPLAIN_NOTICE,
    "rr1:1": ONES_OWN,
    # Units and services.
    **dict.fromkeys(("dg1:2", "dgl1:2:0:silent", "dgp1:2:0:silent:0"), A.SEE_DIGEST_OF),
    **dict.fromkeys(("kpu1:2:0", "kps1:2:1:2026-Q4", "kpf1:2:1:2026-Q4:pdf"), A.SEE_RESULTS_OF),
    **dict.fromkeys(("kpc1:2:1:2026-Q4:0", "kpq1:2:1:2026-Q4:0"), A.SEE_RESULTS_OF),
    "kpj1:1:2026-Q4": A.SEE_RESULTS_OF,
    "kpi1:1:2026-Q4:waktu": A.PROMISE_FOR,
    "kpw1:1": A.SEE_WEEKS_OF,
    **dict.fromkeys(("ks1:1", "kn1:1", "lt1:1"), A.SHOW_CODES_OF),
    # It takes a code out of the own chat, also once the right is gone.
    "kc1:1": ONES_OWN,
    "lc1:1:1:0": (A.SAY_SELF_AT_COUNTER, A.SAY_WHO_AT_COUNTER),
    "lc1:1:3:1": A.SAY_WHO_AT_COUNTER,
    **dict.fromkeys(("lk1:1", "lw1:1:0", "lf1:1:name", "lf1:1:staff", "lf1:1:close"), A.MANAGE_SERVICES_OF),
    **dict.fromkeys(("lq1:1:a4", "le1:1"), A.MANAGE_SERVICES_OF),
    **{f"ti1:1:{wish}": A.HANDLE_TICKET for wish in ("show", "take", "answer", "close", "pass")},
}
"""Buttons with numbers of Sari's records, as anybody's client may send them, and the right that each needs
besides that of its kind; one of several where there are several."""


def right_of_record(data: str) -> tuple[Action, ...] | None:
    """The rights of which one is needed for the record of a button; None where it is the kind's alone."""
    needed = BUTTONS.get(data, ONES_OWN)
    return (needed,) if isinstance(needed, Action) else needed


def names_a_row(kind: type[Callback]) -> bool:
    """Whether a button carries the number of a row: of a person, a report, a service…"""
    return any(name in _ROWS or name.endswith("_id") for name in kind.__struct_fields__)


_ROWS = {"person", "unit", "service", "closing", "supervisor", "notice", "target", "decision", "number"}
_NUMBERS = {"page": 0, "day": 0, "rating": 4}
_TEXTS = {"period": "2026-S2", "month": "2026-12", "quarter": "2026-Q4", "span": "m2026-12-01"}


def sample(kind: type[Callback]) -> str:
    """A button of a kind that names no record of Sari's."""
    hints = get_type_hints(kind)
    return kind(*(_value(name, hints[name]) for name in kind.__struct_fields__)).pack()


def _value(name: str, kind: type[Any]) -> object:
    if issubclass(kind, Enum):
        return next(iter(kind))
    return _NUMBERS.get(name, 1) if kind is int else _TEXTS.get(name, "x")


def buttons_of(kind: type[Callback]) -> list[str]:
    """The buttons of a kind that are tapped."""
    return [data for data in BUTTONS if type(unpack(data)) is kind] or [sample(kind)]


# --- who may ----------------------------------------------------------------------------------------------


async def _records(uow: UnitOfWork) -> dict[Action, Record | None]:
    """Sari's record, or that of her unit or service, for each action that is asked with one."""
    entry, correction = await uow.cases.get(Entry, ENTRY), await uow.cases.get(SupervisorCorrection, 1)
    session = uow.session
    objection = ObjectionOf(must(await uow.objections.get(1)).life)
    service, follow_up = OfService(UNIT, 1), FollowUpOf(OWNER_ID, TODAY, HEAD_ID)
    second = must(await uow.second_ratings.get(1))
    day, notice = DayOf(OWNER_ID, TODAY), NoticeOf(OWNER_ID, TODAY, is_shown=True)
    rating = SecondRatingOf(second.row.employee_id, OWNER_ID, TODAY, is_open=True, date=second.row.date)
    feedback = await session.get_one(Feedback, 1)
    return {
        **dict.fromkeys((A.SEE_VERSIONS, A.REVIEW_CASE, A.CHANGE_CASE, A.SEE_OWN_ENTRY, A.MOVE_ENTRY), entry),
        **dict.fromkeys((A.TALK_ABOUT, A.GIVE_FEEDBACK_TO), entry),
        A.CHANGE_PLAN: await session.get_one(Plan, 1),
        A.DECIDE_CORRECTION: correction,
        A.SEE_RESULT_OF: ResultOf(OWNER_ID, TODAY, HEAD_ID),
        **dict.fromkeys((A.PLAN_DUTY_OF, A.REMIND_PERSON, A.ASSESS_PERSON, A.FILE_OBJECTION), day),
        **dict.fromkeys((A.REPLY_FEEDBACK, A.TAKE_BACK_FEEDBACK), feedback),
        A.DELEGATE_FOR: DayOf(HEAD_ID, TODAY),
        A.RATE_COLLEAGUE: await session.get_one(RatingRequest, 1),
        A.SEE_DIGEST_OF: OfUnit(UNIT),
        **dict.fromkeys((A.SEE_RESULTS_OF, A.SEE_WEEKS_OF, A.SHOW_CODES_OF, A.SAY_SELF_AT_COUNTER), service),
        **dict.fromkeys((A.SAY_WHO_AT_COUNTER, A.MANAGE_SERVICES_OF, A.PROMISE_FOR), service),
        A.DECIDE_QUARANTINE: service,
        A.HANDLE_TICKET: TicketOf(UNIT, is_escalated=False),
        **dict.fromkeys((A.SEE_OBJECTION, A.WITHDRAW_OBJECTION, A.ANSWER_OBJECTION), objection),
        **dict.fromkeys((A.DECIDE_OBJECTION, A.NAME_DECIDER), objection),
        **dict.fromkeys((A.SEE_FOLLOW_UP_OF, A.WRITE_FOLLOW_UP), follow_up),
        A.RATE_SECOND: rating,
        **dict.fromkeys((A.SEE_NOTICE, A.DECIDE_NOTICE, A.EXPLAIN_NOTICE), notice),
    }


async def rights(office: OfficeOnTrial) -> dict[str, set[Action]]:
    """The actions that the gate allows, by who asks."""
    served, now = office.service.office, office.service.clock.now()
    found = {}
    async with office.service.database.read() as uow:
        records = await _records(uow)
        actors = {who: await actor_of(uow, served, key, now) for who, key in CAST.items()}
        actors[BY_SETTINGS] = Actor(1, None, is_admin=True, in_service=False, language="id")
        for who, actor in actors.items():
            found[who] = {
                each for each in Action if await may(uow, served, actor, each, records.get(each), now)
            }
    return found


async def with_records(office: OfficeOnTrial) -> set[Action]:
    """The actions that are asked with a record here."""
    async with office.service.database.read() as uow:
        return set(await _records(uow))


# --- docs/rights.md ---------------------------------------------------------------------------------------

_ABOUT = """# Who may do what

Every command, link and button asks the one table of rights (`handlers/frame/gate.py`) with the record that
it names. This page is that table, asked by people who stand in different relations to the records of one
employee (Sari). `tests/handlers/test_rights.py` compares it with the code and taps every button as each of
them. After a change of rights, `.venv/bin/python -m tests.handlers.rights` writes it.

"""
_PEOPLE = {
    "owner": "Sari: the reports, results and requests are hers, and she staffs the service",
    "colleague": "works in the same unit, for the same supervisor",
    "supervisor": "supervises Sari and heads her unit",
    "stand-in": "acts for the supervisor (Plt or Plh) today",
    "former stand-in": "acted for the supervisor until last month",
    "stand-in who left": "is still appointed, but left the service",
    "former supervisor": "supervised Sari until last June; supervises others now",
    "superior": "supervises the supervisor, and was appointed to decide Sari's objection",
    "head elsewhere": "heads another unit, and was drawn to rate one of Sari's reports a second time",
    "employee elsewhere": "works in that other unit",
    "administrator": "administrator of the roster, in another unit",
    BY_SETTINGS: "named in `ADMIN_TELEGRAM_IDS`, while no administrator of the roster has joined",
    "stranger": "is in no roster: a citizen",
}


def document(found: Mapping[str, set[Action]]) -> str:
    """The page."""
    return _ABOUT + "\n".join([*_people(), "", *_table(found)]) + "\n"


def _people() -> Iterator[str]:
    yield "| who | relation |"
    yield "|---|---|"
    yield from (f"| {who} | {relation} |" for who, relation in _PEOPLE.items())


def _table(found: Mapping[str, set[Action]]) -> Iterator[str]:
    yield "A superior decides a report as well once it has waited for too long; a head's superior answers a"
    yield "ticket as well once its day has passed. Nothing here has waited for so long."
    yield ""
    yield f"| action | {' | '.join(_PEOPLE)} |"
    yield f"|---|{'---|' * len(_PEOPLE)}"
    for action in Action:
        yield f"| `{action}` | {' | '.join('✓' if action in found[who] else ' ' for who in _PEOPLE)} |"


def stated() -> dict[str, set[Action]]:
    """Who may do what, as the page says."""
    found: dict[str, set[Action]] = {who: set() for who in _PEOPLE}
    for line in DOCUMENT.read_text("utf-8").splitlines():
        if line.startswith("| `"):
            name, *marks = (cell.strip() for cell in line.strip("|").split("|"))
            for who, mark in zip(_PEOPLE, marks, strict=True):
                if mark:
                    found[who].add(Action(name.strip("`")))
    return found


async def _write(file: Path) -> None:
    async with standing(file) as office:
        DOCUMENT.write_text(document(await rights(office)), "utf-8")


def main() -> None:
    """Writes the page."""
    with tempfile.TemporaryDirectory() as folder:
        file = founded(Path(folder) / "office.db")
        asyncio.run(_write(file))


if __name__ == "__main__":
    main()
