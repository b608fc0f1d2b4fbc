"""The guided tour: ticked when the bot really did it, and played by itself."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from playground import Clock, Limits, Playground
from playground.errors import RefusedError
from playground.people import Person
from playground.server import bot_user, listen
from playground.tour import Step, Tour, load_tour
from playground.world import World
from tests.playground.small_bot import run
from tests.playground.stage import ANI, PEOPLE

TEXTS = {"title": "Judul", "title_en": "Title", "text": "Teks", "text_en": "Text", "person": ANI}
STEPS: list[dict[str, Any]] = [
    {
        **TEXTS,
        "id": "approve",
        "actions": [{"opens": ANI}, {"says": "halo"}, {"taps": "^Setuju$"}],
        "done_when": [{"chat": ANI, "matches": "disetujui"}],
    },
    {
        **TEXTS,
        "id": "later",
        "actions": [{"clock_to": "to 16:00"}, {"starts": "abc"}],
        "done_when": [{"chat": ANI, "matches": "/start abc.*Setuju"}],
    },
]


@asynccontextmanager
async def touring(
    steps: list[dict[str, Any]], patience: float = 20.0, pace: float = 0
) -> AsyncIterator[Playground]:
    """A playground with a tour and the small bot on it."""
    world = World(
        bot=bot_user("1:TEST"), people=[Person.parse(p) for p in PEOPLE], clock=Clock(), limits=Limits.off()
    )
    tour = Tour([Step.parse(s) for s in steps], world, pace=pace, patience=patience)
    play = Playground(world, tour=tour)
    await play.start(listen("127.0.0.1", 0))
    bot = asyncio.create_task(run(play.url))
    try:
        yield play
    finally:
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)
        await play.stop()


def ticks(play: Playground) -> list[bool]:
    shown = play.desk.tour_json()
    assert shown is not None
    return [step["done"] for step in shown["steps"]]


async def test_a_visitor_who_does_a_step_sees_it_ticked() -> None:
    async with touring(STEPS) as play:
        ani = play.person(ANI)
        ani.says("halo")
        await play.until(lambda: "Anda menulis: halo" in ani.sees(), 20)
        assert ticks(play) == [False, False]
        ani.taps("Setuju")
        await play.until(lambda: ticks(play) == [True, False], 20)


async def test_the_tour_plays_itself() -> None:
    async with touring(STEPS) as play:
        play.desk.steer_tour("auto")
        await play.until(lambda: all(ticks(play)), 20)
        shown = play.desk.tour_json()
        assert shown is not None
        assert shown["stopped"] is None
        assert play.person(ANI).sees().count("/start abc") == 2
        assert play.world.people[ANI].open


async def test_a_step_stays_in_sight_when_the_tour_plays_itself() -> None:
    async with touring([{**STEPS[0], "why": "Karena", "why_en": "Because"}, STEPS[1]], pace=0.05) as play:
        loop = asyncio.get_running_loop()
        play.desk.steer_tour("auto")

        def playing() -> int | None:
            shown = play.desk.tour_json()
            assert shown is not None
            number: int | None = shown["playing"]
            return number

        await play.until(lambda: playing() == 0, 20)
        began = loop.time()
        shown = play.desk.tour_json()
        assert shown is not None and shown["steps"][0]["why_en"] == "Because"
        await play.until(lambda: playing() == 1, 20)
        assert loop.time() - began >= 5 * 0.05 - 0.02, "five paces: six seconds at the usual pace"
        await play.until(lambda: playing() is None, 20)
        assert all(ticks(play))


async def test_a_tour_that_cannot_go_on_says_why() -> None:
    steps = [{**STEPS[0], "actions": [{"taps": "Tolak"}]}]
    async with touring(steps, patience=0.01) as play:
        play.desk.steer_tour("auto")

        def stopped() -> bool:
            shown = play.desk.tour_json()
            return shown is not None and shown["stopped"] is not None

        await play.until(stopped, 20)
        shown = play.desk.tour_json()
        assert shown is not None
        assert 'Step "approve": waited' in shown["stopped"]
        assert 'a button "Tolak"' in shown["stopped"]


async def test_the_visitor_can_take_over() -> None:
    async with touring(STEPS) as play:
        play.desk.steer_tour("auto")
        play.desk.steer_tour("stop")
        shown = play.desk.tour_json()
        assert shown is not None
        assert not shown["auto"]
        with pytest.raises(RefusedError, match="neither auto nor stop"):
            play.desk.steer_tour("sideways")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[", "is no tour"),
        ('{"steps": []}', "has no steps"),
        (json.dumps({"steps": [{"id": "a"}]}), 'Step "a" of the tour has no "title"'),
        (json.dumps({"steps": [{**STEPS[0], "actions": [{"dances": 1}]}]}), "unknown action"),
        (
            json.dumps({"steps": [{**STEPS[0], "done_when": [{"chat": 1, "matches": "("}]}]}),
            "wrong condition",
        ),
        (json.dumps({"steps": [{**STEPS[0], "link": {"label": "Pindai"}}]}), 'a link without "label_en"'),
    ],
)
def test_a_wrong_tour_is_refused_in_one_sentence(content: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "tour.json"
    path.write_text(content)
    with pytest.raises(RefusedError, match=sentence):
        load_tour(path)
