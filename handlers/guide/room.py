"""`/panduan`: the cards, each with whether it was read, and one card at a time."""

from __future__ import annotations

from domain.guide import Card
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.guide.callbacks import CardsTap, CardTap
from handlers.kit.kept import files_kept
from locales import Html, in_lines


async def guide(turn: Turn) -> None:
    """All cards."""
    turn.say(await _list(turn))


async def show_list(turn: Turn, tap: CardsTap) -> None:
    """All cards, in the message that was tapped."""
    turn.edit(await _list(turn))


async def _list(turn: Turn) -> Screen:
    words, read = turn.words, await turn.uow.guide.read_by(turn.person.id)
    rows = [
        [Button(f"{'✅ ' if card in read else ''}{words.plain(f'guide-title-{card}')}", CardTap(card))]
        for card in Card
    ]
    text = words("guide-all-read") if len(read) == len(Card) else words("guide-ask")
    return Screen(Html(f"{words('guide-head')}\n\n{text}"), rows)


async def show_card(turn: Turn, tap: CardTap) -> None:
    """A card, in the message that was tapped; that it was opened is kept."""
    words, card = turn.words, tap.card
    await turn.uow.guide.note(turn.person.id, card, turn.now)
    place = f"{list(Card).index(card) + 1}/{len(Card)}"
    lines = [words("guide-card", place=place, title=words(f"guide-title-{card}")), Html("")]
    lines.append(words(f"guide-text-{card}"))
    if card is Card.PRIVACY:
        lines += files_kept(words, turn.office)
    buttons = [Button(words.plain("guide-list"), CardsTap())]
    if card.following is not None:
        buttons.append(Button(words.plain("guide-next"), CardTap(card.following), style="primary"))
    rules = [Button(words.plain("guide-rules"), CommandTap("aturan"))]
    rows = [buttons, rules] if card is Card.RATINGS else [buttons]
    turn.edit(Screen(in_lines(lines), rows))


ROOM = Room(
    commands=[Command("panduan", Action.READ_GUIDE, guide, aliases=("guide",), reads=True)],
    taps=[
        Tap(CardTap, Action.READ_GUIDE, show_card),
        Tap(CardsTap, Action.READ_GUIDE, show_list, reads=True),
    ],
)
