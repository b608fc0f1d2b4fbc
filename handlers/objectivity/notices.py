"""Notices of objectivity on the phone: the list, a card, its records, the answers, and the jobs' messages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain.errors import AlreadyHandled, NotAllowed
from domain.objectivity import DECIDED, GRACE, NoticeState, Signal
from domain.objectivity.notices import OwnNoticesFound, TeamNoticesWait
from domain.periods import Period
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen, pages
from handlers.frame.turn import Turn
from handlers.kit.attachments import show_evidence
from handlers.kit.entry_text import lines_of
from handlers.kit.moments import reader_zone
from handlers.kit.objectivity import NoticesTap, heads_of, notices_button, notices_waiting
from handlers.objectivity.callbacks import NoticeRecordTap, NoticeTap, NoticeWishTap, Wish
from handlers.objectivity.cards import Card, card_of, card_screen, list_screen, record_of, title_of
from handlers.objectivity.talk import NOTICE, NoticeDecided, NoticeDraft
from locales import Html
from locales.scores import period_name
from storage.tables import Entry, Evidence


async def list_for(turn: Turn, page: int) -> Screen:
    """A page of what who asks has to look at."""
    heads = await heads_of(turn.uow, turn.office, turn.actor, turn.received)
    found = await turn.uow.objectivity_notices.listed(
        turn.received, turn.received_on, heads=heads, besides=turn.actor.employee_id
    )
    return list_screen(turn.words, turn.office, found, page)


async def show_list(turn: Turn, tap: NoticesTap) -> None:
    """A page of the notices."""
    turn.edit(await list_for(turn, tap.page))


async def show(turn: Turn, tap: NoticeTap) -> None:
    """A notice."""
    card = await card_of(turn, tap.notice)
    if card.is_own:
        await turn.uow.objectivity_notices.note_shown(card.row.employee_id, turn.received, card.row.id)
    turn.edit(card_screen(turn.words, turn.office, card))


async def show_record(turn: Turn, tap: NoticeRecordTap) -> None:
    """The entries of an example in full; of reused evidence the file, too."""
    card = await card_of(turn, tap.notice)
    found = card.opened(tap.record)
    if not found:
        raise AlreadyHandled("objectivity-record-gone")
    shown = [entry for entry in found if entry.id not in card.hidden]
    if not shown:
        raise NotAllowed("gate-not-yours")
    lines = [turn.words("objectivity-record-title", title=title_of(turn.words, card.row))]
    for entry in found:
        lines += [Html(""), *await _full(turn, card, entry)]
    for text in pages(lines):
        turn.say(Screen(text))
    if card.signal is Signal.EVIDENCE:
        for entry, piece in _reused(shown, await turn.uow.history.evidence(shown)):
            name = card.people[entry.employee_id].name
            day = turn.words.short_day(entry.date)
            title = turn.words.plain("objectivity-record-file", name=name, day=day)
            show_evidence(turn, title, [piece], entry.employee_id)


async def _full(turn: Turn, card: Card, entry: Entry) -> list[Html]:
    words = turn.words
    if entry.id in card.hidden:
        return [words("objectivity-entry-other", day=words.short_day(entry.date))]
    zone = await reader_zone(turn.uow, turn.office, turn.actor, turn.now)
    lines = [words("objectivity-record-of", name=card.people[entry.employee_id].name)]
    lines += await lines_of(turn.uow, words, entry, await turn.uow.entries.around(entry.id), with_self=False)
    sent = words.short_moment(entry.submitted_at.astimezone(zone))
    lines.append(words("objectivity-record-sent", moment=sent))
    rating = entry.supervisor_rating
    if rating is None or not (card.signal.is_of_reviewer or card.signal is Signal.OWN_GAP):
        return lines
    lines.append(words("objectivity-record-rated", rating=words(f"rating-{rating}")))
    if card.signal in {Signal.SELF_GAP, Signal.OWN_GAP}:
        lines.append(words("entry-line-self", rating=words(f"rating-{entry.self_rating}")))
    if card.signal is Signal.STAMP and entry.reviewed_at is not None:
        at = entry.reviewed_at.astimezone(zone)
        lines.append(words("objectivity-record-decided", moment=words.short_moment(at), second=at.second))
    return lines


def _reused(entries: Sequence[Entry], proof: dict[int, list[Evidence]]) -> list[tuple[Entry, Evidence]]:
    """The file that several entries have, once; without one of the same id the first file of each."""
    files = [(entry, piece) for entry in entries for piece in proof.get(entry.id, ()) if piece.file_id]
    seen: dict[str | None, int] = {}
    for entry, piece in files:
        if seen.setdefault(piece.unique_id, entry.id) != entry.id:
            return [(entry, piece)]
    firsts = {entry.id: (entry, piece) for entry, piece in reversed(files)}
    return [firsts[entry.id] for entry in entries if entry.id in firsts]


async def wish(turn: Turn, tap: NoticeWishTap) -> None:
    """Asks for what belongs to a decision or an explanation; opens a decided notice again."""
    card = await card_of(turn, tap.notice)
    row, record = card.row, record_of(card.noticed, turn.office, turn.now)
    explains = tap.wish is Wish.EXPLAIN
    await turn.allow(Action.EXPLAIN_NOTICE if explains else Action.DECIDE_NOTICE, record)
    turn.refresh = partial(_show_again, notice_id=tap.notice)
    if tap.wish is Wish.REOPEN:
        if not await turn.uow.objectivity_notices.reopen(row):
            raise AlreadyHandled("objectivity-handled")
        await _show_again(turn, notice_id=row.id)
        return
    if row.explanation is not None if explains else row.state != NoticeState.OPEN:
        raise AlreadyHandled("objectivity-handled")
    await turn.begin(NOTICE, NoticeDraft(notice=row.id, wish=tap.wish), in_place=True)


async def _show_again(turn: Turn, *, notice_id: int) -> None:
    turn.edit(card_screen(turn.words, turn.office, await card_of(turn, notice_id)))


# --- what jobs and decisions tell --------------------------------------------------------------------------


async def found(told: Telling, notice: OwnNoticesFound) -> Screen | None:
    """To the people of the notices: they may look first."""
    own = await told.uow.objectivity_notices.own(notice.employee_id, notice.period)
    new = [each for each in reversed(own) if each.state == NoticeState.OPEN and each.period == notice.period]
    if not new:
        return None
    words, since = told.words, max(each.found_at for each in new)
    titles = ", ".join(title_of(words, each) for each in new)
    text = words(
        "objectivity-found",
        titles=Html(titles),
        period=period_name(words, Period.parse(notice.period)),
        day=told.office.date_of(since + GRACE),
    )
    look = Button(words.plain("objectivity-look"), CommandTap("objektivitas"), style="primary")
    return Screen(text, [[look]])


async def waits(told: Telling, notice: TeamNoticesWait) -> Screen | None:
    """To a supervisor; None when somebody has looked at all of them."""
    actor = await told.reader()
    if not await told.may(Action.SEE_NOTICES):
        return None
    count = await notices_waiting(told.uow, told.office, actor, told.now)
    if not count:
        return None
    return Screen(told.words("objectivity-waits", count=count), [[notices_button(told.words, count)]])


async def decided(told: Telling, notice: NoticeDecided) -> Screen | None:
    """To the person of the notice: the decision, and the way to the card."""
    noticed = await told.uow.objectivity_notices.get(notice.notice_id)
    if noticed is None or noticed.notice.state not in DECIDED:
        return None
    row, words = noticed.notice, told.words
    text = words(f"objectivity-told-{row.state}", title=title_of(words, row))
    return Screen(text, [[Button(words.plain("objectivity-see-card"), NoticeTap(row.id))]])
