"""The check against PTB: what a bot gets wrong is counted, what the playground gets wrong is loud."""

import asyncio
import json

import httpx
import pytest
import telegram
from starlette.types import Message
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from playground import ApiError
from playground.fidelity import Checker, FidelityError
from tests.playground.stage import ANI, Stage


async def test_what_the_bot_api_does_not_know_is_counted_and_otherwise_ignored(stage: Stage) -> None:
    status, answer = await stage.raw(
        "/bot1:TEST/sendMessage",
        {
            "chat_id": ANI,
            "text": "halo",
            "colour": "red",
            "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a", "size": 3}]]},
        },
    )
    assert (status, answer["ok"]) == (200, True)
    assert stage.play.violations == {
        'sendMessage: unknown parameter "colour"': 1,
        'sendMessage: unknown field "reply_markup.inline_keyboard.size"': 1,
    }


@pytest.mark.parametrize(
    ("method", "params", "complaint"),
    [
        (
            "sendMessage",
            {"text": "x", "disable_notification": "maybe"},
            '"disable_notification" is no Boolean',
        ),
        ("sendMessage", {"text": "x", "protect_content": 2}, '"protect_content" is no Boolean'),
        ("sendMessage", {"text": 5}, '"text" is no String'),
        ("sendMessage", {"text": "x", "chat_id": 101.0}, '"chat_id" is no Integer or String'),
        ("sendMessage", {"text": "x", "link_preview_options": "[]"}, '"link_preview_options" is no Object'),
        ("sendMessage", {"text": "x", "entities": "{}"}, '"entities" is no Array'),
        ("getUpdates", {"offset": "x"}, '"offset" is no Integer'),
        ("getUpdates", {"offset": "1.0e999"}, '"offset" is no Integer'),
        ("getUpdates", {"limit": True}, '"limit" is no Integer'),
        ("getUpdates", {"allowed_updates": "message"}, '"allowed_updates" is no Array'),
        ("sendLocation", {"latitude": "utara", "longitude": 1}, '"latitude" is no Float'),
        ("sendLocation", {"latitude": [1], "longitude": 1}, '"latitude" is no Float'),
    ],
)
async def test_a_parameter_of_another_kind_is_counted(
    method: str, params: dict[str, object], complaint: str, stage: Stage
) -> None:
    given = params if method == "getUpdates" else {"chat_id": ANI, **params}
    await stage.raw(f"/bot1:TEST/{method}", given)
    assert stage.play.violations == {f"{method}: parameter {complaint}": 1}


async def test_every_form_of_the_right_kind_passes(stage: Stage) -> None:
    for given in (
        {"disable_notification": True, "message_thread_id": 0, "link_preview_options": {"is_disabled": True}},
        {"disable_notification": "False", "message_thread_id": "0", "link_preview_options": "{}"},
        {"disable_notification": 1, "message_thread_id": None, "link_preview_options": ""},
    ):
        await stage.raw("/bot1:TEST/sendMessage", {"chat_id": str(ANI), "text": "x", **given})
    await stage.raw("/bot1:TEST/sendLocation", {"chat_id": ANI, "latitude": "-1.5", "longitude": 103})
    await stage.raw("/bot1:TEST/getUpdates", {"offset": "-1", "allowed_updates": '["message"]'})
    assert stage.play.violations == {}


@pytest.mark.parametrize(
    "markup",
    [
        InlineKeyboardMarkup([[InlineKeyboardButton("A", callback_data="a", style="success")]]),
        ForceReply(selective=True, input_field_placeholder="Nama"),
    ],
    ids=lambda markup: type(markup).__name__,
)
async def test_both_kinds_of_reply_markup_are_known(
    markup: InlineKeyboardMarkup | ForceReply, stage: Stage
) -> None:
    await stage.bot.send_message(ANI, "halo", reply_markup=markup)
    assert stage.play.violations == {}


async def test_an_unknown_field_of_any_reply_markup_is_counted(stage: Stage) -> None:
    markup = {"force_reply": True, "colour": "red"}
    await stage.raw("/bot1:TEST/sendMessage", {"chat_id": ANI, "text": "x", "reply_markup": markup})
    assert stage.play.violations == {'sendMessage: unknown field "reply_markup.colour"': 1}


async def test_parameters_come_in_every_encoding(stage: Stage) -> None:
    url = f"{stage.play.url}/bot1:TEST/sendMessage"
    params = {"chat_id": str(ANI), "text": "é & <b>"}
    keyboard = json.dumps({"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]})
    async with httpx.AsyncClient(verify=False) as client:
        answers = [
            await client.get(url, params=params),
            await client.post(url, data={**params, "reply_markup": keyboard}),
            await client.post(url, json={**params, "reply_markup": json.loads(keyboard)}),
            await client.post(url, data={**params, "reply_markup": keyboard}, files={"unused": b"x"}),
        ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["é & <b>"] * 4
    assert stage.ani.labels() == ["A", "A", "A"]


def test_a_result_that_ptb_does_not_know_is_an_error_of_the_playground() -> None:
    user = {"id": 1, "is_bot": False, "first_name": "X"}
    Checker().check_result("getMe", user, telegram.User)
    with pytest.raises(FidelityError, match=r"fields that PTB does not know: User\.shoe_size"):
        Checker().check_result("getMe", {**user, "shoe_size": 42}, telegram.User)
    with pytest.raises(FidelityError, match=r"changes in PTB at User\.id"):
        Checker().check_result("getMe", {**user, "id": None}, telegram.User)


def test_what_ptb_has_read_stands_for_its_own_shape_alone() -> None:
    user = {"id": 1, "is_bot": False, "first_name": "X"}
    bold: dict[str, object] = {"type": "bold", "offset": 0, "length": 1}
    said = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "from": user, "text": "x"}
    Checker().check_update("message", {**said, "entities": [bold, bold]})
    Checker().check_update("message", {**said, "text": "y", "entities": [bold]})
    with pytest.raises(FidelityError, match=r"entities\.colour"):
        Checker().check_update("message", {**said, "entities": [bold, {**bold, "colour": "red"}]})
    Checker().check_result("x", {"type": "chat", "chat_id": 1}, telegram.BotCommandScope)
    with pytest.raises(FidelityError, match=r"does not know: BotCommandScope\.chat_id"):
        Checker().check_result("x", {"type": "default", "chat_id": 1}, telegram.BotCommandScope)


def test_a_date_that_ptb_cannot_read_is_not_taken_for_one_that_it_read() -> None:
    said = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": 1, "type": "private"}, "text": "x"}
    Checker().check_update("message", said)
    with pytest.raises(ValueError, match="out of range"):
        Checker().check_update("message", {**said, "date": 1_790_000_000_000_000})


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        (
            {"inline_keyboard": {}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [["A"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": [[{"text": "A"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"callback_data": "a"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"inline_keyboard": [[{"text": "A", "url": "bukan alamat"}]]},
            "inline keyboard button URL 'bukan alamat' is invalid: Wrong HTTP URL",
        ),
        (
            {"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]},
            "inline keyboard button text must be non-empty",
        ),
        ({"inline_keyboard": [[{"text": "A", "callback_data": "a"}] * 101]}, "reply markup is too long"),
    ],
)
async def test_wrong_keyboards(markup: object, sentence: str, stage: Stage) -> None:
    given = {"chat_id": ANI, "text": "x", "reply_markup": markup if markup else json.dumps(markup)}
    status, answer = await stage.raw("/bot1:TEST/sendMessage", given)
    assert (status, answer["description"]) == (400, f"Bad Request: {sentence}")


async def test_faults_on_the_switch(stage: Stage) -> None:
    faults = stage.play.faults
    faults.switch({"flood_429": True})
    status, answer = await stage.raw("/bot1:TEST/sendMessage", {"chat_id": ANI, "text": "x"})
    assert (status, answer["parameters"]) == (429, {"retry_after": 3})
    assert (await stage.raw("/bot1:TEST/getMe"))[0] == 200
    faults.switch({"flood_429": False, "server_5xx": True})
    assert (await stage.raw("/bot1:TEST/getMe"))[0] == 502
    faults.switch({"server_5xx": False, "slow_ms": 1})
    assert (await stage.raw("/bot1:TEST/getMe"))[0] == 200


async def _killed_while_its_call_waits(stage: Stage, method: str, params: dict[str, object]) -> list[Message]:
    """A call of a bot that is gone as soon as the call was read; what it was sent in answer."""
    arriving: list[Message] = [
        {"type": "http.request", "body": json.dumps(params).encode(), "more_body": False},
        {"type": "http.disconnect"},
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return arriving.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "path": f"/bot1:TEST/{method}", "query_string": b"", "headers": headers}
    async with asyncio.timeout(5):
        await stage.play(scope, receive, send)
    return sent


async def test_a_delayed_call_of_a_killed_bot_is_never_carried_out(stage: Stage) -> None:
    stage.play.faults.switch({"slow_ms": 60_000})
    message = {"chat_id": ANI, "text": "dari kubur"}
    assert await _killed_while_its_call_waits(stage, "sendMessage", message) == []
    assert "dari kubur" not in stage.ani.sees()


async def test_a_delayed_poll_of_a_killed_bot_leaves_that_of_the_restarted_one_alone(stage: Stage) -> None:
    poll = await stage.waiting_poll()
    stage.play.faults.switch({"slow_ms": 60_000})
    assert await _killed_while_its_call_waits(stage, "getUpdates", {"timeout": 30}) == []
    stage.ani.says("halo")
    assert [update.message.text for update in await poll if update.message] == ["halo"]


async def test_one_answer_lost_after_the_message_was_sent(stage: Stage) -> None:
    lost = ApiError(500, "Internal Server Error")
    stage.play.faults.fail_next("sendMessage", lost, after=True)
    with pytest.raises(telegram.error.NetworkError):
        await stage.bot.send_message(ANI, "sampai juga")
    assert stage.ani.sees().endswith("sampai juga")
    await stage.bot.send_message(ANI, "berikutnya")


async def test_bytes_that_are_no_text_are_refused(stage: Stage) -> None:
    async with httpx.AsyncClient(verify=False) as client:
        answer = await client.post(
            f"{stage.play.url}/bot1:TEST/sendMessage",
            content=b"chat_id=101&text=%FF",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
    assert (answer.status_code, answer.json()["description"]) == (
        400,
        "Bad Request: strings must be encoded in UTF-8",
    )


async def test_a_form_in_pieces_is_refused(stage: Stage) -> None:
    async with httpx.AsyncClient(verify=False) as client:
        answer = await client.post(
            f"{stage.play.url}/bot1:TEST/sendMessage",
            content=b"chat_id=101",
            headers={"Content-Type": "multipart/form-data"},
        )
    assert (answer.status_code, answer.json()["description"]) == (
        400,
        "Bad Request: can't parse multipart/form-data",
    )


@pytest.mark.parametrize(
    ("method", "params", "field"),
    [
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": "satu"}}, "message_id"),
        ("sendMessage", {"text": "x", "reply_parameters": '{"message_id": 1e999}'}, "message_id"),
        ("getMyCommands", {"scope": {"type": "chat", "chat_id": "@kanal"}}, "chat_id"),
    ],
)
async def test_words_in_the_place_of_numbers_are_refused(
    method: str, params: dict[str, object], field: str, stage: Stage
) -> None:
    status, answer = await stage.raw(f"/bot1:TEST/{method}", {"chat_id": ANI, **params})
    assert (status, answer["description"]) == (400, f'Bad Request: field "{field}" must be of type Number')
