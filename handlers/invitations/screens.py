"""Who has not joined, by unit, and the sheet of invitations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from msgspec.structs import replace

from domain.office import Office
from domain.typed_codes import written
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.screen import Button, File, Screen, cut
from handlers.frame.turn import Turn
from handlers.invitations.callbacks import AllSheetTap, InviteTap, SheetTap, UnitsTap, UnitTap
from handlers.kit.accounts import Invitation
from handlers.kit.pages import page_of
from locales import Html, Words, in_lines
from reports.invitation_sheet import InvitationSheet, InvitationSlip, UnitSlips, invitations_pdf
from storage.records.invites import Absent
from storage.records.roster import Headcount

MOST_ON_A_SHEET = 500
"""People of one PDF: drawing takes 25 ms for each."""
_ON_A_PAGE = 8
_LONGEST = 60


def all_joined(words: Words, count: Headcount) -> Screen:
    """Nobody is left to be invited; or there is nobody at all."""
    key = "invitations-all-joined" if count.serving else "invitations-no-roster"
    return Screen(words(key, count=count.serving))


def units_screen(words: Words, absent: Sequence[Absent], number: int) -> Screen:
    """The units with how many have not joined."""
    by_unit = [(key, list(group)) for key, group in groupby(absent, key=lambda each: each.unit_id)]
    page = page_of(words, by_unit, number, _ON_A_PAGE, UnitsTap)
    rows = [
        [Button(cut(f"{_name(words, people[0])} · {len(people)}", _LONGEST), UnitTap(unit_id, 0))]
        for unit_id, people in page.shown
    ]
    invited = sum(each.invited_until is not None for each in absent)
    text = words("invitations-overview", count=len(absent), units=len(by_unit), invited=invited)
    below = [[Button(words.plain("invitations-print-all"), AllSheetTap(0))]] if len(by_unit) > 1 else []
    return Screen(text, [*rows, *page.rows, *below])


def unit_screen(turn: Turn, absent: Sequence[Absent], number: int) -> Screen:
    """Who of a unit has not joined, each with a button that invites alone."""
    words = turn.words
    units = [Button(words.plain("invitations-units"), UnitsTap(0))]
    if not absent:
        return Screen(words("invitations-unit-done"), [units])
    unit_id = absent[0].unit_id
    page = page_of(words, absent, number, _ON_A_PAGE, lambda to: UnitTap(unit_id, to))
    lines = [words("invitations-unit", name=_name(words, absent[0]), count=len(absent)), Html("")]
    for each in page.shown:
        until = each.invited_until
        if until is None:
            lines.append(words("invitations-not-invited", name=each.employee.name))
        else:
            day = words.short_day(until.astimezone(turn.office.zone))
            lines.append(words("invitations-invited", name=each.employee.name, day=day))
    rows = [
        [Button(cut(f"✉️ {each.employee.name}", _LONGEST), InviteTap(each.employee.id))] for each in page.shown
    ]
    sheet = Button(words.plain("invitations-print"), SheetTap(unit_id, 0), style="primary")
    return Screen(
        in_lines([*lines, Html(""), words("invitations-unit-hint")]),
        [[sheet], *rows, *page.rows, units],
    )


def ask_screen(
    words: Words, absent: Sequence[Absent], taken: Sequence[Absent], tap: SheetTap | AllSheetTap
) -> Screen:
    """Whose invitations are made, and which are dead afterwards."""
    replaced = sum(each.invited_until is not None for each in taken)
    lines = [words("invitations-ask", count=len(taken))]
    if len(absent) > len(taken):
        lines.append(words("invitations-ask-rest", count=len(absent) - len(taken)))
    if replaced:
        lines.append(words("invitations-ask-replaces", count=replaced))
    lines.append(words("invitations-ask-private"))
    back: Callback = UnitTap(tap.unit_id, 0) if isinstance(tap, SheetTap) else UnitsTap(0)
    make = Button(words.plain("invitations-make"), replace(tap, really=1), style="primary")
    return Screen(in_lines(lines), [[make], [Button(words.plain("invitations-back"), back)]])


def sheet_screen(
    words: Words, office: Office, made: Sequence[tuple[Absent, Invitation]], now: datetime
) -> Screen:
    """The PDF; it is shown now and never again."""
    until = words.short_day((now + office.invite_lifetime).astimezone(office.zone))
    units = [
        UnitSlips(
            _name(words, group[0][0]),
            [_slip(words, office, absent, invitation) for absent, invitation in group],
        )
        for group in (
            list(each)
            for _, each in groupby(
                sorted(made, key=lambda pair: (pair[0].unit or "", pair[0].unit_id, pair[0].employee.name)),
                key=lambda pair: pair[0].unit_id,
            )
        )
    ]
    say = words.plain
    sheet = InvitationSheet(
        language=words.language,
        title=say("invitations-title"),
        office=office.name,
        steps=(say("invitations-step-scan", bot=office.bot_username), say("invitations-step-nip")),
        valid=say("invitations-valid", day=until),
        footer=say("invitations-footer", page="{page}", pages="{pages}"),
        units=units,
    )
    name = f"{say('invitations-file-name')}-{office.date_of(now).isoformat()}.pdf"
    return Screen(
        words("invitations-made", count=len(made), day=until),
        [[Button(words.plain("invitations-units"), CommandTap("undangan"))]],
        file=File(name, invitations_pdf(sheet, now)),
    )


def _slip(words: Words, office: Office, absent: Absent, invitation: Invitation) -> InvitationSlip:
    place = " · ".join(part for part in (absent.employee.position, _name(words, absent)) if part)
    return InvitationSlip(
        absent.employee.name, place, written(invitation.code), office.link(invitation.payload)
    )


def _name(words: Words, absent: Absent) -> str:
    return absent.unit if absent.unit is not None else words.plain("invitations-no-unit")
