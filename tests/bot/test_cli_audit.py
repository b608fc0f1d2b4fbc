"""`python -m bot audit verify`: a good log, changed results and rows, and roots that were published."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.bot.command_line import CommandLine
from tests.handlers.scores import has_approved
from tests.harness import SARI, OfficeOnTrial


@pytest.fixture
async def cli(office: OfficeOnTrial, cli: CommandLine) -> CommandLine:
    """A semester is closed; a root over it was noted in the night."""
    await has_approved(office, SARI, [date(2026, 12, 30), date(2026, 12, 31)])
    office.move_to(2027, 1, 4, 9, 0)
    assert (await cli.runs("period", "close", "2026-S2", "--yes")).exit_code == 0
    await office.jobs_at(2027, 1, 5, 0, 10, only=("audit-root",))
    return cli


async def changes(office: OfficeOnTrial, *statements: str) -> None:
    """Somebody who owns the database changes it by hand."""
    async with office.changes() as uow:
        for each in ("update", "delete"):
            await uow.session.execute(text(f"DROP TRIGGER IF EXISTS audit_log_kept_{each}"))
        for each in statements:
            await uow.session.execute(text(each))


async def test_a_good_log_has_a_root_that_is_found_again_later(cli: CommandLine, tmp_path: Path) -> None:
    good = await cli.runs("audit", "verify")
    assert good.exit_code == 0, good.output
    size, root = re.findall(r"Root (\d+) ([0-9a-f]{64})", good.stdout)[0]
    assert "1 root, 4 results verified." in good.stdout
    kept = tmp_path / "roots.txt"
    kept.write_text(f"{size} {root}\n")
    for given in (root, f"{size} {root}", str(kept)):
        assert (await cli.runs("audit", "verify", "--root", given)).exit_code == 0
    wrong = await cli.runs("audit", "verify", "--root", "ab" * 32)
    assert wrong.exit_code == 1 and "No beginning of the log has the published root abab" in wrong.stdout
    refused = await cli.runs("audit", "verify", "--root", "no-root")
    assert refused.exit_code == 1 and "64 hexadecimal digits are wanted" in refused.stderr


async def test_changed_and_removed_rows_and_results_are_named(
    cli: CommandLine, office: OfficeOnTrial
) -> None:
    await changes(
        office,
        "UPDATE results SET grade = 'Sangat Baik' WHERE employee_id = 1",
        "DELETE FROM results WHERE employee_id = (SELECT max(employee_id) FROM results)",
        "UPDATE audit_log SET who = 'employee 9' WHERE number = 2",
        "DELETE FROM audit_log WHERE number = 4",
    )
    found = await cli.runs("audit", "verify")
    assert found.exit_code == 1
    assert "Row 2 was changed (who)" in found.stdout
    assert "Rows 4 to 4 are missing" in found.stdout
    assert "revision 1: was changed after it was frozen (grade)" in found.stdout
    assert "closing 1, revision 1: is in the log and no longer in the database" in found.stdout
    assert "no longer have the root" in found.stdout


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE audit_log SET at = 'kemarin' WHERE number = 2", "Row 2 was changed (at)"),
        ("UPDATE audit_log SET after = x'ff' WHERE number = 2", "Row 2 was changed (after)"),
        ("UPDATE audit_log SET hash = x'ff' WHERE number = 2", "Row 2 was changed"),
        ("UPDATE audit_log SET object = 'results/x' WHERE number = 3", "Row 3 was changed (object)"),
        ("UPDATE audit_log SET number = 1000000000000 WHERE number = 2", "was moved: it was row 2"),
        ("UPDATE audit_head SET number = 'banyak'", "is not the last one that was written"),
        ("UPDATE closings SET ends = 'akhir'", "The closing itself was changed (ends)"),
        ("UPDATE closings SET closed_at = 5", "The closing itself was changed (closed_at)"),
        ("UPDATE results SET made_at = 'kemarin' WHERE employee_id = 1", "after it was frozen (made_at)"),
        ("UPDATE results SET records = 'x' WHERE employee_id = 1", "after it was frozen (records)"),
        ("UPDATE results SET card = x'ff' WHERE employee_id = 1", "after it was frozen (card)"),
        (
            "UPDATE results SET revision = 'x' WHERE employee_id = 1",
            "is in the log and no longer in the database",
        ),
    ],
)
async def test_a_value_that_its_column_cannot_hold_is_named(
    cli: CommandLine, office: OfficeOnTrial, statement: str, named: str
) -> None:
    await changes(office, statement)
    found = await cli.runs("audit", "verify")
    assert found.exit_code == 1 and named in found.stdout, found.output
    if not statement.startswith("UPDATE audit"):
        again = await cli.runs("period", "verify", "2026-S2")
        assert isinstance(again.exception, SystemExit) and again.exit_code == 1, again.output


async def test_each_night_notes_one_root_and_none_when_nothing_was_decided(
    cli: CommandLine, office: OfficeOnTrial
) -> None:
    async with office.service.database.read() as uow:
        (root,) = await uow.audit.roots()
    assert (root.who, root.action) == ("job audit-root", "note-root")
    assert '"day":"2027-01-04"' in root.after
    # Jobs of the week decide too; at the weekend nothing is left to decide.
    await office.run_jobs()
    noted = []
    for day in (9, 10):
        await office.jobs_at(2027, 1, day, 0, 10)
        async with office.service.database.read() as uow:
            noted.append(len(await uow.audit.roots()))
    assert noted[0] == noted[1]


async def test_what_was_decided_between_midnight_and_the_root_is_in_the_next_one(
    cli: CommandLine, office: OfficeOnTrial
) -> None:
    async with office.service.database.read() as uow:
        before = (await uow.audit.head())[0]
    for moment in ((2027, 1, 5, 12, 0), (2027, 1, 6, 0, 2)):
        office.move_to(*moment)
        async with office.changes() as uow:
            uow.audit.note("decide", "leave/1")
    await office.jobs_at(2027, 1, 6, 0, 10)
    await office.jobs_at(2027, 1, 7, 0, 10)
    async with office.service.database.read() as uow:
        last = await uow.audit.last_root()
    assert last is not None and last.size >= before + 2
