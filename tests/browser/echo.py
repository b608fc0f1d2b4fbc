"""A small bot that uses what the page shows: it greets, echoes, answers taps, asks for contact and reply."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any

from telegram import (
    BotCommand,
    CallbackQuery,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
)
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from tests.harness import must

COMMANDS = [("menu", "Semua tombol"), ("panjang", "Tombol panjang"), ("tanya", "Bertanya balik")]
ALERT = "Laporan ini sudah ditangani."

_KEYS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Simpan", callback_data="toast", style="success")],
        [
            InlineKeyboardButton("Peringatan", callback_data="alert"),
            InlineKeyboardButton("Baik", callback_data="silence"),
            InlineKeyboardButton("Diam", callback_data="never", style="danger"),
        ],
        [InlineKeyboardButton("Hitung 0", callback_data="count 0", style="primary")],
    ]
)

_FORM = InlineKeyboardMarkup.from_column(
    [
        InlineKeyboardButton("Tinggalkan formulir", callback_data="leave"),
        InlineKeyboardButton("Ganti formulir", callback_data="replace"),
        InlineKeyboardButton("Selesaikan formulir", callback_data="finish"),
    ]
)
_LONG_KEYS = [
    InlineKeyboardButton(label, callback_data="silence")
    for label in ("Periode sebelumnya", "Peringatan", "Pertanggungjawabannya")
]


async def _start(message: Message, payload: str, username: str) -> None:
    if payload:
        await message.reply_text(f"Layanan {payload}")
        return
    link = f"https://t.me/{username}?start=loket_1"
    words = "<b>Selamat datang</b>, ketik /menu.\n<blockquote>Satu kutipan</blockquote>"
    await message.reply_html(f'{words}\n<a href="{link}">Loket</a>')


async def _answer_message(update: Update, _: Any) -> None:
    message = must(update.effective_message)
    text = message.text or ""
    if message.photo:
        await message.reply_text(f"Foto diterima: {message.caption or 'tanpa keterangan'}")
    elif message.document:
        await message.reply_document(message.document.file_id, caption="Berkas kembali")
    elif message.contact:
        await message.reply_text(f"Nomor {message.contact.phone_number}")
    elif message.location:
        await message.reply_location(message.location.latitude, message.location.longitude)
    elif text.startswith("/start"):
        await _start(message, text.removeprefix("/start").strip(), message.get_bot().username)
    elif text == "/menu":
        await message.reply_text("Pilih satu tombol", reply_markup=_KEYS)
    elif text == "/formulir":
        await message.reply_text("Formulir", reply_markup=_FORM)
    elif text == "/panjang":
        await message.reply_text("Sempit", reply_markup=InlineKeyboardMarkup.from_row(_LONG_KEYS))
    elif text == "/tanya":
        await message.reply_text("Siapa nama Anda?", reply_markup=ForceReply(input_field_placeholder="Nama"))
    elif message.reply_to_message:
        await message.reply_text(f"{message.reply_to_message.text} {text}")
    else:
        await message.reply_text(f"Gema: {text}")


async def _answer_tap(update: Update, _: Any) -> None:
    query = must(update.callback_query)
    assert query.data is not None
    if query.data == "toast":
        await query.answer("Tersimpan")
    elif query.data == "alert":
        await query.answer(ALERT, show_alert=True)
    elif query.data == "silence":
        await query.answer()
    elif query.data == "leave":
        await query.delete_message()
        await query.answer()
    elif query.data == "replace":
        await query.delete_message()
        await query.get_bot().send_message(query.from_user.id, "Formulir baru", reply_markup=_FORM)
        await query.answer()
    elif query.data == "finish":
        await query.edit_message_text("Selesai")
        await query.answer()
    elif query.data.startswith("count"):
        await _count(query, int(query.data.split()[1]) + 1)


async def _count(query: CallbackQuery, number: int) -> None:
    key = InlineKeyboardButton(f"Hitung {number}", callback_data=f"count {number}", style="primary")
    rows = [*_KEYS.inline_keyboard[:2], [key]]
    await query.edit_message_text(f"Ketukan {number}", reply_markup=InlineKeyboardMarkup(rows))
    await query.answer()


@contextlib.asynccontextmanager
async def echo_bot(url: str, token: str) -> AsyncIterator[None]:
    """The bot, polling the Bot API at `url` until the block ends."""
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    bot: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    bot.add_handler(CallbackQueryHandler(_answer_tap))
    bot.add_handler(MessageHandler(filters.ALL, _answer_message))
    assert bot.updater is not None
    async with bot:
        await bot.bot.set_my_commands([BotCommand(*command) for command in COMMANDS])
        await bot.start()
        await bot.updater.start_polling(poll_interval=0)
        yield
        await bot.updater.stop()
        await bot.stop()
