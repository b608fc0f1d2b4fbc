"""The steps of a rating as chat and web take them: each saved at once, found again by a keyed hash alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.errors import AlreadyHandled, Invalid, Refusal
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Span
from domain.responses import CONSENT, NOT_APPLICABLE
from domain.satisfaction import Sums, whole
from domain.survey import Unsur
from handlers.citizen import actions
from handlers.citizen.open_response import OpenResponse, Rater
from handlers.kit.offered import service_of
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.sealed_photos import open_photo
from storage.tables import RatingScreen, Response, Service, Unit
from storage.uow import UnitOfWork
from tests.harness import FRIDAY_MORNING as NOW
from tests.harness import WIB

OFFICE = Office("Kabupaten Contoh", WIB, "WIB", load_scheme("bungo"), "contoh_bot", rater_key=b"k" * 32)
WULAN, DEVICE = Rater("8123456789"), Rater.on_web("8123456789")
DAY = NOW.date().toordinal()


@pytest.fixture
async def uow(database_file: Path) -> AsyncIterator[UnitOfWork]:
    """A unit of work over one service, which is number 1."""
    database = Database(f"sqlite:///{database_file}")
    async with database.unit() as uow:
        home = Unit(name="Dinas", timezone="WIB")
        uow.session.add_all([home])
        await uow.session.flush()
        uow.session.add_all([Service(id=1, code="KTP", name="KTP elektronik", unit_id=home.id)])
        await uow.session.flush()
        yield uow
    await database.close()


async def rates(uow: UnitOfWork, rater: Rater, code: str = "", now: datetime = NOW) -> OpenResponse:
    """Somebody is satisfied."""
    if code:
        rating = await actions.by_code(uow, OFFICE, rater, code, now)
    else:
        service = await service_of(uow, 1)
        rating = await actions.by_service(uow, OFFICE, rater, service, now)
    return await actions.rate(uow, OFFICE, rating, 3, CONSENT, now)


async def stored(uow: UnitOfWork) -> list[Response]:
    """All responses as they lie in the table."""
    return list(await uow.session.scalars(select(Response).execution_options(populate_existing=True)))


async def indexed(uow: UnitOfWork, span: Span) -> Sums:
    """What enters the index of the service."""
    return whole((await uow.satisfaction.days([1], span))[1], span)


async def test_each_step_is_saved_at_once_and_a_complete_response_enters_the_index(uow: UnitOfWork) -> None:
    given = await rates(uow, WULAN)
    for unsur in list(Unsur)[:3]:
        given = await actions.answer(uow, given, unsur, 4)
    (response,) = await stored(uow)
    assert (response.quick, response.persyaratan, response.waktu, response.biaya) == (3, 4, 4, None)
    assert response.consent == CONSENT
    span = Span(NOW.date(), NOW.date())
    assert (await indexed(uow, span)).n == 0

    given = await actions.given(uow, OFFICE, WULAN, 1, DAY, "", NOW)
    for unsur in Unsur:
        given = await actions.answer(uow, given, unsur, 2)
    assert given.response.is_complete
    found = await indexed(uow, span)
    assert (found.n, found.responses, set(found.totals.values())) == (1, 1, {2})

    given = await actions.answer(uow, given, Unsur.BIAYA, NOT_APPLICABLE)
    assert not given.response.is_complete
    assert (await indexed(uow, span)).n == 0
    for wrong in (5, 17):
        with pytest.raises(Invalid):
            await actions.answer(uow, given, Unsur.BIAYA, wrong)


async def test_the_second_rating_of_a_day_is_refused_and_leaves_the_first_alone(uow: UnitOfWork) -> None:
    given = await rates(uow, WULAN)
    await actions.answer(uow, given, Unsur.WAKTU, 1)
    with pytest.raises(AlreadyHandled):
        await rates(uow, WULAN)
    assert [(each.quick, each.waktu) for each in await stored(uow)] == [(3, 1)]
    await rates(uow, DEVICE)
    await rates(uow, WULAN, now=NOW + timedelta(days=1))
    assert len(await stored(uow)) == 3, "a token that looks like a number is nobody with that account"


async def test_a_code_is_spent_when_a_face_is_kept_and_one_person_may_use_two(uow: UnitOfWork) -> None:
    one, other = await uow.visits.issue(OFFICE.rater_key, 1, 2, NOW)
    for _ in range(2):  # who only looks spends nothing
        await actions.by_code(uow, OFFICE, WULAN, one, NOW)
    seen_before = await actions.by_code(uow, OFFICE, DEVICE, one, NOW)
    for code in (one, other):
        given = await rates(uow, WULAN, code)
        await actions.answer(uow, given, Unsur.SARANA, 4)
    assert [(each.channel, each.sarana) for each in await stored(uow)] == [("visit", 4), ("visit", 4)]

    with pytest.raises(AlreadyHandled, match="visit-spent"):
        await rates(uow, WULAN, one)
    with pytest.raises(AlreadyHandled, match="visit-spent"):  # a screen that was opened before
        await actions.rate(uow, OFFICE, seen_before, 4, CONSENT, NOW)
    with pytest.raises(Invalid, match="visit-unknown"):
        await rates(uow, WULAN, "AAAAAAA2")
    (third,) = await uow.visits.issue(OFFICE.rater_key, 1, 1, NOW)
    with pytest.raises(AlreadyHandled, match="visit-expired"):
        await rates(uow, WULAN, third, NOW + timedelta(days=3))
    assert len(await stored(uow)) == 2


async def test_later_steps_find_the_own_response_of_the_day_and_no_other(uow: UnitOfWork) -> None:
    (code,) = await uow.visits.issue(OFFICE.rater_key, 1, 1, NOW)
    await rates(uow, WULAN, code)
    assert (await actions.given(uow, OFFICE, WULAN, 1, DAY, code, NOW)).response.quick == 3
    for rater, service, day, with_code, now in (
        (DEVICE, 1, DAY, code, NOW),
        (WULAN, 1, DAY, "", NOW),
        (WULAN, 1, DAY - 1, code, NOW),
        (WULAN, 1, 2**31 - 1, code, NOW),
        (WULAN, 2, DAY, code, NOW),
        (WULAN, 1, DAY, code, NOW + timedelta(days=1)),
        (WULAN, 1, DAY + 1, code, NOW + timedelta(days=1)),
    ):
        with pytest.raises(Refusal):
            await actions.given(uow, OFFICE, rater, service, day, with_code, now)


async def test_nothing_is_added_once_the_date_of_the_office_is_over(uow: UnitOfWork) -> None:
    """The unit's day is two hours longer than the office's: results of the office's day tell no more."""
    in_the_east = replace(OFFICE, zone=TimeZone.WIT.info)
    late = datetime(2026, 11, 20, 21, 30, tzinfo=WIB)
    service = await service_of(uow, 1)
    rating = await actions.by_service(uow, in_the_east, WULAN, service, late)
    await actions.rate(uow, in_the_east, rating, 3, CONSENT, late)
    await actions.given(uow, in_the_east, WULAN, 1, DAY, "", late)
    with pytest.raises(Invalid, match="rate-closed"):
        await actions.given(uow, in_the_east, WULAN, 1, DAY, "", late + timedelta(hours=1))


async def test_a_face_is_changed_for_a_minute_with_its_own_mark(uow: UnitOfWork) -> None:
    given, other = await rates(uow, WULAN), await rates(uow, DEVICE)
    mark = actions.mark_for_change(OFFICE, given.rating, NOW)
    given = await actions.change_face(uow, OFFICE, given, 4, mark, NOW + timedelta(seconds=50))
    assert given.response.quick == 4
    with pytest.raises(Invalid, match="rate-change-over"):
        await actions.change_face(uow, OFFICE, given, 1, mark, NOW + timedelta(seconds=121))
    for forged in ("", "0" * 16, "é"):
        with pytest.raises(Invalid, match="rate-change-over"):
            await actions.change_face(uow, OFFICE, given, 1, forged, NOW)
    with pytest.raises(Invalid, match="rate-change-over"):
        await actions.change_face(uow, OFFICE, other, 1, mark, NOW)
    assert sorted(each.quick or 0 for each in await stored(uow)) == [3, 4]


async def test_a_comment_grows_and_loses_numbers_and_the_profile_is_coarse(uow: UnitOfWork) -> None:
    given = await rates(uow, WULAN)
    given = await actions.comment(uow, given, "Cepat, hubungi 0812-3456-7890")
    for _ in range(2):  # a page that is sent twice
        given = await actions.comment(uow, given, "  Antre 3 jam  ")
    assert given.response.comment == "Cepat, hubungi […]\nAntre 3 jam"
    for wrong in (" ", "x" * 4096):
        with pytest.raises(Invalid):
            await actions.comment(uow, given, wrong)
    given = await actions.describe(uow, given, "age", "from_25")
    given = await actions.describe(uow, given, "sex", "female")
    given = await actions.describe(uow, given, "sex", "")
    assert given.response.profile == {"age": "from_25"}
    for question, value in (("age", "37"), ("name", "Wulan"), ("comment", ""), ("quick", "4")):
        with pytest.raises(Invalid):
            await actions.describe(uow, given, question, value)


async def test_forged_faces_and_consents_change_nothing(uow: UnitOfWork) -> None:
    rating = await actions.by_service(uow, OFFICE, WULAN, await service_of(uow, 1), NOW)
    for face, consent in ((0, CONSENT), (5, CONSENT), (3, 0), (3, CONSENT + 1)):
        with pytest.raises(Invalid):
            await actions.rate(uow, OFFICE, rating, face, consent, NOW)
    assert await stored(uow) == []


async def test_at_night_no_screen_is_left(uow: UnitOfWork) -> None:
    rating = await actions.by_service(uow, OFFICE, WULAN, await service_of(uow, 1), NOW)
    await uow.rating_screens.show(("now", "before"), rating.rater, 1)
    await actions.keep_comment(uow, rating, None, "Cepat")
    await actions.keep_photo(uow, OFFICE, rating, "AgACAgUAAxkBAAI")
    kept = (await actions.rate(uow, OFFICE, rating, 4, CONSENT, NOW)).response
    assert (kept.comment, kept.has_photo) == ("Cepat", True)
    assert await uow.rating_screens.take(rating.rater) == (None, None), "the response holds both now"
    (response,) = await stored(uow)
    assert response.photo is not None
    assert b"AgAC" not in response.photo
    assert open_photo(OFFICE.rater_key, rating.rater, response.photo) == "AgACAgUAAxkBAAI"
    for key, rater in ((b"other" * 8, rating.rater), (OFFICE.rater_key, "b" * 64), (b"", rating.rater)):
        assert open_photo(key, rater, response.photo) is None
    await uow.rating_screens.forget()
    await uow.responses.write_again(date(2026, 11, 18))
    assert (await uow.session.scalars(select(RatingScreen))).all() == []
    assert [each.quick for each in await stored(uow)] == [4]
