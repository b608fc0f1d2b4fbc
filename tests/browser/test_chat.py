"""What people do in a chat on the page, with a mouse, a finger or the keyboard.

On a small screen, where a chat has least room; on a desk the same chat stands beside others (`test_page.py`).
"""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import segno
from playwright.async_api import expect

from playground.server import Playground
from tests.browser.conftest import ASN, IN_THE_HAND, Watched, message
from tests.browser.echo import ALERT

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
    IN_THE_HAND,
]


def picture(name: str) -> Any:
    """A small PNG as a browser's file chooser gives it."""
    content = io.BytesIO()
    segno.make(name).save(content, kind="png", scale=6)
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": content.getvalue()}


async def test_start_opens_the_chat_and_the_bot_greets_with_formatted_text(watched: Watched) -> None:
    phone = await watched.take(ASN)
    await expect(watched.field(ASN)).to_be_hidden()
    await watched.begin(ASN)
    greeting = message(phone, "Selamat datang")
    await expect(greeting.locator("strong")).to_have_text("Selamat datang")
    await expect(greeting.locator("blockquote")).to_have_text("Satu kutipan")
    await expect(message(phone, "/start").locator("time")).to_have_text(re.compile(r"^\d\d\.\d\d$"))
    await greeting.get_by_role("button", name="/menu").click()
    await expect(phone.get_by_role("button", name="Simpan")).to_be_visible()


async def test_enter_sends_shift_enter_breaks_the_line_and_nothing_becomes_html(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    field = watched.field(ASN)
    await field.press_sequentially("satu")
    await field.press("Shift+Enter")
    await field.press_sequentially("dua")
    await field.press("Enter")
    await expect(message(phone, "Gema: satu\ndua")).to_be_visible()
    await expect(field).to_have_value("")
    text = '<img src=x onerror="document.title=1"> <b>&amp;</b>'
    await watched.say(ASN, text)
    await expect(message(phone, f"Gema: {text}")).to_be_visible()
    assert await phone.locator(".message img").count() == 0


async def test_a_tap_shows_its_progress_then_the_answer(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await watched.say(ASN, "/menu")
    await phone.get_by_role("button", name="Diam").click()
    await expect(phone.get_by_role("button", name="Diam")).to_have_attribute("aria-busy", "true")
    await phone.get_by_role("button", name="Simpan").click()
    await expect(phone.get_by_role("status").filter(has_text="Tersimpan")).to_be_visible()
    await expect(phone.get_by_role("button", name="Simpan")).not_to_have_attribute("aria-busy", "true")
    await phone.get_by_role("button", name="Baik").click()
    await expect(phone.get_by_role("button", name="Baik")).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_takes_the_focus_and_gives_it_back(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await watched.say(ASN, "/menu")
    key = phone.get_by_role("button", name="Peringatan")
    await key.focus()
    await key.press("Enter")
    alert = phone.get_by_role("alertdialog")
    await expect(alert).to_contain_text(ALERT)
    await expect(alert.get_by_role("button", name="OK")).to_be_focused()
    await watched.page.keyboard.press("Escape")
    await expect(alert).to_be_hidden()
    await expect(key).to_be_focused()


async def test_an_edited_message_is_marked_and_keeps_the_focus_on_its_key(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await watched.say(ASN, "/menu")
    await phone.get_by_role("button", name="Hitung 0").focus()
    await watched.page.keyboard.press("Enter")
    edited = message(phone, "Ketukan 1")
    await expect(edited).to_contain_text("diedit")
    await expect(edited.get_by_role("button", name="Simpan")).to_be_focused()


async def test_the_focus_stays_on_its_key_while_an_earlier_message_changes(
    watched: Watched, playground: Playground
) -> None:
    phone = await watched.begin(ASN)
    said = playground.person(ASN).says("satu")
    await expect(message(phone, "Gema: satu")).to_be_visible()
    await watched.say(ASN, "/menu")
    key = phone.get_by_role("button", name="Simpan")
    await key.focus()
    playground.person(ASN).edits(said["message_id"], "dua")
    await expect(phone.locator(".message.out", has_text="dua")).to_contain_text("diedit")
    await expect(key).to_be_focused()


async def test_the_focus_goes_to_the_field_when_the_tapped_key_is_gone(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    for key in ("Tinggalkan formulir", "Selesaikan formulir"):
        await watched.say(ASN, "/formulir")
        await phone.get_by_role("button", name=key).focus()
        await watched.page.keyboard.press("Enter")
        await expect(phone.get_by_role("button", name=key)).to_have_count(0)
        await expect(watched.field(ASN)).to_be_focused()


async def test_the_focus_goes_to_the_newest_key_when_there_is_anothermessage(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await watched.say(ASN, "/formulir")
    await phone.get_by_role("button", name="Ganti formulir").focus()
    await watched.page.keyboard.press("Enter")
    replaced = message(phone, "Formulir baru")
    await expect(replaced.get_by_role("button", name="Tinggalkan formulir")).to_be_focused()


async def test_a_photo_and_an_album_are_uploaded(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    chooser = phone.locator('input[data-attach="photo"]')
    await chooser.set_input_files([picture("satu")])
    await phone.get_by_role("textbox", name="Keterangan").fill("Ruang rapat")
    await phone.get_by_role("dialog").get_by_role("button", name="Kirim").click()
    await expect(message(phone, "Foto diterima: Ruang rapat")).to_be_visible()
    shown = phone.locator(".message.out img")
    await expect(shown).to_have_attribute("alt", "Ruang rapat")
    await expect(shown).to_have_js_property("complete", True)
    assert await shown.evaluate("image => image.naturalWidth") > 0
    await chooser.set_input_files([picture("dua"), picture("tiga")])
    await phone.get_by_role("dialog").get_by_role("button", name="Kirim").click()
    await expect(phone.locator(".album img")).to_have_count(2)
    await phone.get_by_role("button", name="Buka foto 2/2").click()
    await expect(watched.page.locator("dialog.viewer img")).to_be_visible()
    await watched.page.keyboard.press("Escape")
    await expect(watched.page.locator("dialog.viewer")).to_have_count(0)


async def test_an_empty_file_is_refused_before_it_is_sent_and_a_document_comes_back(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    empty: Any = {"name": "kosong.csv", "mimeType": "text/csv", "buffer": b""}
    await phone.locator('input[data-attach="file"]').set_input_files([empty])
    await expect(phone.locator(".toast")).to_have_text("kosong.csv kosong: tidak ada yang dapat dikirim.")
    await expect(phone.get_by_role("dialog")).to_have_count(0)
    sheet: Any = {"name": "rekap.csv", "mimeType": "text/csv", "buffer": b"a;b\n1;2\n"}
    await phone.locator('input[data-attach="file"]').set_input_files([sheet])
    await phone.get_by_role("dialog").get_by_role("button", name="Kirim").click()
    back = message(phone, "Berkas kembali").get_by_role("link", name="Unduh rekap.csv")
    async with watched.page.expect_download() as download:
        await back.click()
    assert (await download.value).suggested_filename == "rekap.csv"


OTHER_LANGUAGE = re.compile("^(Switch to English|Ganti ke bahasa Indonesia)$")
# Whether nothing lies over the middle of an element; toasts let the pointer through, which would hide them.
ON_TOP = """node => {
  node.style.pointerEvents = "auto";
  const box = node.getBoundingClientRect();
  return node.contains(document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2));
}"""


async def test_a_refusal_lies_over_the_open_sheet_in_the_language_of_the_page(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    broken: Any = {"name": "rusak.png", "mimeType": "image/png", "buffer": b"bukan gambar"}
    sheet = phone.get_by_role("dialog")
    for sentence in ("rusak.png tidak dapat dikirim sebagai foto", "rusak.png cannot be sent as a photo"):
        await phone.locator('input[data-attach="photo"]').set_input_files([broken])
        await sheet.locator(".plain.main").click()
        told = sheet.get_by_role("status").filter(has_text=sentence)
        await expect(told).to_be_visible()
        assert await told.locator(".toast").evaluate(ON_TOP)
        await watched.page.keyboard.press("Escape")
        await expect(sheet).to_have_count(0)
        await watched.page.get_by_role("button", name=OTHER_LANGUAGE).click()
    watched.complaints.clear()  # the browser itself tells of the 400


async def test_a_forced_reply_and_an_own_reply_quote_theirmessage(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await watched.say(ASN, "/tanya")
    await expect(phone.locator(".replying")).to_contain_text("Siapa nama Anda?")
    await expect(watched.field(ASN)).to_have_attribute("placeholder", "Nama")
    await watched.say(ASN, "Siti")
    await expect(message(phone, "Siapa nama Anda? Siti")).to_be_visible()
    await expect(watched.field(ASN)).to_have_attribute("placeholder", "Tulis pesan")
    await watched.field(ASN).press("Control+ArrowUp")
    await expect(phone.locator(".replying")).to_contain_text("Siapa nama Anda? Siti")
    await watched.field(ASN).press("Escape")
    await expect(phone.locator(".replying")).to_be_hidden()


async def test_the_attach_menu_asks_before_it_shares_the_number_and_sends_a_place(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await phone.get_by_role("button", name="Lampirkan").click()
    await phone.get_by_role("button", name="Nomor saya").click()
    await phone.get_by_role("dialog").get_by_role("button", name="Bagikan").click()
    await expect(message(phone, "Nomor +62")).to_be_visible()
    await phone.get_by_role("button", name="Lampirkan").click()
    await phone.get_by_role("button", name="Lokasi").click()
    await phone.get_by_label("Lintang").fill("-1.5")
    await phone.get_by_label("Bujur").fill("103.25")
    await phone.get_by_role("dialog").get_by_role("button", name="Kirim").click()
    await expect(phone.locator(".message.in", has_text="-1.50000, 103.25000")).to_be_visible()


async def test_commands_are_chosen_with_the_keyboard(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    field = watched.field(ASN)
    await field.focus()
    await field.press_sequentially("/")
    options = phone.get_by_role("listbox", name="Perintah bot").get_by_role("option")
    await expect(options).to_have_count(3)
    await field.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await field.press("Enter")
    await expect(message(phone, "Sempit")).to_be_visible()
    await expect(field).to_have_value("")
    await phone.get_by_role("button", name="Menu", exact=True).click()
    await options.filter(has_text="/menu").click()
    await expect(phone.get_by_role("button", name="Simpan")).to_be_visible()
