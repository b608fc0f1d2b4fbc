"""Several entries of one message: one preview, what is missing asked, all sent with one tap."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from telegram import Message

from domain.answers import shortened
from domain.corrections import entries_meant, wished
from domain.drafts import Draft
from domain.entries import ReportDraft, complete
from domain.errors import Invalid
from handlers.daily_report import actions, screens
from handlers.daily_report.notices import EntryReceived
from handlers.daily_report.restated import changed_answer, restated
from handlers.daily_report.talk import ACTIVITY, REPORT, late_lines
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.slots import text_of
from locales import Html

_SHOWN_ON_BUTTON = 34
_SHOWN = 90
"""Letters of an entry's activity, and of the line that it was read from, in a preview of several."""
_DROP = "drop"
"""Value of the button that takes an entry out."""
_ALL = "*"
"""Page of a question that is answered for all entries that lack it."""
_SAID = "said"
"""Page of a question at which it is asked for which entry something was written."""
_EVERY = "all"
"""Value of the button that means all entries."""
_FOR_ALL = frozenset({"date", "evidence", "rating"})
"""Questions that are asked once for all entries that lack the answer."""


class SeveralDraft(Draft):
    """Reports that are sent together."""

    entries: tuple[ReportDraft, ...] = ()
    said: str = ""
    """Words below all answers, while it is asked for which of the entries they are."""

    @classmethod
    def of(cls, entries: Sequence[ReportDraft]) -> SeveralDraft:
        """A draft of entries; a question is answered once all entries that need it have their answer."""
        answered = frozenset(
            slot.name
            for slot in REPORT.slots
            if all(slot.name in each.answered or not slot.applies(each) for each in entries)
        )
        return cls(entries=tuple(entries), answered=answered)


class _EntryTalk(OpenDialog[ReportDraft], frozen=True):
    """The conversation as the question of one entry sees it: its pages begin behind the entry's number."""

    @property
    def page(self) -> str:
        return self.step.partition(" ")[2].partition(" ")[2]


class Each(Slot[SeveralDraft]):
    """A question of a report, asked for the entries that lack its answer, or for one that is changed."""

    def __init__(self, slot: Slot[ReportDraft]) -> None:
        super().__init__(slot.name, applies=lambda draft: any(map(slot.applies, draft.entries)))
        self._slot = slot

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[SeveralDraft]) -> Question:
        numbers = self._asked(dialog)
        if not numbers:
            return self._which(turn, dialog)
        asked = await self._slot.ask(turn, flow, self._talk(dialog, numbers[0]))
        if len(numbers) > 1:
            title = turn.words("several-for", count=len(numbers))
        else:
            entry = dialog.draft.entries[numbers[0]]
            title = turn.words("several-of", number=numbers[0] + 1, activity=_activity(turn, entry))
        rows = [*asked.rows, *([[self._drop(turn, dialog)]] if self._may_drop(dialog) else [])]
        return Question(Html(f"{title}\n{asked.text}"), rows)

    def _may_drop(self, dialog: OpenDialog[SeveralDraft]) -> bool:
        """Whether the entry whose work is changed may be taken out instead."""
        return self.name == ACTIVITY and bool(dialog.page) and len(dialog.draft.entries) > 1

    @staticmethod
    def _drop(turn: Turn, dialog: OpenDialog[SeveralDraft]) -> Button:
        return dialog.button(turn.words.plain("several-drop"), _DROP, style="danger")

    def _which(self, turn: Turn, dialog: OpenDialog[SeveralDraft]) -> Question:
        """The entry to change."""
        numbers = [n for n, entry in enumerate(dialog.draft.entries) if self._slot.applies(entry)]
        rows: list[list[Button]] = [
            [dialog.button(f"{n + 1}. {_activity(turn, dialog.draft.entries[n])}", f"e{n}")] for n in numbers
        ]
        if dialog.page != _SAID:
            return Question(turn.words("several-ask-which"), rows)
        every = dialog.button(turn.words.plain("several-every"), _EVERY)
        return Question(turn.words("several-ask-which-said", said=dialog.draft.said), [*rows, [every]])

    async def hear(
        self, turn: Turn, dialog: OpenDialog[SeveralDraft], message: Message
    ) -> SeveralDraft | AskAgain[SeveralDraft]:
        if not self._asked(dialog):
            return await self._said_again(turn, dialog, text_of(message))
        return await self._answer(dialog, lambda inner: self._slot.hear(turn, inner, message))

    async def _said_again(
        self, turn: Turn, dialog: OpenDialog[SeveralDraft], text: str
    ) -> SeveralDraft | AskAgain[SeveralDraft]:
        """What is written while it is asked for which entry: its number, or another value instead."""
        numbers, rest = entries_meant(text, len(dialog.draft.entries))
        if dialog.page == _SAID and numbers and not wished(rest):
            changed, question = await _with_said(turn, dialog, numbers, dialog.draft.said)
            return changed if question else changed.draft
        instead = await restated_among(turn, dialog, text) if dialog.page == _SAID else None
        if instead is None:
            raise Invalid("dialog-use-buttons")
        changed, question = instead
        if changed.page == _SAID or not question:
            return changed if question else changed.draft
        raise Invalid("dialog-use-buttons")

    async def tap(
        self, turn: Turn, dialog: OpenDialog[SeveralDraft], value: str
    ) -> SeveralDraft | AskAgain[SeveralDraft]:
        asked = self._asked(dialog)
        if value == _DROP and asked and self._may_drop(dialog):
            return SeveralDraft.of([each for n, each in enumerate(dialog.draft.entries) if n != asked[0]])
        if asked:
            return await self._answer(dialog, lambda inner: self._slot.tap(turn, inner, value))
        places = range(len(dialog.draft.entries))
        chosen = [n for n in places if value == f"e{n}" or (value == _EVERY and dialog.page == _SAID)]
        if not chosen:
            raise Invalid("dialog-use-buttons")
        if dialog.page != _SAID:
            return AskAgain(dialog.draft, page=str(chosen[0]))
        changed, question = await _with_said(turn, dialog, chosen, dialog.draft.said)
        return changed if question else changed.draft

    async def _answer(
        self,
        dialog: OpenDialog[SeveralDraft],
        act: Callable[[OpenDialog[ReportDraft]], Awaitable[ReportDraft | AskAgain[ReportDraft]]],
    ) -> SeveralDraft | AskAgain[SeveralDraft]:
        """Answers for each entry that is asked about; stays while one of them has to be asked again."""
        numbers, entries = self._asked(dialog), list(dialog.draft.entries)
        page: str | None = None
        for number in numbers:
            outcome = await act(self._talk(dialog, number))
            if isinstance(outcome, AskAgain):
                page, entries[number] = outcome.page, outcome.draft
            else:
                entries[number] = outcome
        draft = SeveralDraft.of(entries)
        if page is None:
            return draft
        return AskAgain(draft, page=f"{_ALL if len(numbers) > 1 else numbers[0]} {page}".rstrip())

    def _asked(self, dialog: OpenDialog[SeveralDraft]) -> list[int]:
        """The entries that are asked about; none while it is chosen which to change."""
        chosen = dialog.page.partition(" ")[0]
        if chosen.isdecimal() and int(chosen) < len(dialog.draft.entries):
            return [int(chosen)]
        lacking = [
            number
            for number, entry in enumerate(dialog.draft.entries)
            if self._slot.applies(entry) and self.name not in entry.answered
        ]
        return lacking if self.name in _FOR_ALL else lacking[:1]

    def _talk(self, dialog: OpenDialog[SeveralDraft], number: int) -> _EntryTalk:
        return _talk(dialog, number)


def _talk(dialog: OpenDialog[SeveralDraft], number: int) -> _EntryTalk:
    return _EntryTalk(dialog.token, dialog.step, dialog.draft.entries[number], dialog.message_id)


async def restated_among(
    turn: Turn, dialog: OpenDialog[SeveralDraft], text: str
) -> tuple[AskAgain[SeveralDraft], str] | None:
    """The entries with what is written below them, where it names which; else it is asked for which."""
    numbers, said = entries_meant(text, len(dialog.draft.entries))
    first = await restated(turn, _talk(dialog, next(iter(numbers), 0)), said)
    if first is None:
        return None
    if numbers:
        return await _with_said(turn, dialog, numbers, said)
    changed, asked = first
    if not asked:
        asked = changed_answer(dialog.draft.entries[0], changed.draft)
    return AskAgain(dialog.draft.model_copy(update={"said": text}), page=_SAID), asked


async def _with_said(
    turn: Turn, dialog: OpenDialog[SeveralDraft], numbers: Sequence[int], said: str
) -> tuple[AskAgain[SeveralDraft], str]:
    """The entries with what was written for some of them, and the question that is left of one."""
    entries, page, warning, question = list(dialog.draft.entries), "", None, ""
    for number in numbers:
        outcome = await restated(turn, _talk(dialog, number), said)
        if outcome is None:
            continue
        changed, asked = outcome
        entries[number] = changed.draft
        if asked and (len(numbers) == 1 or changed.warning is not None):
            page, warning, question = str(number), changed.warning, asked
    return AskAgain(SeveralDraft.of(entries), page=page, warning=warning), question


class EachFiles(Each):
    """Evidence: what is sent belongs to all entries, unless it was chosen which entry is changed."""

    takes_files = True

    def _asked(self, dialog: OpenDialog[SeveralDraft]) -> list[int]:
        is_asked = dialog.step.partition(" ")[0] == self.name
        return super()._asked(dialog) if is_asked else list(range(len(dialog.draft.entries)))


def _activity(turn: Turn, entry: ReportDraft) -> str:
    shown = entry.activity if "activity" in entry.answered else entry.written
    return shortened(shown or turn.words.plain("several-no-activity"), _SHOWN_ON_BUTTON)


async def _so_far(turn: Turn, draft: SeveralDraft) -> Sequence[Html]:
    words = turn.words
    lines = [Html(f"<b>{words('several-title', count=len(draft.entries))}</b>")]
    for number, entry in enumerate(draft.entries, 1):
        target = await turn.uow.targets.get(entry.target_id) if entry.target_id else None
        short = entry.model_copy(update={"activity": shortened(entry.activity or "", _SHOWN)})
        said = [*screens.answers(words, short, target), *screens.beside(words, entry, _SHOWN)]
        lines += [
            Html(""),
            Html(f"<b>{number}.</b> {said[0]}") if said else Html(f"<b>{number}.</b>"),
            *said[1:],
        ]
    return [*lines, *await late_lines(turn, *draft.entries), Html("")]


async def _send(turn: Turn, dialog: OpenDialog[SeveralDraft]) -> Screen | None:
    """Stores all entries or, where one is refused, none. The first confirmation takes the preview's place."""
    message_id = dialog.message_id
    for entry in dialog.draft.entries:
        sent = await actions.submit(
            turn.uow, turn.office, turn.person, complete(entry), entry_id=None, sent_at=turn.now
        )
        turn.confirm(EntryReceived(sent.entry.id, late=sent.is_late), edit_message_id=message_id)
        message_id = None
        if entry.plan_id is not None:
            await turn.uow.plans.drop(turn.person.id, entry.plan_id)
    return None


REPORTS: Flow[SeveralDraft] = Flow(
    "several",
    Action.REPORT,
    SeveralDraft,
    slots=[(EachFiles if slot.takes_files else Each)(slot) for slot in REPORT.slots],
    so_far=_so_far,
    summary="report-ask-summary",
    finish=_send,
    worded_as=REPORT.name,
    restated=restated_among,
)
