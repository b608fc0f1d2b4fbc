"""A small bot on PTB's Bot, run as a process by the tests: repeats what it hears, ticks a button."""

import asyncio
import os
import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from tests.playground.stage import ptb_bot

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Setuju", callback_data="ya")]])


async def run(url: str) -> None:
    """Poll and answer until the process ends."""
    async with ptb_bot(url) as bot:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=30, read_timeout=40):
                await answer(update)
                offset = update.update_id + 1


async def answer(update: Update) -> None:
    """One update."""
    if update.message is not None:
        await update.message.reply_text(f"Anda menulis: {update.message.text}", reply_markup=BUTTON)
        sys.stdout.write(f"heard {update.message.text}\n")
        sys.stdout.flush()
    elif update.callback_query is not None:
        await update.callback_query.answer("baik")
        await update.callback_query.edit_message_text("Sudah disetujui")


if __name__ == "__main__":
    asyncio.run(run(os.environ["BOT_API_URL"]))
