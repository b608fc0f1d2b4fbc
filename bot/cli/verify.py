"""`python -m bot verify`: the paper that was issued under a code."""

from __future__ import annotations

import re
from html import unescape
from typing import Annotated

import typer

from bot.cli.base import Context, reading
from handlers.history.check_words import check_lines
from handlers.history.checking import Checked, check
from locales import words_in
from storage.uow import UnitOfWork


def verify(
    code: Annotated[str, typer.Argument(help="The code on the paper; dashes and capitals do not matter.")],
) -> None:
    """Tells what was issued under a code; status 1 when the records have changed since."""

    async def work(context: Context, uow: UnitOfWork) -> tuple[Checked, list[str]]:
        checked = await check(uow, context.office, code)
        lines = check_lines(words_in("en"), context.office, checked, is_stranger=False)
        return checked, [unescape(re.sub(r"</?[a-z]+>", "", line)) for line in lines]

    checked, lines = reading(work)
    typer.echo("\n".join(lines))
    if not checked.is_same:
        raise typer.Exit(1)
