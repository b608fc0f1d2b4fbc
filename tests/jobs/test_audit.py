"""The root of the log leaves the house each week: to administrators, and into a public channel."""

from __future__ import annotations

import re

from bot.app import channel_of, connect
from storage.base.engine import Database
from tests.bot.command_line import CommandLine
from tests.harness import FRIDAY_MORNING, OfficeOnTrial, PlaygroundClock, changes, settings_for

WORDS = "Akar catatan keputusan sampai"


async def test_the_weekly_root_shows_later_that_the_log_only_grew(
    office: OfficeOnTrial, cli: CommandLine
) -> None:
    channel = office.playground.channel("Catatan Kabupaten Contoh", "catatan_contoh")
    url = str(office.service.settings.database_url)
    settings = settings_for(office.playground, url).model_copy(update={"audit_channel": "@Catatan_Contoh"})
    service = await connect(settings, PlaygroundClock(office.playground), Database(url))
    watched = OfficeOnTrial(office.playground, service, office.ids)
    try:
        for hour, minute in ((0, 10), (8, 0)):
            async with changes(service.database) as uow:
                uow.audit.note("decide", f"leave/{hour}")
            await watched.jobs_at(2026, 11, 27, hour, minute)
            await watched.run_jobs()
    finally:
        await service.close()
    (told,) = [each["text"] for each in office.admin.messages if WORDS in each.get("text", "")]
    assert channel.texts == [told] and "Kamis, 26 November 2026" in told
    assert WORDS not in office.budi.sees()
    (published,) = re.findall(r"\d+ [0-9a-f]{64}", told)
    assert (await cli.runs("audit", "verify", "--root", published)).exit_code == 0


async def test_a_channel_that_takes_the_right_to_post_away_stops_nobody(office: OfficeOnTrial) -> None:
    channel = office.playground.channel("Catatan", "catatan_contoh")
    channel.removes_bot()
    url = str(office.service.settings.database_url)
    settings = settings_for(office.playground, url).model_copy(update={"audit_channel": str(channel.id)})
    service = await connect(settings, PlaygroundClock(office.playground), Database(url))
    watched = OfficeOnTrial(office.playground, service, office.ids)
    try:
        async with changes(service.database) as uow:
            uow.audit.note("decide", "leave/1")
        for hour, minute in ((0, 10), (8, 0)):
            await watched.jobs_at(2026, 11, 27, hour, minute)
        async with service.database.read() as uow:
            undelivered = await uow.outbox.undelivered_since(FRIDAY_MORNING)
    finally:
        await service.close()
    assert WORDS in office.admin.sees()
    assert channel.texts == [] and sum(undelivered.values()) == 1, "the digest tells how many did not arrive"


async def test_a_channel_is_found_by_its_name_or_its_number(office: OfficeOnTrial) -> None:
    channel, bot = office.playground.channel("Catatan", "catatan_contoh"), office.service.bot
    assert await channel_of(bot, "@catatan_contoh") == channel.id
    assert await channel_of(bot, str(channel.id)) == channel.id
    assert await channel_of(bot, "") is None
    assert await channel_of(bot, "@tidak_ada") is None
