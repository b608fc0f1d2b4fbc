"""Digests as their readers get them: a picture with buttons, lists behind these, and a workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from domain.digest.figures import Listed
from locales import words_in
from playground.handle import PersonHandle
from tests.harness import OfficeOnTrial

TITLE = "Ringkasan mingguan"


def digests(person: PersonHandle, title: str = TITLE) -> list[Any]:
    """The pictures of digests that a person got, the newest last."""
    return [each for each in person.messages if "photo" in each and title in each.get("caption", "")]


def files(person: PersonHandle) -> list[Any]:
    """The workbooks of digests that a person got."""
    return [each for each in person.messages if "Semua daftar ringkasan" in each.get("caption", "")]


async def workbook(office: OfficeOnTrial, person: PersonHandle) -> Mapping[str, Sequence[Sequence[object]]]:
    """The sheets of the last message, a workbook; each as its rows."""
    file = await office.service.bot.get_file(person.last["document"]["file_id"])
    book = CalamineWorkbook.from_filelike(BytesIO(bytes(await file.download_as_bytearray())))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def numbers(message: Any) -> Mapping[Listed, int]:
    """The numbers on the buttons of a digest; no button means none."""
    found = dict.fromkeys(Listed, 0)
    for row in message["reply_markup"]["inline_keyboard"] if "reply_markup" in message else ():
        for button in row:
            data = button["callback_data"].split(":")
            if data[0] == "dgl1":
                found[Listed(data[3])] = int(button["text"].rpartition(" ")[2].replace(".", ""))
    return found


async def opened(office: OfficeOnTrial, person: PersonHandle, name: Listed) -> str:
    """The list behind a number of a person's last digest, all pages of it."""
    label = words_in("id").plain(f"digest-open-{name}", count="").rstrip()
    count = numbers(digests(person)[-1])[name]
    await office.taps(person, f"{label} {count}")
    pages = [person.last["text"]]
    following = words_in("id").plain("page-next")
    while any(each["text"] == following for row in _keyboard(person.last) for each in row):
        await office.taps(person, following)
        pages.append(person.last["text"])
    return "\n".join(pages)


def _keyboard(message: Any) -> Any:
    return message.get("reply_markup", {}).get("inline_keyboard", [])


def items(shown: str) -> int:
    """How many items a list has."""
    return len(re.findall("^• ", shown, re.MULTILINE))
