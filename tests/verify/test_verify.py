"""`docs/verify/verify.py` agrees with what was frozen, digit by digit, and names what somebody changed."""

from __future__ import annotations

import ast
import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from domain.audit.proof import Result, Tree, proof_of, result_statement
from domain.audit.roots import Root
from domain.audit.rows import START, Note, Row, digest, row_of, text_of_values
from domain.calendar import AsOf, Timeliness
from domain.closing.corrections import (
    Correction,
    CriterionRated,
    DayAttended,
    DayReported,
    GroupJudged,
    RatedReport,
    ReportsOfDay,
    TargetDone,
)
from domain.closing.frozen import (
    Post,
    Records,
    Signatories,
    card_text,
    digest_of,
    scheme_text,
    signatories_text,
)
from domain.closing.kept_days import KeptDays, excusable_days
from domain.office import Office
from domain.people import TimeZone
from domain.periods import Period
from domain.schemes import Scheme, Source
from domain.scoring import Rating, score_person
from sample import generate
from storage.base.engine import Database
from storage.imports import import_office
from storage.records.schemes import load_scheme
from storage.scoring.exporting import exported
from storage.scoring.person_records import PersonRecords
from storage.scoring.scope import Scope
from storage.scoring.single_records import EntryRecord
from tests.harness import NIPS, SARI, changes, copy_of, must
from tests.verify.verifier import FILE, verifier

ZONE = TimeZone.WIB.info
LATER = 999_999
"""The id of a report that was sent after the period."""
IMPORTED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SHIPPED = ("batanghari", "gajahmungkur", "mataram", "bungo", "tebingtinggi", "nasional")


def test_it_knows_every_source_of_a_score() -> None:
    text = FILE.read_text("utf-8")
    assert [source for source in Source if f'"{source}"' not in text] == []


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Path:
    """The sample office: people of all kinds, with records of all kinds."""
    file = copy_of(migrated, tmp_path_factory.mktemp("verify") / "kinerja.db")

    async def fill() -> None:
        office = Office("Kabupaten Contoh", ZONE, "WIB", load_scheme("batanghari"), "contoh_bot")
        database = Database(f"sqlite:///{file}")
        async with changes(database) as uow:
            await import_office(uow, office, generate.HOME, IMPORTED)
        await database.close()

    asyncio.run(fill())
    return file


@pytest.fixture
async def database(sample: Path) -> AsyncIterator[Database]:
    """It, opened."""
    database = Database(f"sqlite:///{sample}")
    yield database
    await database.close()


async def books(database: Database, scheme: Scheme, period: str) -> list[PersonRecords]:
    """Everybody's records of a period up to the sample's last day."""
    scope = Scope(scheme, Period.parse(period), AsOf.end_of(date(2026, 11, 19), ZONE), ZONE)
    async with database.read() as uow:
        people = await uow.people.all()
        found = [await uow.scoring.records(scope, person.id) for person in people]
    return [each for each in found if each is not None]


def document(
    scheme: Scheme, records: PersonRecords, corrections: Sequence[Correction] = ()
) -> tuple[str, str]:
    """The file of a person's result, and the root over a log with its row and some others."""
    days = KeptDays.of(records.days(records.scope), with_attendance=True)
    result = Records(records.facts(), (), tuple(corrections), days)
    card, text = result.scored_by(scheme), scheme_text(scheme)
    post = Post(NIPS[SARI], "Sari Contoh", None, None, None)
    score = None if card.score is None else str(card.score)
    said = Result(
        "2026-S2",
        1,
        score,
        card.grade,
        signatories_text(Signatories(post, None, None)),
        digest_of(text),
        card_text(card),
    )
    statement = result_statement(said)
    rows: list[Row] = []
    for number in range(1, 12):
        after = text_of_values({"paper": digest(statement) if number == 5 else digest(str(number))})
        note = Note(IMPORTED, "operator", "freeze-result", f"results/1/{number}/1", "", after, "")
        rows.append(row_of(number, note, rows[-1].hash if rows else START))
    leaves = [bytes.fromhex(each.hash) for each in rows]
    tree = Tree.over(Root(len(rows), "", IMPORTED.date()), leaves)
    proof = must(proof_of(statement, rows[4], tree))
    own = exported(records.sealed_with(result, records.targets, sent_later(corrections)), corrections)
    kept = {"proof": proof.text, "scheme": text, "card": said.card, "records": own}
    return json.dumps(kept), f"{len(rows)} {tree.levels[-1][0].hex()}"


def sent_later(corrections: Sequence[Correction]) -> list[EntryRecord]:
    """The report of after the period that a decision lets count."""
    days = [each.day for each in corrections if isinstance(each, ReportsOfDay)]
    return [EntryRecord(LATER, day, "Bekerja", "sent", IMPORTED, 2, None, None, None) for day in days]


@pytest.mark.parametrize("name", SHIPPED)
async def test_everybody_s_result_is_computed_again_to_the_last_digit(
    database: Database, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scheme = load_scheme(name)
    found = await books(
        database, scheme, "2026-S2" if name in ("batanghari", "gajahmungkur", "bungo") else "2026"
    )
    main, graded = verifier(), 0
    for records in found:
        file, root = document(scheme, records)
        assert main(file, root) == 0, f"{records.person.nip}\n{capsys.readouterr().out}"
        graded += score_person(scheme, records.facts()).grade is not None
    assert len(found) > 5 and graded > 2, (len(found), graded)


async def test_what_objections_corrected_is_in_the_records(database: Database) -> None:
    main, tried = verifier(), set()
    for name in ("nasional", "tebingtinggi", "mataram"):
        scheme = load_scheme(name)
        for records in await books(database, scheme, "2026"):
            corrections = list(possible(records, scheme))
            file, root = document(scheme, records, corrections)
            assert main(file, root) == 0, records.person.nip
            tried |= {each.kind for each in corrections}
    assert tried == {"reports", "day", "attendance", "excused", "criterion", "target", "judgement"}


def possible(records: PersonRecords, scheme: Scheme) -> list[Correction]:
    """One correction of each kind that a person's records allow."""
    found: list[Correction] = []
    entries = records.approved(records.scope)
    if entries:
        day = entries[0][0].date
        before = tuple(
            RatedReport(entry_id=each.id, self_rating=each.self_rating, supervisor_rating=rating)
            for each, rating in entries
            if each.date == day
        )
        added = RatedReport(entry_id=LATER, self_rating=2, supervisor_rating=5)
        raised = tuple(each.model_copy(update={"supervisor_rating": 5}) for each in before)
        found.append(ReportsOfDay(day=day, before=before, after=(*raised, added)))
    days = records.days(records.scope)
    for each in days:
        if each.timeliness is None:
            found.append(
                DayReported(day=each.date, before=None, after=Timeliness.LATE, is_halved=each.is_halved)
            )
            break
    if Source.ATTENDANCE in scheme.used_sources:
        found += [
            DayAttended(
                day=seen.date,
                before=seen.credit,
                after="full",
                has_record=seen.status is not None,
                is_halved=seen.is_halved,
            )
            for seen in days
            if seen.credit != "full"
        ][:1]
    if Source.BEHAVIOUR in scheme.used_sources:
        found.append(CriterionRated(source=Source.BEHAVIOUR, criterion="loyal", after=2, by=1))
    found += [TargetDone(target_id=each.id, done=each.quantity) for each in records.targets[:1]]
    corrected_already = {each.day for each in found if isinstance(each, DayReported | DayAttended)}
    spans = {each.id: each.period.span for each in records.targets}
    excusable = excusable_days(records.facts(), days, spans, counts_reports=scheme.looks_at_days)
    found += [each for day, each in excusable.items() if day not in corrected_already][:2]
    if scheme.matrix:
        found.append(GroupJudged(group="behaviour", rating=Rating.ABOVE, reason="Sudah diperiksa."))
    return found


async def test_what_somebody_changed_is_refused_by_name(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    scheme = load_scheme("tebingtinggi")
    records = next(
        each for each in await books(database, scheme, "2026") if len(each.approved(each.scope)) > 9
    )
    file, root = document(scheme, records)
    main, kept = verifier(), json.loads(file)
    quality = next(each.id for each in scheme.components if each.source is Source.SUPERVISOR_RATING)

    def refused(what: dict[str, object], *under: str) -> str:
        assert main(json.dumps({**kept, **what}), *(under or [root])) == 1
        return "\n".join(line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG"))

    rated = json.loads(json.dumps(kept["records"]))
    first = rated["entries"][0]
    first["supervisor_rating"] = 1 if first["supervisor_rating"] > 1 else 5
    assert f"{quality} is" in refused({"records": rated})
    late = json.loads(json.dumps(kept["records"]))
    next(day for day in late["days"] if day["report"] == "on_time")["report"] = None
    assert "discipline is" in refused({"records": late})
    card = kept["card"].replace('"grade":', '"grade" :', 1)
    assert "the scheme or the explanation is another one" in refused({"card": card})
    softer = kept["scheme"].replace('"min_coverage":"0.5"', '"min_coverage":"0.1"')
    assert "the scheme or the explanation is another one" in refused({"scheme": softer})
    assert "another root than the published one" in refused({}, "11 " + "ab" * 32)
    assert "is over 12 rows and the proof over 11" in refused({}, f"12 {root.split()[1]}")
    assert "another root than the published one" in refused({}, ""), "no root was given: nothing is proved"
    assert "does not begin with the text of a paper's QR code" in refused({"proof": ""})
    changed = kept["proof"].replace(kept["proof"][60], "A" if kept["proof"][60] != "A" else "B")
    assert "cannot be read" in refused({"proof": changed[:40]}) and "WRONG" in refused({"proof": changed})


async def test_what_a_newcomer_types_is_understood_or_refused_in_a_line(
    database: Database, tmp_path: Path
) -> None:
    scheme = load_scheme("tebingtinggi")
    records = (await books(database, scheme, "2026"))[0]
    text, root = document(scheme, records)
    file = tmp_path / "data.json"
    file.write_text(text, "utf-8")

    def run(*given: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, "-I", FILE, *given], capture_output=True, text=True)
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    rows, digits = root.split()
    for said in (
        [root],
        [rows, digits],
        [digits],
        [f"{rows}: {digits.upper()}"],
        [f"Root:\n{root}"],
    ):
        assert run(str(file), *said)[0] == 0, said
    for given in ([], [str(file)]):
        status, told = run(*given)
        assert status == 1 and "WHAT ROOT" in told, given
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    for name in ("no-such-file.json", "photo.png"):
        status, told = run(str(tmp_path / name), root)
        assert status == 1 and "WRONG: it cannot be read" in told, name


def test_it_needs_nothing_but_python_and_stays_short() -> None:
    text = FILE.read_text("utf-8")
    assert len(text.splitlines()) <= 200
    imported = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.ImportFrom(module=str(name)):
                imported.add(name.partition(".")[0])
            case ast.Import(names=names):
                imported |= {each.name.partition(".")[0] for each in names}
    assert imported and imported <= sys.stdlib_module_names
