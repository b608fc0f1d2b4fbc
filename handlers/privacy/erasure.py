"""Erasing one's own data: what no duty keeps goes at once, and the rest is named with its duty."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from domain.audit.accounts import ERASE
from domain.errors import Invalid
from domain.notices import Notice
from domain.people import Role
from domain.personal_data import OF_CITIZENS, ON_REQUEST, Erasable, Topic, kinds_of
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Edit, Turn
from handlers.kit.accounts import disconnect
from handlers.kit.days import first_open_day
from handlers.privacy.callbacks import EraseAskTap, EraseTap, PrivacyPageTap
from handlers.privacy.texts import until
from locales import Html, in_lines


class OwnAccountUnlinked(Notice, kind="own_account_unlinked"):
    """To a chat whose person has unlinked it."""


async def ask(turn: Turn, tap: EraseAskTap) -> None:
    """What can go now, what is kept by which duty until when, and the question."""
    words = turn.words
    counts = await turn.uow.erasure.counts(turn.person.id, await _open_from(turn), turn.received)
    drafts = len(await turn.uow.dialogs.of(turn.actor.telegram_id))
    lines = [words("erase-head"), Html(""), words("erase-now")]
    for what in Erasable:
        count = counts[what] + (drafts if what is Erasable.DRAFTS else 0)
        lines.append(words("erase-line", what=words(f"erase-what-{what}"), count=count))
    lines += [Html(""), words("erase-kept")]
    kept = [
        kind
        for topic in Topic
        if topic not in OF_CITIZENS
        for kind in kinds_of(turn.office, topic)
        if kind.name not in ON_REQUEST
    ]
    kept.sort(key=lambda kind: kind.basis)
    for basis, kinds in groupby(kept, lambda kind: kind.basis):
        for kind in kinds:
            said = words(f"kept-what-{kind.name}")
            lines.append(words("privacy-kind", what=said, until=until(words, turn.office, kind)))
        lines.append(words("privacy-basis", basis=words(f"kept-basis-{basis}")))
    plain = words.plain
    rows = [
        [Button(plain("erase-do"), EraseTap(0))],
        [Button(plain("erase-do-and-unlink"), EraseTap(1), style="danger")],
        [Button(plain("privacy-views-back"), PrivacyPageTap(0))],
    ]
    turn.edit(Screen(in_lines(lines), rows))


async def erase(turn: Turn, tap: EraseTap) -> None:
    """Erases it; with the wish to, the link to this Telegram account as well."""
    uow, person, now, day = turn.uow, turn.person, turn.now, await _open_from(turn)
    counts = await uow.erasure.counts(person.id, day, now)
    forms = [each.message_id for each in await uow.dialogs.of(turn.actor.telegram_id)]
    await uow.dialogs.drop_all(turn.actor.telegram_id)
    await uow.erasure.erase(person.id, day, now)
    after = {str(what): count for what, count in counts.items()}
    uow.audit.note(ERASE, f"employees/{person.id}", after={**after, "unlinked": bool(tap.unlinks)})
    if tap.unlinks:
        await _unlink(turn)
    gone = Screen(turn.words("erase-form-gone"))
    turn.answers.extend(Edit(form, gone) for form in forms if form is not None)
    turn.edit(Screen(turn.words("erase-done-unlinked" if tap.unlinks else "erase-done")))


async def _open_from(turn: Turn) -> date:
    """The first day that can still be reported: what was told of it is not told again."""
    try:
        return await first_open_day(turn.uow, turn.office, turn.person.id, turn.received)
    except Invalid:  # who is in no unit is reminded of nothing
        return turn.received_on


async def _unlink(turn: Turn) -> None:
    uow, person = turn.uow, turn.person
    account = await uow.people.account_of(person.id)
    if account is None or account.telegram_id != turn.actor.telegram_id:
        raise Invalid("button-outdated")
    if person.role == Role.ADMIN and not await uow.roster.other_administrators(person.id, turn.today):
        raise Invalid("erase-last-administrator")
    await uow.invites.revoke_open(person.id, turn.now)
    await disconnect(uow, account, OwnAccountUnlinked(), turn.now)


async def unlinked(telling: Telling, notice: OwnAccountUnlinked) -> Screen:
    """That this chat reaches nothing of the person any more."""
    return Screen(telling.words("erase-unlinked"))
