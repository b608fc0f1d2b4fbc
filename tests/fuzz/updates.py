"""Updates of every kind and shape, made from the classes of python-telegram-bot."""

from __future__ import annotations

import collections.abc
import datetime
import inspect
import typing
from collections.abc import Mapping
from typing import Any

import telegram
from hypothesis import strategies as st

from handlers.rooms import ROOMS
from playground.people import Json
from tests.handlers.forged import FORGED

_TYPES = vars(telegram) | {
    "dtm": datetime,
    "Sequence": collections.abc.Sequence,
    "Mapping": collections.abc.Mapping,
    "Union": typing.Union,
    "Optional": typing.Optional,
    "Any": Any,
    "JSONDict": dict[str, Any],
    "TimePeriod": datetime.timedelta | int,
    "ReactionType": telegram.constants.ReactionType,
    "constants": telegram.constants,
}
"""What the annotations of its classes name."""
_RENAMED = {"from_user": "from"}
_DEEPEST = 4
NOW = 1_798_000_000
"""A moment before the office's, in seconds."""

NUMBERS = st.sampled_from([0, 1, -1, 5, 101, 2**31 - 1, 2**31, 2**52, -(2**52)])
"""Telegram promises at most 52 bits."""
FRACTIONS = st.sampled_from([0.0, -1.0, 1e308, -6.2, 106.8, 1e-9, 91.0, 181.0])
_COMMANDS = [name for command in ROOMS.commands for name in (command.name, *command.aliases)]
_ARGUMENTS = [
    *(
        "",
        "baru",
        "1",
        "0",
        "-1",
        "9" * 20,
        "²",
        "٣",
        "\0",
        "\ud83d",
        "2026-11-20",
        "0001-01-01",
        "9999-12-31",
    ),
    *(
        "2026-13",
        "2026-S2",
        "bicara 1",
        "hapus 1",
        "x " * 2000,
        "1 2026-11-20 2026-11-21 plh",
        f"1 {'9' * 20}",
    ),
]
_SENTENCES = [
    *("menyusun laporan 3 dokumen 2 jam nilai 4", "kemarin rapat 08.00-10.30", f"30/12 {'9' * 20} berkas"),
    *(
        "2 jam",
        "4",
        "Lewati",
        "hari ini",
        "31/02",
        "1e999 dokumen 1e999 jam",
        "٣ dokumen ٢ jam",
        "½ jam",
        "²",
    ),
    *("\u202e\u2066terbalik", "\0", "a\0b", "\ud800", "\ufffe", "e\u0301" * 300, "👩\u200d👩\u200d👧" * 90),
    *(
        "x" * 4096,
        "x" * 4097,
        "😀" * 4096,
        "<b>tebal",
        "&amp;<a href='x'>",
        "=1+1",
        "{name}",
        "%s%n",
        " ",
        "\n",
    ),
    *(
        "https://contoh.example/" + "a" * 3000,
        "http://[::1",
        "sakit",
        "izin besok",
        "batal",
        "lapor",
        "/",
        "//",
    ),
    *("' OR 1=1 --", "/@", "9" * 4000, "-1", "0 jam", "25.61", "2026-11-20T00:00", "12" * 9),
]
_CALLED = st.sampled_from([*_COMMANDS, "start", "batal", "x" * 60])
_PREFIXES = st.sampled_from([*(link.prefix for link in ROOMS.links), "x"])
TEXTS = (
    st.sampled_from(_SENTENCES)
    | st.text(max_size=40)
    | st.builds("/{} {}".format, _CALLED, st.sampled_from(_ARGUMENTS) | st.text(max_size=20))
    | st.builds("/start {}{}".format, _PREFIXES, st.text(max_size=9) | st.sampled_from(_ARGUMENTS))
)
LANGUAGES = st.sampled_from(["id", "en", "en-GB", "xx", "", "\0", "id" * 40])
ANYTHING: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | NUMBERS | st.text(max_size=5) | st.just([]) | st.just({}) | st.just([[{}]])
)


_READ: dict[type[Any], Mapping[str, tuple[Any, bool]]] = {}


def _fields(kind: type[Any]) -> Mapping[str, tuple[Any, bool]]:
    """The fields of a class: what each holds, and whether it must be there."""
    if kind not in _READ:
        _READ[kind] = _read(kind)
    return _READ[kind]


def _read(kind: type[Any]) -> Mapping[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(kind.__init__, _TYPES)
    named = list(inspect.signature(kind.__init__).parameters.values())[1:]
    return {
        each.name: (hints[each.name], each.default is inspect.Parameter.empty)
        for each in named
        if each.name != "api_kwargs"
    }


@st.composite
def _object(draw: st.DrawFn, kind: type[Any], depth: int) -> Json:
    kinds = [kind, *kind.__subclasses__()]
    kind = draw(st.sampled_from(kinds))
    fields = _fields(kind)
    told = {name for name, (_, is_needed) in fields.items() if is_needed}
    optional = [name for name in fields if name not in told]
    if optional and depth < _DEEPEST:
        told |= set(draw(st.lists(st.sampled_from(optional), max_size=3)))
    made: Json = {_RENAMED.get(name, name): draw(_value(name, fields[name][0], depth + 1)) for name in told}
    # The classes that share a parent are told apart by one of these.
    constants = [
        value for name, value in vars(kind.__mro__[1]).items() if name.isupper() and isinstance(value, str)
    ]
    if constants:
        key = "status" if issubclass(kind, telegram.ChatMember) else "type"
        made.setdefault(key, str(draw(st.sampled_from(constants))))
    return made


def _value(name: str, kind: Any, depth: int) -> st.SearchStrategy[Any]:
    parts = [part for part in typing.get_args(kind) if part is not type(None)]
    if typing.get_origin(kind) is collections.abc.Sequence:
        return st.lists(_value(name, parts[0], depth), max_size=0 if depth > _DEEPEST else 2)
    if parts and typing.get_origin(kind) is not typing.Literal:
        return st.one_of([_value(name, part, depth) for part in parts])
    if isinstance(kind, type) and issubclass(kind, telegram.TelegramObject):
        return st.deferred(lambda: _object(kind, depth)) if depth <= _DEEPEST + 2 else st.just({})
    if kind is bool:
        return st.booleans()
    if kind in (int, datetime.timedelta):
        return NUMBERS
    if kind is float:
        return FRACTIONS
    if kind is datetime.datetime:
        return st.one_of([st.just(NOW)] * 5 + [NUMBERS])
    return LANGUAGES if name == "language_code" else TEXTS


def _chats(person: int) -> st.SearchStrategy[Json]:
    private = st.just({"id": person, "type": "private", "first_name": "Penguji"})
    group = st.fixed_dictionaries(
        {"id": st.just(-1000), "type": st.sampled_from(["group", "supergroup", "channel"]), "title": TEXTS}
    )
    return st.one_of([private] * 6 + [group])


@st.composite
def updates(draw: st.DrawFn, people: list[int]) -> Json:
    """An update without its number: of any kind, mostly a message or a tap of one of some people."""
    person = draw(st.sampled_from(people))
    user = {"id": person, "is_bot": False, "first_name": draw(TEXTS), "language_code": draw(LANGUAGES)}
    chat = draw(_chats(person))
    kind = draw(st.sampled_from(["message"] * 8 + ["callback_query"] * 6 + ["edited_message", *_KINDS]))
    made: Json = draw(_object(_fields_of_update()[kind], 1))
    if kind == "callback_query":
        made |= {"from": user, "chat_instance": "1", "data": draw(FORGED | TEXTS)}
        made["message"] = {"message_id": draw(NUMBERS), "date": NOW, "chat": chat}
    elif "message" in kind or "post" in kind:
        made |= {"from": user, "chat": chat, "date": NOW, "message_id": draw(NUMBERS)}
        if draw(st.booleans()):
            made["text"] = draw(TEXTS)
    elif kind == "my_chat_member":
        made |= {"from": user, "chat": chat}
    return {kind: made}


@st.composite
def broken_updates(draw: st.DrawFn, people: list[int]) -> Json:
    """An update in which something is what Telegram never writes."""
    update = draw(updates(people))
    part = update
    while True:
        key = draw(st.sampled_from(sorted(part)))
        inner = part[key]
        if not isinstance(inner, dict) or not inner or draw(st.booleans()):
            part[key] = draw(ANYTHING)
            return update
        part = inner


def _fields_of_update() -> Mapping[str, type[Any]]:
    return {
        name: part
        for name, (kind, _) in _fields(telegram.Update).items()
        for part in typing.get_args(kind)
        if isinstance(part, type) and issubclass(part, telegram.TelegramObject)
    }


_KINDS = sorted(_fields_of_update())
