"""Citizens' ratings: the records, for the chat and the web alike.

The steps of a rating; all but the first are optional, and each is saved at once:

1. `by_service` or `by_code` returns a `Rating` for a `Rater`;
2. `rate` saves the face (1..4), with the text that was written before (`keep_comment`); `change_face`
   corrects it for one to two minutes, with the mark that `mark_for_change` returned when it was saved;
3. `given` finds the response again by the rater's hash alone: a button or a hidden field of a form has the
   service, the day and the code, and nothing is stored that leads to a person;
4. `answer` one of the nine unsur, `comment`, `describe` the respondent.

A refusal is one sentence, and changes nothing. Every step may be repeated: a second `rate` raises
AlreadyHandled and leaves the response unchanged, so that a page sent twice shows its thanks twice.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from domain.answers import joined, shortened
from domain.errors import AlreadyHandled, Invalid, NotAllowed, or_refuse
from domain.office import Office
from domain.people import TimeZone
from domain.quarantine.reasons import Reason
from domain.quarantine.speed import Reading
from domain.respondents import profile_answer
from domain.responses import (
    LONGEST_COMMENT,
    answer_of,
    change_mark,
    consent_of,
    face_of,
    joined_comment,
    may_change,
    rater_hash,
)
from domain.survey import Unsur
from handlers.citizen import watch
from handlers.citizen.open_response import OpenResponse, Rater, Rating
from handlers.kit.offered import service_of
from storage.records.rating_screens import Shown
from storage.records.responses import StoredResponse
from storage.sealed_photos import open_photo, seal_photo
from storage.tables import Service
from storage.uow import UnitOfWork

_AFTER_MIDNIGHT = time(1)
"""Until then the faces of the evening before may still be in front of somebody who wrote below them."""


async def by_service(
    uow: UnitOfWork, office: Office, rater: Rater, service: Service, now: datetime
) -> Rating:
    """A rating through the open link or the list; raises NotAllowed for staff of the service."""
    return await in_front_of(uow, office, rater, service, "", now)


async def by_code(uow: UnitOfWork, office: Office, rater: Rater, code: str, now: datetime) -> Rating:
    """A rating with a visit code as `domain/visits.py` reads it.

    Raises the refusal of an unusable code, and NotAllowed for staff of the service.
    """
    visit = await uow.visits.find(office.rater_key, code, now)
    if visit.state.refusal is not None or visit.service is None:
        raise visit.state.refusal or Invalid("visit-unknown")
    return await in_front_of(uow, office, rater, visit.service, code, now)


async def in_front_of(
    uow: UnitOfWork, office: Office, rater: Rater, service: Service, code: str, now: datetime
) -> Rating:
    """A rating with a code that need not be open any more: `rate` looks at it, and later steps need none."""
    home = await uow.people.unit(service.unit_id)
    local = now.astimezone(TimeZone(home.timezone).info)
    day = local.date()
    if not service.is_open_on(day):
        raise Invalid("rate-service-closed", service=service.name)

    def hashed(on: date) -> str:
        return rater_hash(office.rater_key, rater.identity, service.id, on, code)

    rating = Rating(service, hashed(day), day, code, now)
    if local.time() < _AFTER_MIDNIGHT:
        midnight = datetime.combine(day, time.min, local.tzinfo)
        rating = replace(rating, rater_before=hashed(day - timedelta(days=1)), midnight=midnight)
    if rater.employee_id is None:
        return rating
    if await uow.services.is_staff(service.id, rater.employee_id, day):
        raise NotAllowed("rate-own-service", service=service.name)
    own = await uow.people.unit_of(rater.employee_id, day)
    is_own = own is not None and own.id == home.id
    return replace(rating, aside=Reason.OWN_UNIT) if is_own else rating


def _already(rating: Rating) -> AlreadyHandled:
    if rating.code:
        return AlreadyHandled("visit-spent")
    return AlreadyHandled("rate-already", service=rating.service.name)


async def rate(
    uow: UnitOfWork,
    office: Office,
    rating: Rating,
    face: int,
    consent: int,
    now: datetime,
    *,
    taken: timedelta | None = None,
) -> OpenResponse:
    """Saves a face (1..4) with the text that was written before it, and spends the visit code.

    Every response of chat and web is created here, and here it is decided whether it counts. `consent` is the
    version of the shown sentence, `taken` how long the faces were shown, where that is known. Raises
    AlreadyHandled for the second response of a day, also by faces that were tapped before midnight, and for a
    used or expired code, also when two come at once.
    """
    if await uow.responses.find(rating.rater) is not None:
        raise _already(rating)
    if taken is not None and await _is_tapped_again(uow, rating, now - taken):
        raise AlreadyHandled("rate-already-before", service=rating.service.name)
    today = office.date_of(now)
    if rating.code:
        await _spend(uow, office, rating, now)
    written, photo = await _written_before(uow, office, rating)
    added = await uow.responses.add(
        rating.service.id,
        today,
        rating.rater,
        quick=face_of(face),
        channel=rating.channel,
        consent=consent_of(consent),
        comment=written,
        photo=photo,
        aside=rating.aside,
    )
    if added is None:
        raise _already(rating)
    stored = StoredResponse(added, today, face, {}, written, photo is not None, {})
    found = OpenResponse(rating, stored)
    await watch.rated(uow, found, taken)
    return found


async def _is_tapped_again(uow: UnitOfWork, rating: Rating, shown: datetime) -> bool:
    """Whether the faces were shown before midnight, and tapped then too: the answer may have been lost."""
    if rating.midnight is None or rating.rater_before is None or shown >= rating.midnight:
        return False
    return await uow.responses.find(rating.rater_before) is not None


async def _written_before(uow: UnitOfWork, office: Office, rating: Rating) -> tuple[str | None, bytes | None]:
    """The comment and the photo that came before the face, perhaps before midnight."""
    written, photo = await uow.rating_screens.take(rating.rater)
    if rating.rater_before is None:
        return written, photo
    earlier, box = await uow.rating_screens.take(rating.rater_before)
    if earlier is not None:
        written = earlier if written is None else shortened(joined(earlier, written), LONGEST_COMMENT)
    file_id = None if box is None else open_photo(office.rater_key, rating.rater_before, box)
    if photo is None and file_id is not None:
        photo = seal_photo(office.rater_key, rating.rater, file_id)
    return written, photo


async def _spend(uow: UnitOfWork, office: Office, rating: Rating, now: datetime) -> None:
    """Spends the code of a rating; raises why it cannot, also for a code of another service."""
    visit = await uow.visits.find(office.rater_key, rating.code, now)
    if visit.state.refusal is not None:
        raise visit.state.refusal
    if visit.service is None or visit.service.id != rating.service.id:
        raise Invalid("visit-unknown")
    if not await uow.visits.spend(office.rater_key, rating.code, now, office.date_of(now)):
        raise _already(rating)


async def given(
    uow: UnitOfWork, office: Office, rater: Rater, service_id: int, day: int, code: str, now: datetime
) -> OpenResponse:
    """The response that a later step adds to; `day` is the ordinal of the rating's day.

    Raises Invalid for an unknown response, and from the next day on: published results are of past days,
    which do not change. People with somebody else's code find no response.
    """
    service = await service_of(uow, service_id)
    rating = await in_front_of(uow, office, rater, service, code, now)
    if rating.day.toordinal() != day:
        raise Invalid("rate-closed")
    found = await _given(uow, rating)
    if found.response.day != office.date_of(now):
        raise Invalid("rate-closed")
    return found


async def on_screen(
    uow: UnitOfWork, office: Office, rater: Rater, service: Service, shown: Shown, now: datetime
) -> Rating:
    """The rating whose screen somebody has in front of them: of its code only the hash is known."""
    return replace(await in_front_of(uow, office, rater, service, "", now), rater=shown.rater)


async def given_on_screen(
    uow: UnitOfWork, office: Office, rating: Rating, now: datetime
) -> OpenResponse | None:
    """The response of `on_screen`; None before a face was tapped. Raises Invalid once its day is over."""
    response = await uow.responses.find(rating.rater)
    if response is None:
        return None
    if response.day != office.date_of(now):
        raise Invalid("rate-closed")
    return OpenResponse(rating, response)


async def _given(uow: UnitOfWork, rating: Rating) -> OpenResponse:
    response = or_refuse(await uow.responses.find(rating.rater), Invalid("rate-closed"))
    return OpenResponse(rating, response)


def mark_for_change(office: Office, rating: Rating, now: datetime) -> str:
    """What a button carries with which the face can be changed for the next one to two minutes."""
    return change_mark(office.rater_key, rating.rater, now)


def may_change_face(office: Office, rating: Rating, mark: str, now: datetime) -> bool:
    """Whether the one to two minutes of a mark are not over."""
    return may_change(office.rater_key, rating.rater, mark, now)


async def change_face(
    uow: UnitOfWork, office: Office, given: OpenResponse, face: int, mark: str, now: datetime
) -> OpenResponse:
    """Corrects a face that was tapped by mistake; raises Invalid once the mark has expired."""
    if not may_change_face(office, given.rating, mark, now):
        raise Invalid("rate-change-over")
    return await _changed(uow, given, quick=face_of(face))


async def answer(
    uow: UnitOfWork,
    given: OpenResponse,
    unsur: Unsur,
    value: int,
    reading: Reading | None = None,
    *,
    shown: datetime | None = None,
) -> OpenResponse:
    """Saves the answer (1..4, or 0 where the question does not apply) to one of the nine unsur.

    A response becomes complete only here: see `is_complete` of the result. `reading` is how long the
    questions were shown together, `shown` when this one was shown, where that is known.
    """
    found = await _changed(uow, given, **{unsur.value: answer_of(value)})
    await watch.answered(uow, found, unsur, reading, shown)
    return found


async def comment(uow: UnitOfWork, given: OpenResponse, text: str) -> OpenResponse:
    """Adds what was written to the comment, without numbers that lead to a person.

    Raises Invalid when it is empty, or too long together with what was written before.
    """
    found = await _changed(uow, given, comment=joined_comment(given.response.comment, text))
    await watch.commented(uow, found)
    return found


async def describe(uow: UnitOfWork, given: OpenResponse, question: str, value: str) -> OpenResponse:
    """Saves one answer of the respondent's profile (`domain/respondents.py`)."""
    return await _changed(uow, given, **{question: profile_answer(question, value)})


async def attach_photo(uow: UnitOfWork, office: Office, given: OpenResponse, file_id: str) -> OpenResponse:
    """Keeps one photo with the response, by Telegram's id of it; a second one replaces it."""
    box = seal_photo(office.rater_key, given.rating.rater, file_id)
    return await _changed(uow, given, photo=box)


async def keep_comment(uow: UnitOfWork, rating: Rating, before: str | None, text: str) -> None:
    """Keeps what was written while the faces are shown; the response gets it when a face is tapped."""
    await uow.rating_screens.keep(rating.rater, {"comment": joined_comment(before, text)})


async def keep_photo(uow: UnitOfWork, office: Office, rating: Rating, file_id: str) -> None:
    """As `keep_comment`, of a photo."""
    await uow.rating_screens.keep(
        rating.rater, {"photo": seal_photo(office.rater_key, rating.rater, file_id)}
    )


async def _changed(uow: UnitOfWork, given: OpenResponse, **values: int | str | bytes | None) -> OpenResponse:
    await uow.responses.change(given.rating.rater, values)
    return await _given(uow, given.rating)
