"""Forged buttons, replayed links, spent and foreign codes: one clear sentence each, and no change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from domain.visits import MOST_MISSES
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
    ServicesPageTap,
    ServiceTap,
    ServiceWordTap,
    UnitTap,
    UnsurTap,
)
from handlers.citizen.room import ROOM
from handlers.frame.callbacks import Callback
from handlers.tickets.callbacks import OwnTicketTap, TicketKindTap, TicketServiceTap
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import Service
from tests.harness import OfficeOnTrial

TODAY = date(2026, 11, 20).toordinal()
COUNTS_AND_SCREENS = {"processed_updates", "visit_misses", "rating_screens"}
"""How often somebody tried, and which screen is in front of them."""
APOLOGY = words_in("id").plain("apology", reference="@").partition("@")[0]


@dataclass(frozen=True)
class Codes:
    """Visit codes of the first service."""

    open: str
    spent: str
    expired: str


@dataclass
class Desk:
    """An office with two services; Wulan has rated the first of them through the link and with a code."""

    office: OfficeOnTrial
    codes: Codes
    wulan: PersonHandle
    other: PersonHandle

    async def kept(self) -> dict[str, str]:
        """Everything that is kept, but for counts of what was tried."""
        return {
            name: rows
            for name, rows in (await self.office.everything_kept()).items()
            if name not in COUNTS_AND_SCREENS
        }

    async def complaints(self, person: PersonHandle, taps: Iterable[Callback]) -> list[str]:
        """What is wrong with the answers to forged taps."""
        found, before = [], await self.kept()
        for data in (tap.pack() for tap in taps):
            toasts = len(person.toasts)
            await self.office.taps_data(person, data)
            said = person.toasts[toasts:]
            if len(said) != 1 or len(said[0]) < 10 or said[0].startswith(APOLOGY):
                found.append(f"{data} is answered with {said}")
            after = await self.kept()
            if after != before:
                found.append(f"{data} changes something")
            before = after
        return found


@pytest.fixture
async def desk(office: OfficeOnTrial) -> Desk:
    """That office, on a morning."""
    key, now = office.service.office.rater_key, office.service.clock.now()
    async with office.changes() as uow:
        home = (await uow.people.units())[0]
        names = {1: "KTP", 2: "KK"}
        uow.session.add_all(
            Service(id=n, code=code, name=f"Layanan {code}", unit_id=home.id) for n, code in names.items()
        )
        await uow.session.flush()
        expired = await uow.visits.issue(key, 1, 1, now - timedelta(days=3))
        opened, spent = await uow.visits.issue(key, 1, 2, now)
    wulan = office.playground.add_person({"id": 8123456789, "first_name": "Wulan"})
    other = office.playground.add_person({"id": 8123456790, "first_name": "Warga", "started": True})
    for payload in ("rate_KTP", f"kode_{spent}"):
        await office.opens(wulan, payload)
        await office.taps(wulan, "Sangat puas")
    return Desk(office, Codes(opened, spent, expired[0]), wulan, other)


def faces(codes: Codes) -> Iterator[Callback]:
    """Faces that no screen has."""
    good = FaceTap(2, "", 1, 3)
    yield from (replace(good, service_id=77), replace(good, service_id=0))
    yield from (replace(good, face=face) for face in (0, 5, 77))
    yield from (replace(good, consent=version) for version in (0, 99))
    yield from (replace(good, service_id=1, code=code) for code in (codes.spent, codes.expired, "ABCDEFG2"))
    yield replace(good, code=codes.open)  # which is of the other service
    yield replace(good, service_id=1, code="=1+1")


def later(known: Later) -> Iterator[Callback]:
    """Every step after the face, of a rating."""
    of = (known.service_id, known.day, known.code)
    yield from (MenuTap(*of), CommentTap(*of), DoneTap(*of), UnsurTap(*of, 0), ProfileTap(*of, 0))
    yield from (ChangeTap(*of, "0" * 16), ChangedFaceTap(*of, "0" * 16, 1))
    yield from (AnswerTap(*of, 0, 4), ProfileAnswerTap(*of, 0, "male"))


def out_of_range(known: Later) -> Iterator[Callback]:
    """Steps of the own rating with values that no question has."""
    of = (known.service_id, known.day, known.code)
    yield from (UnsurTap(*of, 9), UnsurTap(*of, 10**9), AnswerTap(*of, 9, 4), AnswerTap(*of, 0, 5))
    yield from (ProfileAnswerTap(*of, 9, "x"), ProfileAnswerTap(*of, 0, "x"))
    yield ChangedFaceTap(*of, "0" * 16, 1)


def of_services() -> Iterator[Callback]:
    """What names services, units and tickets that are not there."""
    yield from (ServiceTap(77), UnitTap(77, 0))
    yield from (TicketServiceTap(77), TicketKindTap(77, "complaint"), TicketKindTap(1, "x"))
    yield from (OwnTicketTap("ABCDEFGH", "show"), OwnTicketTap("", "add"), OwnTicketTap("ABCDEFGH", "x"))


async def test_forged_and_foreign_buttons_get_one_sentence_and_change_nothing(desk: Desk) -> None:
    codes = desk.codes
    own, visit = Later(1, TODAY, ""), Later(1, TODAY, codes.spent)
    foreign = [own, visit, Later(2, TODAY, ""), Later(77, TODAY, ""), Later(1, TODAY - 30, "")]
    of_others = [tap for known in foreign for tap in later(known)]
    by_other = [*faces(codes), *of_services(), *of_others]
    of_month = later(Later(1, TODAY - 30, ""))
    by_wulan = [*out_of_range(own), *out_of_range(visit), *of_month]
    assert await desk.complaints(desk.other, by_other) == []
    assert await desk.complaints(desk.wulan, by_wulan) == []
    untried = {tap.kind for tap in ROOM.taps} - {type(tap) for tap in by_other}
    assert untried == {ServicesPageTap, ServiceWordTap}, "of pages there is always a last one"


async def test_links_that_are_replayed_spent_or_made_up_change_nothing(desk: Desk) -> None:
    codes, office = desk.codes, desk.office
    payloads = [
        "rate_TIDAKADA", "rate_", "rateid_77", "rateid_x", "rateid_", f"kode_{codes.spent}",
        f"kode_{codes.expired}", "kode_ABCDEFG2", "kode_", "rate_KTP", "x",
    ]  # fmt: skip
    for payload in payloads:
        before, seen = await desk.kept(), len(desk.wulan.messages)
        await office.opens(desk.wulan, payload)
        assert await desk.kept() == before, payload
        answers = [each for each in desk.wulan.messages[seen:] if each["from"]["is_bot"]]
        assert len(answers) == 1, payload
        assert not answers[0]["text"].startswith(APOLOGY), payload


async def test_the_next_day_every_button_of_a_rating_is_over(desk: Desk) -> None:
    desk.office.move_to(2026, 11, 21, 9, 0)
    assert await desk.complaints(desk.wulan, later(Later(1, TODAY, ""))) == []


async def test_codes_that_are_tried_with_forged_faces_are_counted(desk: Desk) -> None:
    office, other = desk.office, desk.other
    for number in range(MOST_MISSES):
        await office.taps_data(other, FaceTap(1, f"ABCDEF{number}2", 1, 3).pack())
        assert "tidak kami kenal" in other.toasts[-1]
    kept = await desk.kept()
    await office.taps_data(other, FaceTap(1, desk.codes.open, 1, 3).pack())
    assert "Terlalu banyak kode" in other.toasts[-1]
    assert await desk.kept() == kept
    await office.opens(other, f"kode_{desk.codes.open}")
    assert "Terlalu banyak kode" in other.sees()
