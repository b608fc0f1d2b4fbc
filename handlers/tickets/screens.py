"""The screens of a ticket's writer: the number, and how the ticket stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from domain.answers import shortened
from domain.office import Office
from domain.ticket_texts import written
from domain.tickets import OF_OFFICE, TicketSaid, TicketState
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import LONGEST_MESSAGE, Button, Screen, length, pieces, quoted
from handlers.tickets.actions import Progress
from handlers.tickets.callbacks import OwnTicketTap, OwnWish
from locales import Html, Words, in_lines

_LENGTHS = (4096, 1500, 500, 200, 80, 30)
"""Of what was written so much is shown: the first that lets the message fit."""
_MOST_STEPS = 15
_PIECE = 3500
"""Characters of a text in one message, as they are sent."""


def number_row(words: Words, number: str) -> list[Button]:
    """The button that copies the number."""
    return [Button(words.plain("ticket-copy", number=written(number)), copy=written(number))]


def kept_screen(words: Words, progress: Progress) -> Screen:
    """A ticket is kept: its number, until when there is an answer, and once: whether it is wanted here."""
    number = progress.number
    lines = [words("ticket-kept", number=written(number))]
    if progress.answer_due is not None:
        lines.append(words("ticket-answer-due", day=progress.answer_due))
    rows = [number_row(words, number)]
    if not progress.is_reached:
        lines.append(words("ticket-ask-here"))
        rows.append([Button(words.plain("ticket-here"), OwnTicketTap(number, OwnWish.HERE), style="primary")])
        rows.append([Button(words.plain("ticket-number-only"), OwnTicketTap(number, OwnWish.NUMBER))])
    else:
        lines.append(words("ticket-by-number"))
    if progress.can_add:
        rows.append([Button(words.plain("ticket-do-add"), OwnTicketTap(number, OwnWish.ADD))])
    return Screen(Html("\n\n".join(lines)), rows)


def progress_screen(words: Words, office: Office, progress: Progress, title: Html | None = None) -> Screen:
    """How a ticket stands, what was said, and what its writer may do."""
    number = progress.number
    title_line = words("ticket-title", number=written(number), state=words(f"ticket-state-{progress.state}"))
    head = [title_line, *about_lines(words, office, progress)]
    foot = []
    if progress.can_confirm:
        foot.append(words("ticket-ask-helped"))
    if progress.reopens_until is not None:
        foot.append(words("ticket-reopens-until", day=progress.reopens_until))

    def whole(most: int) -> Html:
        lines = steps_lines(words, progress.steps, most)
        blocks = [*([title] if title else []), in_lines(head), in_lines(lines)]
        return Html("\n\n".join([*blocks, *foot]))

    text, is_cut = fitting(whole, progress.steps)
    return Screen(text, own_rows(words, progress, is_cut=is_cut))


def about_lines(words: Words, office: Office, progress: Progress) -> list[Html]:
    """What a ticket is about, which unit answers it, and until when."""
    about = progress.service or office.name
    lines = [words("ticket-about", kind=words(f"ticket-kind-{progress.kind}"), about=about)]
    if progress.unit is not None:
        lines.append(words("ticket-unit", unit=progress.unit))
    if progress.due is not None:
        key = "ticket-late" if progress.is_late else f"ticket-due-{progress.state}"
        lines.append(words(key, day=progress.due))
    return lines


def own_rows(words: Words, progress: Progress, *, is_cut: bool) -> list[list[Button]]:
    """What the writer of a ticket may do now; `is_cut` when not all of the texts is shown."""

    def row(wish: OwnWish, style: str | None = None) -> list[Button]:
        return [Button(words.plain(f"ticket-do-{wish}"), OwnTicketTap(progress.number, wish), style=style)]

    rows = []
    if progress.can_confirm:
        rows.append(row(OwnWish.CONFIRM, "success"))
    if progress.reopens_until is not None:
        rows.append(row(OwnWish.REOPEN))
    if progress.can_add:
        rows.append(row(OwnWish.ADD))
    if is_cut:
        rows.append(row(OwnWish.WHOLE))
    if progress.state is not TicketState.CLOSED:
        rows += [] if progress.is_reached else [row(OwnWish.HERE)]
        rows.append(row(OwnWish.SHOW))
    return [*rows, number_row(words, progress.number)]


def steps_lines(
    words: Words, steps: Sequence[TicketSaid], most: int, name_of: Callable[[TicketSaid], str] | None = None
) -> list[Html]:
    """The last steps of a ticket, each text cut to a maximum of characters.

    `name_of` returns the name of the person who took a step; without it the office is named as a whole.
    """
    lines = []
    for said in steps[-_MOST_STEPS:]:
        who = "" if name_of is None or said.step not in OF_OFFICE else name_of(said)
        unit = said.unit or words.plain("ticket-administrators")
        day = words.short_day(said.day)
        key = f"ticket-step-{said.step}" if not who else f"ticket-step-{said.step}-by"
        lines.append(words(key, day=day, unit=unit, name=who))
        if said.text is not None:
            lines.append(quoted(shortened(said.text, most)))
    return lines


def fitting(whole: Callable[[int], Html], steps: Sequence[TicketSaid]) -> tuple[Html, bool]:
    """The longest form that fits into a message, and whether anything of the texts is cut in it."""
    forms = ((most, whole(most)) for most in _LENGTHS)
    most, text = next(form for form in forms if length(form[1]) <= LONGEST_MESSAGE or form[0] == _LENGTHS[-1])
    return text, len(steps) > _MOST_STEPS or any(len(said.text or "") > most for said in steps)


def whole_texts(words: Words, steps: Sequence[TicketSaid]) -> list[Html]:
    """All that was written, each text in as many messages as it needs."""
    texts = []
    for said in steps:
        if said.text is not None:
            unit = said.unit or words.plain("ticket-administrators")
            head = words(f"ticket-step-{said.step}", day=words.short_day(said.day), unit=unit, name="")
            texts += [Html(f"{head}\n{piece}") for piece in pieces(said.text, _PIECE)]
    return texts


def help_screen(words: Words) -> Screen:
    """How to open a ticket, for a person who named none."""
    button = Button(words.plain("ticket-write"), CommandTap("aduan"), style="primary")
    return Screen(words("ticket-ask-number"), [[button]])
