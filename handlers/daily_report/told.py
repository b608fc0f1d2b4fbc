"""What is told to the report that is open: all of it, its work below a picture, or one more report."""

from __future__ import annotations

import re

from telegram import Message

from domain.answers import gives_up_report, means_sent, parse_activity, wants_another, wants_sent_back
from domain.corrections import may_correct, sent_corrected
from domain.entries import MOST_EVIDENCE, ReportDraft, with_item
from domain.errors import Invalid
from domain.plans import absence_answer, is_absence
from domain.report_lines import Kind, read_message
from domain.report_lines.words import only_shows, says_same_again
from domain.topics import asks_for_own, looks_something_up
from domain.vocabulary import ADD_WORK, POLITE
from handlers.daily_report.free_text import (
    LONGEST,
    MOST_ENTRIES,
    context_of,
    drafts_of,
    is_other_command,
    is_untold,
    of_drafts,
    read_told,
    said_in,
    show_sent,
    show_waiting,
)
from handlers.daily_report.restated import restated
from handlers.daily_report.several import REPORTS, SeveralDraft, restated_among
from handlers.daily_report.talk import ACTIVITY, REPORT, told_work
from handlers.daily_report.taps import again
from handlers.frame.flow import CHANGE, SUMMARY
from handlers.frame.gate import Action
from handlers.frame.questions import open_dialog_of
from handlers.frame.turn import Turn
from handlers.kit.attachments import attachment_of
from storage.tables import Dialog, Entry

_AT_THE_END = ("rating", SUMMARY)
"""Steps at which nothing is left to write, so that a line is of other work."""
_BESIDES = re.compile(
    rf"\A\W*(?:{POLITE}\s+)*(?:{ADD_WORK}|satu\s+lagi|dan|lalu|terus|kemudian|juga)(?:\s*[:,]\s*|\s+)(?=\w)",
    re.IGNORECASE,
)
"""Before work that joins, and no part of it: “tambah kegiatan”, “lalu”."""
_SHORTEST = 3
"""Words of a report at least; fewer are not read as one."""


async def told(turn: Turn, message: Message) -> bool:
    """Takes what is told to the report that is held; leaves an answer to its question."""
    text = said_in(message)
    if turn.actor.employee is None or message.reply_to_message is not None:
        return False
    if not text or len(text) > LONGEST or is_other_command(message):
        return False
    waiting = await turn.rooms.dialogs.waiting(turn)
    if not waiting:
        return False
    dialog, draft = waiting[0]
    step = dialog.step.partition(" ")[0]
    if not isinstance(draft, ReportDraft | SeveralDraft):
        return False
    if message.text is not None and gives_up_report(text):
        await turn.rooms.dialogs.cancel(turn, dialog)
        if wants_sent_back(text) and (changed := await _changed(turn, draft)) is not None:
            await show_sent(turn, changed)
        return True
    if message.text is not None and await _no_work(turn, dialog, draft, text):
        return True
    if draft == ReportDraft() and says_same_again(text):
        await again(turn)
        return True
    if isinstance(draft, ReportDraft):
        if await is_untold(turn, draft) and await _whole(turn, dialog, draft, message):
            return True
        if step == ACTIVITY and message.text is None:
            return await _below(turn, dialog, message)
    if step not in _AT_THE_END or message.text is None:
        return False
    if wants_another(text):
        turn.asked = dialog.token
        raise Invalid("line-add")
    return await _beside(turn, dialog, draft, text)


async def _no_work(turn: Turn, dialog: Dialog, draft: ReportDraft | SeveralDraft, text: str) -> bool:
    """Shows the newest report that waits to who wants one back that was sent, and leaves the open one.

    Raises Invalid where there is none, and for other words about reports where the work is asked for.
    """
    step = dialog.step.partition(" ")[0]
    is_empty = draft == ReportDraft() and sent_corrected(text) is not None
    if (means_sent(text) or is_empty) and step not in (SUMMARY, CHANGE):
        turn.asked = dialog.token
        await show_waiting(turn, text, await _changed(turn, draft))
        return True
    if isinstance(draft, SeveralDraft) or (step != ACTIVITY and "activity" in draft.answered):
        return False
    if not (wants_sent_back(text) or wants_another(text) or asks_for_own(text)):
        return False
    turn.asked = dialog.token
    raise Invalid("line-no-work", said=text)


async def _changed(turn: Turn, draft: ReportDraft | SeveralDraft) -> Entry | None:
    """The report that is being changed: who says that it is to go sees it, as it still counts."""
    return await turn.uow.cases.get(Entry, draft.entry_id) if isinstance(draft, ReportDraft) else None


async def _whole(turn: Turn, dialog: Dialog, draft: ReportDraft, message: Message) -> bool:
    """A whole report, or its work alone, at the first question of an empty one or below pictures."""
    text, proof, evidence = said_in(message), attachment_of(message), draft.evidence
    if proof is not None:
        evidence = with_item(evidence, proof, MOST_EVIDENCE)
    context = await context_of(turn)
    heard = read_told(text, context, has_files=bool(draft.evidence))
    if heard.kind is Kind.OTHER and is_absence(text) and not draft.evidence:
        # Where pictures wait, it is asked what was done: “izin reklame diterbitkan” is the answer.
        raise Invalid(absence_answer(text))
    if heard.unfinished:
        told = draft.answer("activity", activity=parse_activity(heard.unfinished), evidence=evidence)
        await turn.rooms.dialogs.become(turn, dialog, REPORT, told)
        return True
    if heard.kind is not Kind.REPORT:
        return False
    await turn.allow(Action.REPORT)
    drafts = await drafts_of(turn, heard, context.today, evidence)
    await turn.rooms.dialogs.become(turn, dialog, *of_drafts(drafts))
    return True


async def _below(turn: Turn, dialog: Dialog, message: Message) -> bool:
    """Words below a picture, as the answer to the question for the work; the picture is proof."""
    text = said_in(message)
    if only_shows(text) or attachment_of(message) is None:
        return False
    await turn.rooms.dialogs.keep_file(turn, dialog, message)
    kept = ReportDraft.model_validate(dialog.draft)
    try:
        told = await told_work(turn, kept, text)
    except Invalid as refusal:
        await turn.rooms.dialogs.refused(turn, dialog.token, refusal)
        return True
    await turn.rooms.dialogs.become(turn, dialog, REPORT, told)
    return True


async def _beside(turn: Turn, dialog: Dialog, draft: ReportDraft | SeveralDraft, text: str) -> bool:
    """Another whole report at the end of one: it joins that one, and both are sent with one tap.

    The same work again, and words of a correction, are left to the question.
    """
    if wants_sent_back(text) or looks_something_up(text):
        return False
    text = _BESIDES.sub("", text)
    if len(text.split()) < _SHORTEST:
        return False
    context = await context_of(turn)
    heard = read_message(text, context)
    if heard.kind is not Kind.REPORT:
        return False
    if isinstance(draft, ReportDraft):
        changed = await restated(turn, open_dialog_of(dialog, draft), text) is not None
    else:
        changed = await restated_among(turn, open_dialog_of(dialog, draft), text) is not None
    if changed:
        return False
    begun = draft.entries if isinstance(draft, SeveralDraft) else (draft,)
    entries = await drafts_of(turn, heard, context.today, ())
    if may_correct(text, [each.activity or "" for each in entries], [each.activity or "" for each in begun]):
        return False
    together = [*begun, *entries]
    if len(together) > MOST_ENTRIES or any(each.entry_id is not None for each in begun):
        turn.asked = dialog.token
        raise Invalid("line-early")
    await turn.rooms.dialogs.become(turn, dialog, REPORTS, SeveralDraft.of(together))
    return True
