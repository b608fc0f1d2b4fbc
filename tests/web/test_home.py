"""The first page says what this is, names nobody, and leads to the pages that are open."""

from __future__ import annotations

import re

from tests.harness import OfficeOnTrial
from tests.web.visitors import OpenOffice, opened


async def test_the_bare_address_says_what_this_is_and_leads_to_the_pages(office: OfficeOnTrial) -> None:
    async with opened(office) as open_office:
        anna = open_office.browser()
        said = await anna.opens("/")
        assert (anna.status, open_office.service.office.name in said) == (200, True)
        ways = re.findall(r'href="(/[a-z]+)\?', anna.page_source)
        assert ways == ["/n", "/tiket", "/cek", "/privasi"]
        for way in ways:
            await anna.opens(way)
            assert anna.status == 200, way
        assert "Pages for everybody" in await anna.opens("/?lang=en")


async def test_an_office_without_pages_for_citizens_leads_to_the_check_alone(office: OfficeOnTrial) -> None:
    closed = OpenOffice(office.playground, office.service, office.ids).browser()
    await closed.opens("/")
    assert re.findall(r'href="(/[a-z]+)\?', closed.page_source) == ["/cek"]


async def test_an_unknown_address_leads_to_the_first_page(office: OfficeOnTrial) -> None:
    lost = OpenOffice(office.playground, office.service, office.ids).browser(language="en")
    assert "do not know this address" in await lost.opens("/tidak-ada")
    (way,) = re.findall(r'href="(/\?[^"]+)"', lost.page_source)
    assert "Pages for everybody" in await lost.opens(way)
    assert lost.status == 200
