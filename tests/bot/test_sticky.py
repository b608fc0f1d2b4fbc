"""The message of a queue on Telegram's bad days: it is sent once, and never shows less than a tap did."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine

import pytest

from bot.outgoing import SendState
from bot.pace import Kind, Pace
from bot.pins import Pins
from bot.queue import Lane, SendQueue
from bot.sticky import StickyMessages
from domain.notices import Recipient
from handlers.frame.screen import Pinned, Screen, StickyScreen
from handlers.kit.case_actions import CaseSubmitted
from locales import Html
from playground import ApiError
from playground.errors import too_many_requests
from storage.uow import UnitOfWork
from tests.handlers.queue import queues, waits
from tests.harness import BUDI, CITRA, SARI, OfficeOnTrial

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")

FAULTS = pytest.mark.parametrize(
    "fault",
    [too_many_requests(1), ApiError(502, "Bad Gateway"), ApiError(403, "Forbidden: not yours")],
    ids=["flood", "server error", "forbidden"],
)


async def new_case(office: OfficeOnTrial, activity: str, person: int = CITRA) -> None:
    """Somebody has reported, and Budi is to hear of it; nothing is sent yet."""
    number = await waits(office, office.ids[person], activity)
    async with office.changes() as uow:
        notice, budi = CaseSubmitted("entry", number, 1), Recipient(employee_id=office.ids[BUDI])
        uow.outbox.add(notice, budi, office.service.clock.now())


def sent(office: OfficeOnTrial) -> int:
    """How many new messages Budi got."""
    calls = office.playground.calls
    return sum(each.method == "sendMessage" and each.params["chat_id"] == BUDI for each in calls)


async def is_reachable(office: OfficeOnTrial) -> bool:
    """Whether the books say that messages reach Budi."""
    async with office.service.database.read() as uow:
        linked = await uow.people.linked(BUDI)
    return linked is not None and linked.account.unreachable_since is None


@FAULTS
async def test_a_queue_that_was_asked_for_is_sent_once_if_the_former_one_cannot_go(
    office: OfficeOnTrial, fault: ApiError
) -> None:
    await new_case(office, "Melayani loket")
    await office.settle()
    office.playground.calls.clear()
    office.playground.faults.fail_next("deleteMessage", fault)
    await office.says(office.budi, "/tinjau")
    assert (sent(office), len(queues(office))) == (1, 2)
    assert await is_reachable(office)
    await office.says(office.budi, "/tinjau")
    assert len(queues(office)) == 2, "the one that was sent is the one that is known"


@FAULTS
async def test_a_queue_that_rings_is_sent_once_if_the_former_one_cannot_go(
    office: OfficeOnTrial, fault: ApiError
) -> None:
    await new_case(office, "Melayani loket")
    await office.settle()
    office.move_to(2026, 11, 20, 10, 5)
    await new_case(office, "Mengarsip surat", SARI)
    office.playground.calls.clear()
    office.playground.faults.fail_next("deleteMessage", fault)
    await office.settle()
    office.move_to(2026, 11, 20, 10, 10)
    await office.settle()
    assert (sent(office), len(queues(office))) == (1, 2)
    assert await is_reachable(office)


async def test_the_words_in_place_of_an_old_queue_take_a_turn_of_their_own(office: OfficeOnTrial) -> None:
    await new_case(office, "Melayani loket")
    await office.settle()
    office.move_to(2026, 11, 24, 9, 0)
    await new_case(office, "Mengarsip surat", SARI)
    pace = office.service.sender.queue.pace = Pace(per_second=2)
    await office.settle()
    assert "pesan yang lebih baru" in office.budi.sees()
    assert pace.delay_of_all(asyncio.get_running_loop().time()) > 0, "the message and the words take two"


Show = Callable[[SendState], Awaitable[object]]


@pytest.mark.parametrize("is_pinned", [False, True])
async def test_a_message_that_is_gone_waits_for_another_turn_and_may_be_left(
    office: OfficeOnTrial, is_pinned: bool
) -> None:
    async def note(_uow: UnitOfWork, _message: int) -> None:
        raise AssertionError("nothing is shown")

    async def holds(_uow: UnitOfWork) -> bool:
        return True

    async def is_stale() -> bool:
        return False

    queue = SendQueue(Pace(chat_burst=1))
    queue.pace.leaves(BUDI, Kind.NOTICE)
    bot, screen, begun = office.service.bot, Screen(Html("Antrean")), set[int]()
    show: Coroutine[object, object, object]
    if is_pinned:
        show = Pins(bot, queue).show(BUDI, Pinned(screen, 999), Lane.WORK, SendState(7, begun))
    else:
        content = StickyScreen(screen, 999, moves=False, note=note, still_holds=holds, farewell=screen)
        standing = StickyMessages(bot, queue)
        show = standing.show(BUDI, content, Lane.WORK, SendState(7, begun), is_stale)
    task = asyncio.ensure_future(show)
    calls = office.playground.calls
    await office.playground.until(lambda: any(each.method == "editMessageText" for each in calls))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await task
    assert begun == set()


async def test_a_queue_in_which_somebody_taps_meanwhile_stays_where_it_is(office: OfficeOnTrial) -> None:
    await new_case(office, "Melayani loket")
    await new_case(office, "Mengarsip surat", SARI)
    await office.settle()
    office.move_to(2026, 11, 20, 10, 5)
    sender, now = office.service.sender, asyncio.get_running_loop().time
    await new_case(office, "Rapat koordinasi", SARI)
    pace = sender.queue.pace = Pace(per_second=2, chat_burst=1)
    others = [pace.leaves(1001, Kind.ANSWER), pace.leaves(1002, Kind.ANSWER)]
    await sender.step()  # the queue is made, and waits for its turn
    former = pace.leaves(BUDI, Kind.NOTICE)
    for other in others:
        other.over(now())
    office.budi.taps("Citra Contoh")
    await office.service.polling.step(0)
    await office.service.speaker.wait_idle()
    former.over(now())
    office.playground.calls.clear()
    await office.settle()
    assert sent(office) == 0, "it would take away what the tap showed"
    assert "Kembalikan" in office.budi.labels()


async def test_a_queue_that_was_asked_for_meanwhile_is_the_only_one(office: OfficeOnTrial) -> None:
    await new_case(office, "Melayani loket")
    await office.settle()
    office.move_to(2026, 11, 20, 10, 5)
    sender, now = office.service.sender, asyncio.get_running_loop().time
    await new_case(office, "Rapat koordinasi", SARI)
    pace = sender.queue.pace = Pace(per_second=1)
    other = pace.leaves(1001, Kind.ANSWER)
    await sender.step()  # the queue is made, and waits for its turn
    office.budi.says("/tinjau")
    await office.service.polling.step(0)
    await office.service.intake.wait_idle()
    other.over(now())
    await office.settle()
    assert len(queues(office)) == 1
    assert "2 laporan" in office.budi.last["text"]
