"""`/karantina`: administrators see groups of five or more, and release or keep them with a reason."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta

import pytest

from domain.periods import Span
from domain.quarantine.reasons import Reason
from handlers.quarantine.callbacks import QuarantineDecideTap
from locales import words_in
from storage.tables import ALWAYS, FOREVER, QuarantineDecision, ServiceStaff
from tests.handlers.services import MONDAY, TODAY, set_aside
from tests.harness import ADMIN, OfficeOnTrial
from tests.shaky_disk import shaky_disk


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office in which ratings were set aside."""
    await set_aside(office)
    return office


async def counted(office: OfficeOnTrial) -> int:
    """How many ratings count."""
    async with office.service.database.read() as uow:
        services = [each.id for each in await uow.services.all()]
        days = await uow.satisfaction.days(services, Span(MONDAY, TODAY))
        return sum(sums.faces for each in days.values() for sums in each.values())


async def test_a_group_is_released_with_a_reason_and_set_aside_again(office: OfficeOnTrial) -> None:
    admin = office.admin
    await office.says(admin, "/karantina")
    assert "KTP <elektronik>, Sen, 16 Nov – Min, 22 Nov: lonjakan (12)" in admin.sees()
    assert "4 penilaian lain menunggu sampai kelompoknya berisi minimal 5" in admin.sees()
    assert "cepat" not in admin.sees(), "nothing is told of four"
    await office.taps(admin, "1. KTP <elektronik> · 12")
    assert "12 penilaian singkat" in admin.sees() and "setelah pekan ini berakhir" in admin.sees()
    assert "Antre" not in admin.sees() and "😞" not in admin.sees(), "the next look would tell the next one"
    office.move_to(2026, 11, 23, 9, 0)
    await office.says(admin, "/karantina")
    await office.taps(admin, "1. KTP <elektronik> · 12")
    for line in ("12 penilaian singkat", "😀 2 · 🙂 0 · 🙁 0 · 😞 10", "“Antre & lama” (7 kali)"):
        assert line in admin.sees()
    await office.taps(admin, "✅ Lepaskan, agar dihitung")
    assert "Mengapa dilepaskan?" in admin.sees()
    assert await counted(office) == 0
    await office.taps(admin, "Ada acara atau antrean ramai")
    assert "12 penilaian untuk KTP <elektronik> (Sen, 16 Nov – Min, 22 Nov) dilepaskan" in admin.sees()
    assert await counted(office) == 12

    await office.taps_data(admin, QuarantineDecideTap(0, 1, Reason.BURST, 0, "2026-11-16").pack())
    assert "sudah diputuskan" in admin.toasts[-1]
    assert "Tidak ada kelompok" in admin.last["text"], "the list is shown as it is now"
    await office.says(admin, "/karantina")
    await office.taps(admin, "📜 Keputusan terakhir")
    assert "1. Sen, 23 Nov, Agus Contoh: 12 penilaian dilepaskan" in admin.sees()
    await office.taps(admin, "1. Sisihkan lagi")
    await office.says(admin, "Ternyata satu orang dengan banyak akun")
    assert "12 penilaian" in admin.sees() and "tidak dihitung" in admin.sees()
    assert await counted(office) == 0
    await office.says(admin, "/karantina")
    assert "Tidak ada kelompok" in admin.sees(), "what was kept waits no more"
    await office.taps(admin, "📜 Keputusan terakhir")
    assert "1. Lepaskan" in admin.labels() and "2. Sisihkan lagi" not in admin.labels()


async def test_a_decision_of_long_ago_is_found_and_can_be_reversed(office: OfficeOnTrial) -> None:
    admin = office.admin
    await office.add(
        *(
            QuarantineDecision(
                service_id=1,
                reason=Reason.BURST,
                complete=False,
                starts=MONDAY,
                ends=TODAY,
                responses=5,
                released=True,
                why=f"Alasan {number}",
                decided_by_id=office.ids[ADMIN],
                decided_at=office.service.clock.now(),
            )
            for number in range(8)
        )
    )
    await office.says(admin, "/karantina")
    await office.taps(admin, "📜 Keputusan terakhir")
    assert "Alasan 7" in admin.sees() and "Alasan 1" not in admin.sees()
    await office.taps(admin, "Sebelumnya ›")
    assert "Alasan 1" in admin.sees() and "2. Sisihkan lagi" in admin.labels()
    assert "Sebelumnya ›" not in admin.labels()
    await office.taps(admin, "2. Sisihkan lagi", "Dijawab oleh mesin atau disalin")
    assert "sudah diputuskan" in admin.sees() + "".join(admin.toasts), "it is about no rating any more"


async def test_an_administrator_who_staffs_the_service_decides_nothing(
    office: OfficeOnTrial,
) -> None:
    async with office.changes() as uow:
        staff = ServiceStaff(service_id=1, employee_id=office.ids[ADMIN], starts=ALWAYS, ends=FOREVER)
        uow.session.add_all([staff])
    await office.taps_data(office.admin, QuarantineDecideTap(1, 1, Reason.BURST, 0, "2026-11-16").pack())
    assert office.admin.toasts[-1] == words_in("id").plain("gate-not-yours")
    assert await counted(office) == 0


@pytest.mark.parametrize(
    "data",
    [
        QuarantineDecideTap(1, 1, Reason.TOO_FAST, 0, "2026-11-16").pack(),
        QuarantineDecideTap(1, 1, Reason.BURST, 1, "2026-11-16").pack(),
        QuarantineDecideTap(1, 1, Reason.BURST, 0, "2026-11-20").pack(),
        QuarantineDecideTap(1, 77, Reason.BURST, 0, "2026-11-16").pack(),
        "kad1:1:1:because:0:2026-11-16",
        "kad1:1:1:burst:0:soon",
        "kar1:77",
    ],
)
async def test_buttons_that_are_made_up_change_nothing(office: OfficeOnTrial, data: str) -> None:
    await office.taps_data(office.admin, data)
    assert office.admin.toasts[-1]
    assert await office.held(ADMIN) is None and await counted(office) == 0


async def test_administrators_are_told_on_the_morning_after_once(office: OfficeOnTrial) -> None:
    admin = office.admin
    await office.run_jobs("quarantine")
    office.move_to(2026, 11, 21, 8, 1)
    for _ in range(2):
        await office.run_jobs("quarantine")
    assert admin.sees().count("12 penilaian dalam 1 kelompok disisihkan") == 1
    await office.taps(admin, "Lihat")
    assert "lonjakan (12)" in admin.sees()
    office.move_to(2026, 11, 22, 8, 1)
    await office.run_jobs("quarantine")
    assert admin.sees().count("disisihkan karena mencurigakan") == 1


@pytest.mark.parametrize("shakes", [False, True])
async def test_a_flood_of_the_open_link_is_set_aside_and_its_citizens_read_the_same_thanks(
    office: OfficeOnTrial, shakes: bool
) -> None:
    told = set()
    office.playground.clock.advance(timedelta(seconds=3))
    people = [office.playground.add_person({"id": 9000 + n, "first_name": "Warga"}) for n in range(27)]
    for person in people:
        person.opens(office.service.office.link("rate_KTP"))
    await office.settle()
    office.playground.clock.advance(timedelta(seconds=3))
    for person in people:
        person.taps("Sangat puas")
    with shaky_disk(office) if shakes else nullcontext():
        await office.settle()
    for person in people:
        told.add(person.last["text"])
    async with office.service.database.read() as uow:
        found = await uow.quarantine.waiting(TODAY)
        assert [(group.pile.reason, group.responses) for group in found.groups] == [(Reason.BURST, 12 + 27)]
    assert len(told) == 1 and await counted(office) == 0
