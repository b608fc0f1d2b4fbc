"""`/start`, `/bantuan`, `/menu` and `/bahasa`."""

from __future__ import annotations

from contextlib import suppress

from domain.errors import Invalid, Refusal
from domain.notices import Apology, MenuChanged, PersonUnreachable
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.gate import Action
from handlers.frame.menus import menu_of_chat, offered
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Menu, Screen
from handlers.frame.turn import Turn
from handlers.kit.welcome import welcome_screen
from locales import LANGUAGES, words_in


class LanguageTap(Callback, prefix="ln1"):
    """A person chose a language."""

    language: str


async def welcome(turn: Turn, argument: str) -> None:
    """The actions that are allowed to the person who asks."""
    turn.say(await welcome_screen(turn.rooms, turn.uow, turn.words, turn.office, turn.actor, turn.received))


async def show_menu(turn: Turn, argument: str) -> None:
    """A button for each command that this person may give, in their language."""
    commands = await offered(turn.rooms, turn.uow, turn.office, turn.actor, turn.received)
    buttons = [
        [Button(turn.words.plain(f"menu-{each.name}"), CommandTap(each.name))]
        for each in commands
        if each.name != "menu"
    ]
    turn.say(Screen(turn.words("menu-ask"), buttons))


async def choose_language(turn: Turn, argument: str) -> None:
    """Offers the languages."""
    buttons = [Button(words_in(code).plain("language-name"), LanguageTap(code)) for code in LANGUAGES]
    turn.say(Screen(turn.words("language-ask"), [buttons]))


async def language_chosen(turn: Turn, tap: LanguageTap) -> None:
    """Speaks to a person of the roster in the chosen language from now on."""
    if tap.language not in LANGUAGES:
        raise Invalid("button-outdated")
    await turn.uow.people.set_language(turn.actor.telegram_id, tap.language)
    turn.words = words_in(tap.language)
    turn.notify(MenuChanged(), turn.person.id)
    turn.edit(Screen(turn.words("language-set")))
    held = await turn.rooms.dialogs.held(turn)
    if held is not None:
        # A form that can no longer be shown must not undo the choice.
        with suppress(Refusal):
            await turn.rooms.dialogs.show_again(turn, held)


async def unreachable(told: Telling, notice: PersonUnreachable) -> Screen | None:
    """To an administrator: a person whom messages do not reach, and why."""
    person = await told.uow.people.get(notice.employee_id)
    return Screen(told.words(f"admin-unreachable-{notice.why}", name=person.name))


async def apology(told: Telling, notice: Apology) -> Screen | None:
    """To a person whose message failed: the reference for the operator."""
    return Screen(told.words("apology", reference=notice.reference))


async def menu_changed(told: Telling, notice: MenuChanged) -> Menu:
    """What the person who has the chat now may do."""
    return await menu_of_chat(told.rooms, told.uow, told.office, told.chat_id, told.now)


ROOM = Room(
    "help",
    commands=[
        Command("start", Action.HELP, welcome, in_menu=False, reads=True),
        Command("bantuan", Action.HELP, welcome, aliases=("help",), reads=True),
        Command("menu", Action.HELP, show_menu, in_menu=False, reads=True),
        Command("bahasa", Action.CHOOSE_LANGUAGE, choose_language, aliases=("language",), reads=True),
    ],
    taps=[Tap(LanguageTap, Action.CHOOSE_LANGUAGE, language_chosen)],
    notices={PersonUnreachable: unreachable, Apology: apology, MenuChanged: menu_changed},
)
