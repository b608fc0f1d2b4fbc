"""`python -m bot audit`: verifies the log of decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, fail, failure_told, reading
from bot.cli.findings import finding_line
from bot.cli.listing import counted, list_lines
from domain.audit.frozen import Amiss, Unlike
from domain.audit.proof import Tree
from domain.audit.roots import Differs, Published, Root, published_in
from domain.audit.rows import Fault, Finding
from handlers.history.checking import Checked, check
from storage.uow import UnitOfWork
from storage.verifying import Verified
from storage.verifying import verify as verified

app = typer.Typer(help="The log of decisions.", no_args_is_help=True)


RootOption = Annotated[
    list[str] | None,
    typer.Option("--root", help="A root published earlier: 64 digits, with its rows before, or a file."),
]


@app.command()
def verify(root: RootOption = None) -> None:
    """Recomputes chain, roots and closed results; status 1 when a row was changed, removed or moved."""
    published = [each for given in root or () for each in _published(given)]

    async def work(_context: Context, uow: UnitOfWork) -> tuple[Verified, dict[int, str]]:
        found = await verified(uow, published)
        wanted = {each.employee_id for _, each in found.frozen if each.employee_id is not None}
        wanted |= {int(each[2]) for each in map(_result_of, found.unlike) if each}
        people = await uow.people.many(wanted)
        return found, {key: person.nip for key, person in people.items()}

    found, nips = reading(work)
    told = f", {counted(len(published), 'published root')}" if published else ""
    roots = counted(found.roots, "root")
    typer.echo(f"{counted(found.rows, 'row')}, {roots}, {counted(found.results, 'result')}{told} verified.")
    if found.is_good:
        typer.echo(f"Nothing differs. Root {found.rows} {found.root}")
        return
    list_lines(list(_lines(found, nips)), typer.get_text_stream("stdout"), ">")
    raise typer.Exit(1)


SizeOption = Annotated[
    int, typer.Option("--size", min=0, help="Rows of an earlier published root; the last one when 0.")
]


@app.command()
def prove(
    code: Annotated[str, typer.Argument(help="The code of a paper; dashes and capitals do not matter.")],
    size: SizeOption = 0,
) -> None:
    """Prints the proof that a paper stands in the log, for docs/verify/verify.py."""

    async def work(context: Context, uow: UnitOfWork) -> tuple[Checked, Root]:
        found = await check(uow, context.office, code, await tree_of(uow, size))
        return found, (await tree_of(uow, 0)).root

    found, newest = reading(work)
    proof = found.proof
    if proof is None:
        fail("The log does not vouch for this paper: it is older than the log, or it was changed.")
    if proof.root is None and proof.number <= newest.size:
        fail("That root does not cover this paper; a later one does: leave --size out.")
    if proof.root is None:
        fail("That root does not cover this paper; the next one is published on Friday.")
    typer.echo(proof.text)


async def tree_of(uow: UnitOfWork, size: int) -> Tree:
    """The tree of the published root over `size` rows; otherwise ends the command with one sentence."""
    tree = await uow.audit.published_tree(size)
    if tree is None:
        fail(f"No root over {size} rows was published." if size else "No root was published yet.")
    return tree


def _published(given: str) -> list[Published]:
    path = Path(given)
    try:
        with failure_told(f"--root: {given}", "read"):
            text = path.read_text("utf-8") if len(given) < 200 and path.is_file() else given
    except UnicodeDecodeError:
        fail(f"--root: {given} is not UTF-8 text.")
    found = published_in(text)
    if not found:
        fail("--root: 64 hexadecimal digits are wanted, or a file with such roots.")
    return found


def _lines(found: Verified, nips: Mapping[int, str]) -> Iterator[str]:
    yield from map(_row_line, found.chain)
    yield from map(_root_line, found.differing)
    for each in found.unlike:
        yield _result_line(each, nips)
    for period, fault in found.frozen:
        yield f"{period}: {finding_line(fault, nips)}"


def _row_line(found: Finding) -> str:
    match found.fault:
        case Fault.CHANGED:
            return f"Row {found.number} was changed ({', '.join(found.columns) or 'its hash or its seals'})"
        case Fault.MOVED if found.together > 1 and found.until is not None:
            last, was = found.number + found.together - 1, found.until + found.together - 1
            return f"Rows {found.number} to {last} were moved: they were rows {found.until} to {was}"
        case Fault.MOVED:
            return f"Row {found.number} was moved: it was row {found.until}"
        case Fault.MISSING:
            return f"Rows {found.number} to {found.until} are missing"
        case Fault.UNLINKED:
            return (
                f"Row {found.number} does not continue row {found.number - 1}: one of the two was rewritten"
            )
        case Fault.TAIL:
            return f"Row {found.number} is not the last one that was written"


def _root_line(found: Differs) -> str:
    if found.number is not None:
        return f"Row {found.number}: the first {found.size} rows no longer have the root {found.root}"
    if found.size:
        return (
            f"The first {found.size} rows no longer have the published root {found.root}: they were rewritten"
        )
    return f"No beginning of the log has the published root {found.root}: it was rewritten"


_UNLIKE = {
    Amiss.DIGEST: "has another digest than in the log",
    Amiss.GONE: "is in the log and no longer in the database",
    Amiss.UNLOGGED: "is not in the log: it was added, or closed before the service kept a log",
}


def _result_of(found: Unlike) -> re.Match[str] | None:
    """Closing, person and revision of a result; None for a closing, and for an altered name."""
    return re.fullmatch(r"results/(-?[0-9]{1,9})/(-?[0-9]{1,9})/(-?[0-9]{1,9})", found.object)


def _result_line(found: Unlike, nips: Mapping[int, str]) -> str:
    row = "" if found.number is None else f" (row {found.number})"
    result = _result_of(found)
    if result is None:
        return f"{found.object} {_UNLIKE[found.amiss]}{row}"
    closing, person, revision = map(int, result.groups())
    whose = nips.get(person, f"person {person}")
    return f"{whose}, closing {closing}, revision {revision}: {_UNLIKE[found.amiss]}{row}"
