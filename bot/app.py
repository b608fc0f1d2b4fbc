"""Composition root: settings become an engine, a bot, rooms and the edges of the process, in that order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from msgspec import Struct
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.chat_locks import ChatLocks
from bot.clock import Clock, ClockUnavailable, RemoteClock, SystemClock
from bot.code_screens import CodeScreens
from bot.delivery import seconds
from bot.evidence import EvidenceKeeper
from bot.intake import Intake
from bot.jobs import JOBS
from bot.lock_keys import LockKeys
from bot.metrics import count_run
from bot.pace import Pace
from bot.polling import Polling
from bot.queue import SendQueue
from bot.readiness import Readiness
from bot.request import AiohttpRequest
from bot.sender import Sender
from bot.sent_files import SentFiles
from bot.setting_values import read_ticket_days
from bot.settings import Settings, SettingsError
from bot.shared_pace import SharedPace
from bot.speaker import Speaker
from bot.updates import UpdatesBot
from bot.waking import Waking
from domain.notices import Notice
from domain.office import Office
from domain.schemes import SchemeError
from handlers.frame.room import Telling
from handlers.frame.rooms import Rooms
from handlers.frame.screen import RenderedNotice
from handlers.rooms import ROOMS
from jobs.runner import Runner
from jobs.schedule import Schedule
from locales import Words
from storage.base.engine import Database
from storage.base.heavy import Heavy, Here
from storage.base.peers import Peers
from storage.base.writer import Writer
from storage.evidence_folder import EvidenceFolder
from storage.records.schemes import load_scheme
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_LAST_WORDS = 7.0
"""Seconds for unfinished answers once the process is told to stop."""
UNKNOWN_TOKEN = "BOT_TOKEN is wrong: Telegram does not know it."


def make_bot(settings: Settings) -> UpdatesBot:
    """PTB's bot on our HTTP layer; raises SettingsError without a token."""
    token = settings.require_token()
    try:
        return UpdatesBot(
            token,
            base_url=f"{settings.bot_api_url}/bot",
            base_file_url=f"{settings.bot_api_url}/file/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(connection_pool_size=2),
        )
    except InvalidToken:
        raise SettingsError("BOT_TOKEN is wrong: it must be the token that @BotFather gave.") from None


def make_office(settings: Settings) -> Office:
    """The office as the rooms know it, its bot's name left out: only Telegram knows that.

    Raises SettingsError when the scheme cannot be read.
    """
    try:
        scheme = load_scheme(settings.scheme)
    except SchemeError as error:
        raise SettingsError(f"SCHEME is wrong: {error}.") from None
    return Office(
        name=settings.office_name,
        zone=settings.zone,
        zone_name=settings.office_timezone.value,
        scheme=scheme,
        bot_username="",
        public_url=settings.public_url,
        default_language=settings.default_language,
        admin_telegram_ids=frozenset(settings.admin_telegram_ids),
        rater_key=settings.require_rater_key() if settings.rater_key else b"",
        invite_lifetime=settings.invite_lifetime,
        remind_at=settings.remind_at,
        review_remind_at=settings.review_remind_at,
        review_days=settings.review_steps,
        ticket_days=read_ticket_days(settings.ticket_days),
        digest_at=settings.digest_at,
        skm_weight=settings.skm_weight,
        publishes_results=settings.results == "public",
        rates_on_web=settings.ratings == "web" and settings.rater_key is not None,
        keeps_evidence=settings.keeps_evidence,
        evidence_folder=settings.evidence_folder if settings.keeps_evidence else None,
        expects_evidence=settings.evidence_expected,
        evidence_link_lifetime=timedelta(days=settings.evidence_link_days),
        attends_in_chat=settings.attendance == "chat",
        retention=settings.retention,
        location_lifetime=timedelta(days=settings.location_days),
        second_rater_share=Fraction(settings.second_rater_share if settings.rater_key else 0),
        recap_day=settings.recap_day,
        recap_at=settings.recap_at,
    )


class Service(Struct):
    """The running parts of one process."""

    settings: Settings
    office: Office
    clock: Clock
    database: Database
    bot: UpdatesBot
    rooms: Rooms
    intake: Intake
    speaker: Speaker
    sender: Sender
    code_screens: CodeScreens
    polling: Polling
    runner: Runner
    scheduler: Schedule
    sent_files: SentFiles
    readiness: Readiness
    keeper: EvidenceKeeper | None
    """Fetches evidence, where the settings want it kept here."""
    peers: Peers | None
    """The other processes, on PostgreSQL."""
    chats: ChatLocks
    waking: Waking

    def clock_moved(self) -> None:
        """Makes the sender and the scheduler read the clock again."""
        self.sender.wake()
        self.scheduler.poke()

    def begin_shutdown(self) -> None:
        """Limits how long answers are still retried, as the process is to end."""
        self.readiness.is_stopping = True
        self.speaker.begin_shutdown(_LAST_WORDS)

    async def close(self) -> None:
        """Sends what can still be sent, then closes everything."""
        self.begin_shutdown()
        await self.intake.finish()
        await self.speaker.wait_idle()
        await self.sender.finish()
        await self.intake.writer.close()
        await self.bot.shutdown()
        if self.peers is not None:
            await self.peers.close()
        await self.database.close()


async def connect(
    settings: Settings,
    clock: Clock,
    database: Database,
    pace: Pace | None = None,
    bot: UpdatesBot | None = None,
    readiness: Readiness | None = None,
    heavy: Heavy | None = None,
) -> Service:
    """Composes the service and asks Telegram for the bot's name; waits while Telegram does not answer.

    `pace` holds the rate limits; None: Telegram's own, with the rate of the settings. `bot` replaces the one
    made from the settings, for a Telegram without an address. `readiness` is one that the caller reports to;
    None: one that expects no part to run. `heavy` runs long work; None: it runs here, between the chats.
    Raises SettingsError when the scheme cannot be read, and when Telegram rejects the token.
    """
    database.now = clock.now
    database.log_refusals()
    heavy = heavy or Here(database)
    bot = bot or make_bot(settings)
    office = await _named(make_office(settings), settings, bot)
    peers, keys = None if database.is_sqlite else Peers(database), LockKeys(bot.id, office.rater_key)
    chats = ChatLocks(peers, keys)
    intake = Intake(database, ROOMS, office, clock, chats)
    queue = _queue(pace or Pace(per_second=settings.send_rate), peers, keys)

    async def render(uow: UnitOfWork, notice: Notice, words: Words, chat_id: int) -> RenderedNotice:
        return await ROOMS.words_of(Telling(ROOMS, uow, words, office, clock.now(), chat_id), notice)

    intake.speaker = speaker = Speaker(bot, intake.writer, office, clock, queue)
    sender = Sender(bot, database, intake.writer, office, clock, queue, render, speaker, heavy, chats)
    speaker.on_chat_idle = sender.on_chat_idle
    code_screens = CodeScreens(bot, database, intake.writer, office, clock, queue)
    sent_files = SentFiles(bot, database, office, sender.wake, heavy)
    waking = Waking(peers, notices=sender.wake, visit_codes=code_screens.wake, files=sent_files.wake)
    intake.writer.committed = waking.committed
    polling = Polling(bot, intake)
    runner = Runner(database, intake.writer, office, clock.now, sender.wake, JOBS, heavy)
    runner.on_outcome = count_run
    scheduler = Schedule(runner.run_due)
    keeper = _keeper(settings, bot, database, intake.writer, office, clock)
    ready = readiness or Readiness(database)
    ready.can_write = intake.writer.can_write
    parts = (intake, speaker, sender, code_screens, polling, runner, scheduler, sent_files, ready, keeper)
    return Service(settings, office, clock, database, bot, ROOMS, *parts, peers, chats, waking)


def _queue(pace: Pace, peers: Peers | None, keys: LockKeys) -> SendQueue:
    return SendQueue(pace) if peers is None else SendQueue(pace, SharedPace(peers, keys, pace).place)


async def _named(office: Office, settings: Settings, bot: UpdatesBot) -> Office:
    """The office with what only Telegram knows: the bot's name, and the number of its channel."""
    try:
        await wait_for_telegram(bot.initialize)
    except BaseException:  # it may be told to stop meanwhile
        await bot.shutdown()
        raise
    channel = await channel_of(bot, settings.audit_channel)
    return replace(office, bot_username=bot.username, audit_channel=channel)


def _keeper(
    settings: Settings, bot: UpdatesBot, database: Database, writer: Writer, office: Office, clock: Clock
) -> EvidenceKeeper | None:
    if not settings.keeps_evidence:
        return None
    return EvidenceKeeper(bot, database, writer, EvidenceFolder(settings.evidence_folder), office, clock)


async def wait_for_telegram(call: Callable[[], Awaitable[object]]) -> None:
    """Makes a call of the start until Telegram takes it; outages are waited out.

    Raises SettingsError when Telegram rejects the token.
    """
    pause = 0.5
    while True:
        try:
            await call()
        except InvalidToken:
            raise SettingsError(UNKNOWN_TOKEN) from None
        except BadRequest:
            raise
        except RetryAfter as error:
            await asyncio.sleep(seconds(error))
        except NetworkError as error:
            log.warning("Telegram does not answer yet: %s", error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
        else:
            return


async def channel_of(bot: UpdatesBot, channel: str) -> int | None:
    """The number of the channel of AUDIT_CHANNEL; only Telegram knows that of a name."""
    if not channel.startswith("@"):
        return int(channel) if channel else None
    found: list[int] = []

    async def ask() -> None:
        found.append((await bot.get_chat(channel)).id)

    try:
        await wait_for_telegram(ask)
    except (BadRequest, Forbidden) as error:
        log.error("AUDIT_CHANNEL: nothing is published in %s until the next start: %s", channel, error)
        return None
    return found[0]


async def open_clock(settings: Settings) -> SystemClock | RemoteClock:
    """The clock of the settings, already set; raises SettingsError when it does not answer."""
    if not settings.clock_url:
        return SystemClock()
    clock = RemoteClock(settings.clock_url)
    try:
        await clock.start()
    except ClockUnavailable as error:
        raise SettingsError(f"CLOCK_URL is wrong: no clock answers there, {error}.") from None
    return clock
