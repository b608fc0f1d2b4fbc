"""`/rekap`: the months, what there is of one, and the paper itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial

from domain.audit.proof import Tree, proof_of, work_statement
from domain.errors import Invalid, or_refuse
from domain.office import Office
from domain.papers import CODE_BITS, Issued, Paper, PaperKind, code_of
from domain.typed_codes import written
from handlers.frame.callbacks import carried
from handlers.frame.screen import Button, File, Screen, in_rows
from handlers.frame.turn import Document, Turn
from handlers.history import actions
from handlers.history.callbacks import MonthTap, PaperTap
from handlers.kit.asked import asked_of
from handlers.kit.days import month_in
from locales import Words, words_in
from reports.paper_pdf import pdf
from reports.paper_text import Letterhead, Sheet
from reports.paper_xlsx import xlsx
from storage.uow import UnitOfWork

_FORMS: dict[str, Callable[[Sheet], bytes]] = {"pdf": pdf, "xlsx": xlsx}


async def papers(turn: Turn) -> None:
    """The months that can have a paper."""
    turn.say(await _months(turn))


async def of_month(turn: Turn, said: str) -> bool:
    """The papers of the month that the words name."""
    offered = await actions.months(turn.uow, turn.office, turn.person.id, turn.received)
    month = asked_of(turn, said, turn.received_on, "rekap", offered)
    if month is None:
        return False
    await show_month(turn, MonthTap(month.code))
    return True


async def _months(turn: Turn) -> Screen:
    words = turn.words
    found = await actions.months(turn.uow, turn.office, turn.person.id, turn.received)
    buttons = [Button(words.month(each.start), MonthTap(each.code)) for each in found]
    return Screen(words("papers-ask-month"), in_rows(buttons, 2))


async def show_month(turn: Turn, tap: MonthTap) -> None:
    """The papers of a month; the months again where it is empty."""
    if not tap.month:
        turn.edit(await _months(turn))
        return
    words, month = turn.words, month_in(tap.month)
    rows = [[_button(words, tap.month, PaperKind.DAILY, form) for form in _FORMS]]
    if await actions.worked_remotely(turn.uow, turn.person.id, month):
        rows.append([_button(words, tap.month, PaperKind.REMOTE, form) for form in _FORMS])
    rows.append([Button(words.plain("papers-months"), MonthTap(""))])
    turn.edit(Screen(words("papers-ask-form", month=words.month(month.start)), rows))


def _button(words: Words, month: str, kind: PaperKind, form: str) -> Button:
    return Button(words.plain(f"papers-{kind}-{form}"), PaperTap(month, kind.value, form))


async def make(turn: Turn, tap: PaperTap) -> None:
    """Reads the paper's content; it is issued, drawn and sent after this turn, in a thread."""
    kind = carried(PaperKind, tap.kind)
    form = or_refuse(_FORMS.get(tap.form), Invalid("button-outdated"))
    month = month_in(tap.month)
    paper = await actions.read_paper(turn.uow, turn.office, turn.person.id, kind, month, turn.received)
    tree = await turn.uow.audit.published_tree()
    employee_id, code = turn.person.id, code_of(secrets.randbits(CODE_BITS))

    async def issue(uow: UnitOfWork) -> Callable[[], Screen]:
        issued = await uow.papers.issue(employee_id, paper, code)
        return partial(_message, turn.words, turn.office, paper, issued, tree, tap.form, form)

    turn.toast(turn.words.plain("papers-making"))
    turn.answers.append(Document(issue))


def _message(
    words: Words,
    office: Office,
    paper: Paper,
    issued: Issued,
    tree: Tree | None,
    suffix: str,
    form: Callable[[Sheet], bytes],
) -> Screen:
    """The paper with what it is under it. It is always in the office's language."""
    link = office.check_link(issued.code)
    head = Letterhead(office.name, office.zone, office.zone_name, office.bot_username, link)
    row = issued.entered.row
    proof = None if row is None else proof_of(work_statement(paper.work, issued.revision), row, tree)
    sheet = Sheet(words_in(office.default_language), paper, issued, head, proof)
    caption = words(
        "papers-caption",
        title=sheet.title,
        month=words.month(paper.period.start),
        code=written(issued.code),
        revision=issued.revision,
    )
    kind = sheet.words.plain(f"paper-file-{paper.work.kind}")
    name = f"{kind}-{paper.work.period}-{paper.work.nip}.{suffix}"
    return Screen(caption, file=File(name, form(sheet)))
