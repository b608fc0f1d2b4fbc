"""From when on somebody may object who joined, or joined again, after everybody was told of a result."""

from __future__ import annotations

import pytest

from tests.handlers.objections import close_semester
from tests.handlers.people import invite, joins
from tests.harness import SARI, OfficeOnTrial


async def joins_as_sari(office: OfficeOnTrial) -> None:
    """A phone that was a stranger's is Sari's from now on, and shows her results."""
    await joins(office, office.stranger, await invite(office, SARI))
    await office.says(office.stranger, "/keberatan")


async def test_another_phone_does_not_begin_the_time_to_object_again(office: OfficeOnTrial) -> None:
    await close_semester(office)
    office.move_to(2027, 1, 26, 9, 0)
    await joins_as_sari(office)
    assert "Batas waktu keberatan, 14 hari kerja" in office.stranger.last["text"]
    assert "Ajukan" not in str(office.stranger.labels())


@pytest.mark.parametrize("way", ["by herself", "by an administrator"])
async def test_nor_does_an_account_that_was_unlinked_meanwhile(office: OfficeOnTrial, way: str) -> None:
    await close_semester(office)
    office.move_to(2027, 1, 26, 9, 0)
    if way == "by herself":
        await office.says(office.sari, "/privasi")
        await office.taps(office.sari, "Hapus data saya", "lepaskan akun")
    else:
        await office.says(office.admin, "/pegawai sari")
        await office.taps(office.admin, "Putuskan ponsel", "Ya, putuskan")
    await joins_as_sari(office)
    assert "Batas waktu keberatan, 14 hari kerja" in office.stranger.last["text"]


async def test_who_had_no_account_when_all_were_told_has_the_time_from_joining(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Hapus data saya", "lepaskan akun")
    await close_semester(office)
    office.move_to(2027, 1, 26, 9, 0)
    await joins_as_sari(office)
    assert "Ajukan keberatan: Semester 2 2026" in office.stranger.labels()
    office.move_to(2027, 2, 20, 9, 0)
    await joins(office, office.sari, await invite(office, SARI))
    await office.says(office.sari, "/keberatan")
    assert "Ajukan" not in str(office.sari.labels())
