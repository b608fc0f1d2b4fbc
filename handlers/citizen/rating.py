"""A rating from the face to the thanks: each tap is saved at once, in one message edited in place."""

from __future__ import annotations

from telegram import Message

from domain.answers import says_given_up
from domain.errors import AlreadyHandled, Invalid
from domain.responses import face_of
from domain.survey_words import says_wrong_pick
from handlers.citizen import actions
from handlers.citizen.callbacks import (
    AnswerTap,
    ChangedFaceTap,
    ChangeTap,
    CommentTap,
    DoneTap,
    FaceTap,
    Later,
    MenuTap,
    ProfileAnswerTap,
    ProfileTap,
    UnsurTap,
)
from handlers.citizen.choosing import hears, is_known, keys, sought, turn_away_from_tickets, typed_code
from handlers.citizen.open_response import OpenResponse, Rater, Rating
from handlers.citizen.screens import (
    QUESTIONS,
    UNSUR,
    change_screen,
    faces_screen,
    meant_face,
    meant_unsur,
    menu_screen,
    profile_screen,
    says_enough,
    thanks,
    unsur_screen,
)
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import words_of
from handlers.kit.offered import service_of
from locales import Html
from storage.records.rating_screens import Shown


async def rated(turn: Turn, tap: FaceTap) -> None:
    """Keeps the rating, and shows what can be added."""
    rater, face = Rater.in_chat(turn.actor), face_of(tap.face)
    service = await service_of(turn.uow, tap.service_id)
    if tap.code and not await is_known(turn, tap.code, service.id):  # its screen was made up
        turn.toast(turn.words.plain("visit-unknown"), alert=True)
        return
    rating = await actions.in_front_of(turn.uow, turn.office, rater, service, tap.code, turn.now)
    try:
        given = await actions.rate(
            turn.uow, turn.office, rating, face, tap.consent, turn.now, taken=turn.shown_for
        )
    except AlreadyHandled as refusal:
        # The answer to the first tap may never have arrived.
        given = await _again(turn, tap, refusal)
        turn.toast(turn.words.plain(refusal.key, **refusal.params), alert=True)
        await _menu(turn, given)
        return
    await _menu(turn, given, mark=actions.mark_for_change(turn.office, rating, turn.now))


async def _again(turn: Turn, tap: FaceTap, refusal: AlreadyHandled) -> OpenResponse:
    """The response that a face was tapped for before; raises the refusal when it is not this person's."""
    rater, service = Rater.in_chat(turn.actor), await service_of(turn.uow, tap.service_id)
    rating = await actions.in_front_of(turn.uow, turn.office, rater, service, tap.code, turn.now)
    day = rating.day.toordinal()
    try:
        return await actions.given(turn.uow, turn.office, rater, service.id, day, tap.code, turn.now)
    except Invalid:
        raise refusal from None


async def _given(turn: Turn, tap: Later) -> OpenResponse:
    rater = Rater.in_chat(turn.actor)
    return await actions.given(turn.uow, turn.office, rater, tap.service_id, tap.day, tap.code, turn.now)


async def _menu(turn: Turn, given: OpenResponse, *, mark: str = "", head: str = "rate-kept") -> None:
    """What can be added, in place of what was there; what is written next is the comment."""
    if not given.rating.counts:
        await turn.uow.rating_screens.close(keys(turn))
        turn.edit(thanks(turn.words, turn.office, given.rating, "rate-thanks-own-unit"))
        return
    is_heard = await _listen(turn, given)
    turn.edit(menu_screen(turn.words, given, mark=mark, is_heard=is_heard, head=head))


async def _listen(turn: Turn, given: OpenResponse) -> bool:
    """Takes what is written next for this response, unless it belongs to a conversation."""
    if not await hears(turn):
        return False
    await turn_away_from_tickets(turn)
    rating = given.rating
    await turn.uow.rating_screens.show(
        keys(turn), rating.rater, rating.service.id, is_visit=bool(rating.code)
    )
    return True


async def menu(turn: Turn, tap: MenuTap) -> None:
    """Stops the questions, or goes back from the first of them: what was answered is kept."""
    given = await _given(turn, tap)
    await _menu(turn, given)


async def ask_comment(turn: Turn, tap: CommentTap) -> None:
    """A comment is written next."""
    given = await _given(turn, tap)
    if not await _listen(turn, given):
        raise Invalid("rate-finish-first")
    await _menu(turn, given)


async def change(turn: Turn, tap: ChangeTap) -> None:
    """Shows the faces again, within one to two minutes."""
    given = await _given(turn, tap)
    if not actions.may_change_face(turn.office, given.rating, tap.mark, turn.now):
        turn.toast(turn.words.plain("rate-change-over"), alert=True)
        await _menu(turn, given)
        return
    turn.edit(change_screen(turn.words, given, tap.mark))


async def changed(turn: Turn, tap: ChangedFaceTap) -> None:
    """Corrects the face."""
    given = await _given(turn, tap)
    try:
        given = await actions.change_face(turn.uow, turn.office, given, tap.face, tap.mark, turn.now)
    except Invalid as refusal:
        turn.toast(turn.words.plain(refusal.key, **refusal.params), alert=True)
        await _menu(turn, given)
        return
    await _menu(turn, given, mark=tap.mark, head="rate-changed")


async def ask_unsur(turn: Turn, tap: UnsurTap) -> None:
    """Shows a question of the nine unsur."""
    given = await _given(turn, tap)
    if tap.number >= len(UNSUR):
        raise Invalid("button-outdated")
    turn.edit(unsur_screen(turn.words, given, tap.number))


async def answered(turn: Turn, tap: AnswerTap) -> None:
    """Saves an answer and shows the next question."""
    if tap.number >= len(UNSUR):
        raise Invalid("button-outdated")
    given, unsur = await _given(turn, tap), UNSUR[tap.number]
    given = await actions.answer(turn.uow, given, unsur, tap.value, shown=turn.shown_at)
    if tap.number + 1 < len(UNSUR):
        turn.edit(unsur_screen(turn.words, given, tap.number + 1))
    elif turn.actor.employee is None:
        turn.edit(profile_screen(turn.words, given, 0))
    else:
        # The roster holds an employee's age and sex: the profile would name some of them.
        await _end(turn, given)


async def ask_profile(turn: Turn, tap: ProfileTap) -> None:
    """Shows a question of the profile; after the last one the thanks."""
    given = await _given(turn, tap)
    if tap.number < len(QUESTIONS) and turn.actor.employee is None:
        turn.edit(profile_screen(turn.words, given, tap.number))
    else:
        await _end(turn, given)


async def described(turn: Turn, tap: ProfileAnswerTap) -> None:
    """Saves an answer of the profile and shows the next question."""
    if tap.number >= len(QUESTIONS) or turn.actor.employee is not None:
        raise Invalid("button-outdated")
    given = await _given(turn, tap)
    given = await actions.describe(turn.uow, given, QUESTIONS[tap.number], tap.value)
    if tap.number + 1 < len(QUESTIONS):
        turn.edit(profile_screen(turn.words, given, tap.number + 1))
    else:
        await _end(turn, given)


async def done(turn: Turn, tap: DoneTap) -> None:
    """There is nothing more to say: thanks in place of the questions."""
    await _end(turn, await _given(turn, tap))


async def _end(turn: Turn, given: OpenResponse) -> None:
    await turn.uow.rating_screens.close(keys(turn))
    key = "rate-thanks-comment" if given.response.comment else "rate-thanks"
    turn.edit(thanks(turn.words, turn.office, given.rating, key))


async def heard(turn: Turn, message: Message) -> bool:
    """Keeps what is written while a service is in front of the person; else looks for one by that name."""
    text = words_of(message)
    shown = await turn.uow.rating_screens.shown(keys(turn))
    if shown is None:
        return message.text is not None and await sought(turn, message.text)
    await turn.allow(Action.RATE_SERVICE)
    photo = message.photo[-1].file_id if message.photo else None
    if not text and photo is None:
        raise Invalid("comment-empty")
    if photo is None and await typed_code(turn, text, shown.service_id):
        return True
    service = await service_of(turn.uow, shown.service_id)
    rater = Rater.in_chat(turn.actor)
    rating = await actions.on_screen(turn.uow, turn.office, rater, service, shown, turn.now)
    given = await actions.given_on_screen(turn.uow, turn.office, rating, turn.now)
    if given is None:
        return await _heard_before_a_face(turn, rating, shown, text, photo)
    if photo is None and (number := meant_unsur(turn.words, given, text)) is not None:
        _say_unsur(turn, given, shown, number)
        return True
    if photo is None and says_wrong_pick(text):
        turn.say(Screen(turn.words("rate-wrong-pick")))
        return True
    if photo is None and says_enough(turn.words, text):
        await _end(turn, given)
        return True
    if text:
        given = await actions.comment(turn.uow, given, text)
    if photo is not None:
        given = await actions.attach_photo(turn.uow, turn.office, given, photo)
    # What an employee writes next is the day's work; the other photos of an album are not.
    is_heard = turn.actor.employee is None
    if message.media_group_id is None and not is_heard:
        await turn.uow.rating_screens.close(keys(turn))
    await _say_added(turn, given, shown, is_heard=is_heard)
    return True


async def _heard_before_a_face(
    turn: Turn, rating: Rating, shown: Shown, text: str, photo: str | None
) -> bool:
    """Keeps what comes before a face is tapped; the faces are shown once more below it."""
    if photo is None and says_given_up(text):
        return await stopped(turn)
    if photo is None and meant_face(turn.words, text) is not None:
        # It is neither a rating, which would be final, nor a comment: it is asked back.
        await _say_faces(turn, rating, shown, "rate-tap")
        return True
    if text:
        await actions.keep_comment(turn.uow, rating, shown.comment, text)
    if photo is not None:
        await actions.keep_photo(turn.uow, turn.office, rating, photo)
    await _say_faces(turn, rating, shown, "rate-written")
    return True


async def _say_faces(turn: Turn, rating: Rating, shown: Shown, said: str) -> None:
    """The faces below a sentence; a visit code is in its buttons alone, so that none can be made."""
    if shown.is_visit:
        turn.say(Screen(turn.words(f"{said}-above")))
        return
    unit = await turn.uow.people.unit(rating.service.unit_id)
    turn.say(faces_screen(turn.words, rating, unit.name, above=said))


def _say_unsur(turn: Turn, given: OpenResponse, shown: Shown, number: int) -> None:
    """That an answer has to be tapped, with the question where its buttons can be made."""
    if shown.is_visit:
        turn.say(Screen(turn.words("rate-tap-answer-above")))
        return
    asked = unsur_screen(turn.words, given, number)
    turn.say(Screen(Html(f"{turn.words('rate-tap-answer')}\n\n{asked.text}"), asked.rows))


async def _say_added(turn: Turn, given: OpenResponse, shown: Shown, *, is_heard: bool) -> None:
    if shown.is_visit:
        turn.say(Screen(turn.words("rate-comment-kept-above", service=given.rating.service.name)))
    else:
        turn.say(menu_screen(turn.words, given, is_heard=is_heard, head="rate-comment-kept"))


async def stopped(turn: Turn) -> bool:
    """`/batal`: nothing more is asked; a rating stays, and what was written before one goes."""
    shown = await turn.uow.rating_screens.shown(keys(turn))
    if shown is None:
        return False
    is_rated = await turn.uow.responses.find(shown.rater) is not None
    if not is_rated:
        await turn.uow.rating_screens.take(shown.rater)
    await turn.uow.rating_screens.close(keys(turn))
    turn.say(Screen(turn.words("comment-farewell" if is_rated else "rate-farewell")))
    return True
