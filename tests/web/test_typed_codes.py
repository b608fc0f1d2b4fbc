"""A code or number that was typed wrongly stays in its field, to be corrected there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.harness import OfficeOnTrial
from tests.web.visitors import OpenOffice, opened


@pytest.fixture
async def open_office(office: OfficeOnTrial) -> AsyncIterator[OpenOffice]:
    """An office with RATINGS=web."""
    async with opened(office) as open_:
        yield open_


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/n?kode=layanan <x>", "layanan &lt;x&gt;"),
        ("/n?kode=4F7K-9QX2", "4F7K9QX2"),
        ("/tiket?nomor=4F7K9 QXM", "4F7K9 QXM"),
        ("/tiket?nomor=4F7K9-QXM2B", "4F7K9QXM2B"),
        ("/cek?kode=4F7K", "4F7K"),
        ("/cek?kode=4F7K-9QXM-2B3C", "4F7K9QXM2B3C"),
    ],
)
async def test_what_was_typed_stays(open_office: OpenOffice, address: str, typed: str) -> None:
    anna = open_office.browser()
    await anna.opens(address)
    assert anna.status == 404
    assert f'value="{typed}"' in anna.page_source
