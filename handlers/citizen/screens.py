"""The screens of a rating: the four faces, what can be added, the nine unsur, the profile, and the thanks."""

from __future__ import annotations

from domain.answers import meant_button, says_given_up, says_none, says_rating
from domain.office import Office
from domain.respondents import PROFILE
from domain.responses import CONSENT, FACES, NOT_APPLICABLE
from domain.survey import Unsur
from handlers.citizen.callbacks import (
    AnswerTap,
    ChangedFaceTap,
    ChangeTap,
    CommentTap,
    DoneTap,
    FaceTap,
    MenuTap,
    ProfileAnswerTap,
    ProfileTap,
    ServicesPageTap,
    UnsurTap,
)
from handlers.citizen.open_response import OpenResponse, Rating
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen
from locales import Html, Words
from storage.records.responses import StoredResponse

UNSUR = tuple(Unsur)
QUESTIONS = tuple(PROFILE)
_BEST_FIRST = (*reversed(FACES), NOT_APPLICABLE)

Place = tuple[int, int, str]
"""Service, day and code, as a later step carries them."""


def place_of(rating: Rating) -> Place:
    """What the buttons of a later step carry."""
    return rating.service.id, rating.day.toordinal(), rating.code


def faces_screen(words: Words, rating: Rating, unit: str, above: str = "") -> Screen:
    """The question with four faces, the best first, and the sentence of consent; `above` is a key."""
    service = rating.service
    rows = [
        [Button(words.plain(f"rate-face-{face}"), FaceTap(service.id, rating.code, CONSENT, face))]
        for face in reversed(FACES)
    ]
    lines = [words("rate-ask", service=service.name, unit=unit), words(f"rate-consent-{CONSENT}")]
    if above:
        lines.insert(0, words(above))
    other = [] if rating.code else [[Button(words.plain("rate-other"), ServicesPageTap(0))]]
    return Screen(Html("\n\n".join(lines)), [*rows, *other])


def meant_face(words: Words, text: str) -> int | None:
    """The face whose label or picture a text is; None for any other text."""
    faces = tuple(reversed(FACES))
    meant = meant_button([words.plain(f"rate-face-{face}") for face in faces], text, in_part=False)
    return None if meant is None else faces[meant]


def says_enough(words: Words, text: str) -> bool:
    """Whether a text only says that there is nothing more to say."""
    is_done = meant_button([words.plain("rate-done")], text, in_part=False) is not None
    return is_done or says_none(text) or says_given_up(text)


def already_screen(words: Words, rating: Rating) -> Screen:
    """The service was rated today: continue that rating, or rate another service."""
    rows = [
        [Button(words.plain("rate-continue"), MenuTap(*place_of(rating)), style="primary")],
        [Button(words.plain("rate-other"), ServicesPageTap(0))],
    ]
    return Screen(words("rate-already", service=rating.service.name), rows)


def menu_screen(words: Words, given: OpenResponse, *, mark: str = "", is_heard: bool, head: str) -> Screen:
    """A rating that is kept, and what can be added. `mark`: the face can still be changed."""
    place, response = place_of(given.rating), given.response
    lines = [words(head, service=given.rating.service.name, face=words.plain(f"rate-face-{response.quick}"))]
    if response.comment:
        lines.append(words("rate-has-comment"))
    if response.has_photo:
        lines.append(words("rate-has-photo"))
    if response.answers:
        lines.append(words("rate-has-answers", count=len(response.answers), all=len(UNSUR)))
    lines.append(words(_asks_for(response) if is_heard else "rate-add-buttons"))
    rows = [[Button(words.plain("rate-detail"), UnsurTap(*place, _next(given)), style="primary")]]
    if not is_heard:
        rows.append([Button(words.plain("rate-comment"), CommentTap(*place))])
    if mark:
        rows.append([Button(words.plain("rate-change"), ChangeTap(*place, mark))])
    rows.append([Button(words.plain("rate-done"), DoneTap(*place))])
    return Screen(Html("\n\n".join(lines)), rows)


def _asks_for(response: StoredResponse) -> str:
    """The key of the question for more words or a photo."""
    if response.has_photo:
        return "rate-add-to-photo"
    return "rate-add-more" if response.comment else "rate-add"


def _next(given: OpenResponse) -> int:
    """The first question without an answer; the first of all when there is none."""
    return next((n for n, unsur in enumerate(UNSUR) if unsur not in given.response.answers), 0)


def change_screen(words: Words, given: OpenResponse, mark: str) -> Screen:
    """The faces again, to correct the one that was tapped."""
    place = place_of(given.rating)
    rows = [
        [Button(words.plain(f"rate-face-{face}"), ChangedFaceTap(*place, mark, face))]
        for face in reversed(FACES)
    ]
    back = Button(words.plain("rate-back"), MenuTap(*place))
    return Screen(words("rate-ask-again", service=given.rating.service.name), [*rows, [back]])


def unsur_screen(words: Words, given: OpenResponse, number: int) -> Screen:
    """A question of the nine unsur with its own four answers, the best first."""
    place, unsur = place_of(given.rating), UNSUR[number]
    chosen = given.response.answers.get(unsur)
    rows = []
    for value in _BEST_FIRST:
        key = f"rate-unsur-{unsur}-{value}" if value else "rate-unsur-none"
        label = words.plain(key)
        label = words.plain("rate-chosen", answer=label) if value and value == chosen else label
        rows.append([Button(label, AnswerTap(*place, number, value))])
    back = UnsurTap(*place, number - 1) if number else MenuTap(*place)
    rows.append([Button(words.plain("rate-back"), back), Button(words.plain("rate-stop"), MenuTap(*place))])
    progress = "▰" * (number + 1) + "▱" * (len(UNSUR) - number - 1)
    text = words(
        "rate-unsur",
        progress=progress,
        number=number + 1,
        all=len(UNSUR),
        service=given.rating.service.name,
        question=words.plain(f"rate-unsur-{unsur}"),
    )
    return Screen(text, rows)


def meant_unsur(words: Words, given: OpenResponse, text: str) -> int | None:
    """The open question that a text answers: with a label of it, or as any question is answered; else None.

    A digit, a face and “sangat baik” are such answers, and say nothing as a comment. Who has written a
    comment and answered nothing goes on with the comment.
    """
    number, known = _next(given), given.response.answers
    if UNSUR[number] in known or (given.response.comment and not known):
        return None
    labels = {
        words.plain(f"rate-unsur-{unsur}-{face}") for unsur in (UNSUR[number], Unsur.SARANA) for face in FACES
    }
    is_answer = says_rating(text) or meant_face(words, text) is not None
    return number if is_answer or meant_button(tuple(labels), text, in_part=False) is not None else None


def profile_screen(words: Words, given: OpenResponse, number: int) -> Screen:
    """A question of the respondent's profile; each may be left out."""
    place, question = place_of(given.rating), QUESTIONS[number]
    answers = [
        [Button(_profile_label(words, question, value), ProfileAnswerTap(*place, number, value))]
        for value in PROFILE[question]
    ]
    ways = [
        Button(words.plain("rate-skip"), ProfileTap(*place, number + 1)),
        Button(words.plain("rate-done"), DoneTap(*place)),
    ]
    text = words(
        "rate-profile",
        number=number + 1,
        all=len(QUESTIONS),
        question=words.plain(f"rate-{question}"),
    )
    return Screen(text, [*answers, ways])


def _profile_label(words: Words, question: str, value: str) -> str:
    return words.plain(f"rate-{question}-{value.replace('_', '-')}")


def thanks(words: Words, office: Office, rating: Rating, key: str) -> Screen:
    """The end: the rating is saved. People who want to say more are shown the way to tickets."""
    text = words(key, service=rating.service.name, office=office.name)
    rows = [
        [Button(words.plain("rate-ticket"), CommandTap("aduan"))],
        [Button(words.plain("rate-other"), CommandTap("nilailayanan"))],
    ]
    return Screen(text, rows)
