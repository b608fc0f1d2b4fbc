"""`/start`, `/bantuan`, `/menu` and `/bahasa`."""

from __future__ import annotations

from contextlib import suppress

from telegram import Message

from domain.errors import Invalid, Refusal, or_refuse
from domain.notices import Apology, MenuChanged, PersonUnreachable
from domain.topics import topic_of
from handlers.frame.callbacks import Callback
from handlers.frame.gate import Action
from handlers.frame.menus import menu_of_chat
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Menu, Screen
from handlers.frame.turn import Turn
from handlers.kit.welcome import HelpTap, names_of, section_screen, welcome_screen
from locales import LANGUAGES, language_named, words_in


class LanguageTap(Callback, prefix="ln1"):
    """A person chose a language."""

    language: str


async def welcome(turn: Turn) -> None:
    """What the person does every day, and all that they may do."""
    turn.say(await _first_screen(turn))


async def question(turn: Turn, said: str) -> bool:
    """The command that is named, or that a question is about."""
    named = turn.rooms.command(said.removeprefix("/").lower())
    if named is not None and named.in_menu:
        answer = await _answer_about(turn, named)
    else:
        answer = await _answer_to(turn, said)
    if answer is not None:
        turn.say(answer)
    return answer is not None


async def show_section(turn: Turn, tap: HelpTap) -> None:
    """The commands of a section that the person may give, or the first screen, in place of the help."""
    if not tap.section:
        turn.edit(await _first_screen(turn))
        return
    names = await names_of(turn.rooms, turn.uow, turn.office, turn.actor, turn.received)
    own = turn.rooms.by_section(names).get(tap.section)
    turn.edit(section_screen(turn.words, tap.section, or_refuse(own, Invalid("button-outdated"))))


async def _first_screen(turn: Turn) -> Screen:
    return await welcome_screen(turn.rooms, turn.uow, turn.words, turn.office, turn.actor, turn.received)


async def choose_language(turn: Turn) -> None:
    """Offers the languages."""
    buttons = [Button(words_in(code).plain("language-name"), LanguageTap(code)) for code in LANGUAGES]
    turn.say(Screen(turn.words("language-ask"), [buttons]))


async def language_said(turn: Turn, said: str) -> bool:
    """Speaks the language that the words name."""
    code = language_named(said)
    if code is not None:
        await language_chosen(turn, LanguageTap(code))
    return code is not None


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


async def asked(turn: Turn, message: Message) -> bool:
    """Names the command that an employee's question is about, which nobody else took."""
    answer = await _answer_to(turn, message.text or "")
    if answer is not None:
        turn.say(answer)
    return answer is not None


async def _answer_to(turn: Turn, question: str) -> Screen | None:
    """The command that an employee's question is about, if it is about one that they may give."""
    name = topic_of(question) if turn.actor.employee is not None else None
    command = None if name is None else turn.rooms.command(name)
    return None if command is None else await _answer_about(turn, command)


async def _answer_about(turn: Turn, command: Command) -> Screen | None:
    """What a command is for, if the person may give it."""
    if not await turn.may(command.action):
        return None
    what = turn.words(f"menu-{command.name}")
    return Screen(turn.words("hint-topic", command=f"/{command.name}", what=what))


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
    commands=[
        Command("start", Action.HELP, welcome, in_menu=False, reads=True),
        Command("bantuan", Action.HELP, welcome, question, aliases=("help", "menu"), reads=True),
        Command("bahasa", Action.CHOOSE_LANGUAGE, choose_language, language_said, aliases=("language",)),
    ],
    taps=[
        Tap(HelpTap, Action.HELP, show_section, reads=True),
        Tap(LanguageTap, Action.CHOOSE_LANGUAGE, language_chosen),
    ],
    texts=asked,
    notices={PersonUnreachable: unreachable, Apology: apology, MenuChanged: menu_changed},
)
