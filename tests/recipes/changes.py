"""The smallest change by each recipe: text that is put behind or before a place of a file, and new files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LAST = max(path.name for path in (ROOT / "storage" / "migrations" / "versions").glob("[0-9]*.py"))[:4]
_NEXT = f"{int(_LAST) + 1:04}"


@dataclass(frozen=True)
class Change:
    """Text for a file: behind or before something that stands there once, or the whole of a new file."""

    file: str
    text: str
    behind: str = ""
    before: str = ""

    def make(self, root: Path) -> None:
        """Changes a copy of the project; fails where the place is not there, or is there twice."""
        path, place = root / self.file, self.behind or self.before
        if not place:
            path.parent.mkdir(exist_ok=True)
            path.write_text(self.text, "utf-8")
            return
        whole = path.read_text("utf-8")
        assert whole.count(place) == 1, f"{self.file} has {place!r} {whole.count(place)} times"
        changed = place + self.text if self.behind else self.text + place
        path.write_text(whole.replace(place, changed), "utf-8")


def sentences(file: str, indonesian: str, english: str) -> list[Change]:
    """Sentences at the beginning of a file of each language; a file that is not there begins with them."""
    texts = {"id": indonesian, "en": english}
    first = {code: (ROOT / "locales" / code / file) for code in texts}
    return [
        Change(f"locales/{code}/{file}", text, before=path.read_text("utf-8") if path.exists() else "")
        for (code, text), path in zip(texts.items(), first.values(), strict=True)
    ]


QUESTION = [
    Change("domain/entries.py", "    place: str | None = None\n", behind="    minutes: int | None = None\n"),
    Change(
        "handlers/daily_report/talk.py",
        '        Sentence("place", parse_activity, optional=True),\n',
        before='        Files("evidence"',
    ),
    Change(
        "handlers/kit/entry_text.py",
        '    if said.place is not None:\n        lines.append(words("entry-line-place", place=said.place))\n',
        before="    if evidence:\n",
    ),
    Change(
        "storage/tables/work.py",
        "    place: Mapped[str | None]\n",
        behind="    minutes: Mapped[int | None]\n",
    ),
    Change(
        f"storage/migrations/versions/{_NEXT}_places.py",
        f'''"""Where work was done."""

import sqlalchemy as sa
from alembic import op

revision = "{_NEXT}"
down_revision = "{_LAST}"


def upgrade() -> None:
    op.add_column("entries", sa.Column("place", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("entries", "place")
''',
    ),
    *sentences(
        "report.ftl",
        "report-ask-place = Di mana pekerjaan ini dilakukan?\n"
        "report-field-place = Tempat\nentry-line-place = 📍 { $place }\n",
        "report-ask-place = Where was this work done?\n"
        "report-field-place = Place\nentry-line-place = 📍 { $place }\n",
    ),
    Change("tests/harness.py", '"Lewati", ', behind='LAST_ANSWERS = ("2 jam", '),
    Change("tests/upgrades/answers.py", '    "place": "Lewati",\n', before='    "evidence": "Lewati",\n'),
]
"""A question: where the work was done."""

SOURCE = [
    Change(
        "docs/scoring.md", "| `punctuality` | on-time days ÷ E × 100 | E = 0 |\n", before="| `attendance` |"
    ),
    Change("domain/schemes/model.py", '    PUNCTUALITY = "punctuality"\n', before="    ATTENDANCE = "),
    Change(
        "domain/schemes/model.py",
        ", Source.PUNCTUALITY",
        behind="Source.SUPERVISOR_RATING, Source.DISCIPLINE",
    ),
    Change(
        "domain/scoring/sources.py",
        """def _punctuality(_: Scheme, facts: PersonFacts) -> SourceValue:
    days = facts.reported
    if not facts.expected_days:
        return SourceValue(None, 0, Missing.NO_EXPECTED_DAY)
    on_time = weighed(days.on_time, days.half_on_time)
    return SourceValue(_credited(on_time, 0, Fraction(0), facts.expected_days), days.on_time)


""",
        before="def _attendance(",
    ),
    Change(
        "domain/scoring/sources.py",
        "    Source.PUNCTUALITY: _punctuality,\n",
        before="    Source.ATTENDANCE: ",
    ),
    Change(
        "handlers/scores/records.py",
        "    Source.PUNCTUALITY: _report_days,\n",
        before="    Source.ATTENDANCE: ",
    ),
    Change(
        "handlers/kit/score_sums.py",
        """def _punctuality(words: Words, records: PersonRecords, component: ComponentResult) -> list[Html]:
    days, expected = records.facts().reported, words.figure(records.facts().expected_days)
    on_time = words.figure(weighed(days.on_time, days.half_on_time))
    return [words("sum-punctuality", on_time=on_time, expected=expected, value=_value(words, component))]


""",
        before="def _attendance(",
    ),
    Change(
        "handlers/kit/score_sums.py",
        "    Source.PUNCTUALITY: _punctuality,\n",
        before="    Source.ATTENDANCE: ",
    ),
    *sentences(
        "score.ftl",
        "records-punctuality = { $count } hari tepat waktu\n"
        "sum-punctuality = { $on_time } tepat waktu ÷ { $expected } hari wajib lapor × 100 = { $value }\n",
        "records-punctuality = { $count } days on time\n"
        "sum-punctuality = { $on_time } on time ÷ { $expected } expected days × 100 = { $value }\n",
    ),
    *sentences(
        "rules.ftl",
        "rules-source-punctuality = hari yang dilaporkan tepat waktu.\n",
        "rules-source-punctuality = days that were reported on time.\n",
    ),
    *sentences(
        "follow_up.ftl",
        "follow-up-example-punctuality = • <i>Laporkan pekerjaan sebelum pulang.</i>\n",
        "follow-up-example-punctuality = • <i>Report your work before you go home.</i>\n",
    ),
    Change(
        "docs/verify/verify.py",
        '        case "punctuality":\n            return credited(days, "report", {"on_time": 1})\n',
        before='        case "attendance"',
    ),
    Change(
        "tests/brute_force/sources.py",
        """    def _punctuality(self, nip: str) -> Value:
        days, firsts = self.expected(nip, self.start, self.end), self.firsts(nip)
        if not days:
            return None, 0, "no_expected_day"
        on_time = sum(day in firsts and firsts[day] <= self.deadline(nip, unit, day) for day, unit in days)
        return self.in_time(nip, Fraction(0)) / self.weight(nip, days) * 100, on_time, None

""",
        before="    def _attendance(",
    ),
    Change(
        "tests/brute_force/own.toml",
        '[[components]]\nid = "punctuality"\nsource = "punctuality"\nweight = 1\n'
        'title = { id = "Tepat waktu", en = "On time" }\n\n',
        before='[[components]]\nid = "attendance"',
    ),
]
"""A scoring source: the share of expected days that were reported on time."""

JOB = [
    Change(
        "jobs/greeting.py",
        '''"""A greeting on Monday morning, to the administrators."""

from __future__ import annotations

from datetime import datetime, time

from domain.notices import Greeting
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import CatchUp, Slot, Timetable
from storage.uow import UnitOfWork


def on_monday(office: Office) -> Timetable:
    """At half past seven."""
    return Timetable(time(7, 30), frozenset({0}), CatchUp.SAME_DAY)


async def greet(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Greets each administrator."""
    recipients = await uow.administrators.recipients(office, now)
    return await uow.outbox.add_many([(Greeting(), each) for each in recipients], now)


GREETING = Job("greeting", on_monday, Zones.OF_OFFICE, greet)
''',
    ),
    Change("jobs/catalogue.py", "from jobs.greeting import GREETING\n", before="from jobs.job import Job\n"),
    Change("jobs/catalogue.py", "        GREETING,\n", before="        RETENTION,\n"),
    Change(
        "domain/notices.py",
        '''class Greeting(Notice, kind="greeting"):
    """To an administrator: good morning."""


''',
        before="class FoundAlone(",
    ),
    Change(
        "handlers/reminders/room.py",
        '''from domain.notices import Greeting
from handlers.frame.room import Telling


async def greeting(told: Telling, notice: Greeting) -> Screen:
    """To an administrator: good morning."""
    return Screen(told.words("greeting"))


''',
        before="ROOM = Room(",
    ),
    Change("handlers/reminders/room.py", "    notices={Greeting: greeting},\n", behind="ROOM = Room(\n"),
    *sentences("jobs.ftl", "job-greeting = salam Senin pagi\n", "job-greeting = Monday greeting\n"),
    *sentences("reminders.ftl", "greeting = Selamat pagi.\n", "greeting = Good morning.\n"),
    Change(
        "docs/operations.md",
        "| `greeting` | Monday, 07:30 | greets administrators |\n",
        before="| `retention` |",
    ),
]
"""A job: a greeting on Monday morning."""

ROOM = [
    Change("handlers/contact/__init__.py", '"""Who the administrators are."""\n'),
    Change(
        "handlers/contact/room.py",
        '''"""`/kontak`: the administrators by name."""

from __future__ import annotations

from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn


async def contact(turn: Turn) -> None:
    """Who can be asked."""
    names = await turn.uow.administrators.names(turn.office, turn.now)
    turn.say(Screen(turn.words("contact-names", names=", ".join(names))))


ROOM = Room(commands=[Command("kontak", Action.SEE_CONTACT, contact, reads=True)])
''',
    ),
    Change(
        "handlers/rooms.py",
        "from handlers.contact.room import ROOM as CONTACT\n",
        before="from handlers.daily_report.",
    ),
    Change("handlers/rooms.py", "        CONTACT,\n", behind="        GUIDE,\n"),
    Change("handlers/frame/action.py", "    SEE_CONTACT = auto()\n", behind="    READ_GUIDE = auto()\n"),
    Change(
        "handlers/frame/gate.py",
        "    Action.SEE_CONTACT: (rights.employee,),\n",
        before="    Action.READ_GUIDE:",
    ),
    *sentences(
        "contact.ftl",
        "menu-kontak = Administrator\ngate-see-contact = Maaf, ini hanya untuk pegawai.\n"
        "contact-names = Administrator: { $names }.\n",
        "menu-kontak = Administrators\ngate-see-contact = Sorry, this is for employees only.\n"
        "contact-names = Administrators: { $names }.\n",
    ),
    Change(
        "tests/handlers/test_contact.py",
        '''"""`/kontak` names the administrators."""

from tests.harness import OfficeOnTrial


async def test_an_employee_learns_who_they_are_and_a_stranger_does_not(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/kontak")
    assert "Administrator: Agus Contoh." in office.sari.sees()
    await office.says(office.stranger, "/kontak")
    assert "hanya untuk pegawai" in office.stranger.sees()
''',
    ),
    Change("tests/handlers/test_menus.py", '    "kontak",\n', behind='    "panduan",\n'),
    Change("docs/features.md", "- `/kontak` names the administrators.\n", before="- `/aturan` explains"),
]
"""A feature room: `/kontak`, which names the administrators."""


def language(root: Path) -> list[Change]:
    """A third language, which says in Indonesian whatever a copy of the project says."""
    told = {path.name: path.read_text("utf-8") for path in (root / "locales" / "id").glob("*.ftl")}
    return [
        *(Change(f"locales/jv/{name}", text) for name, text in told.items()),
        Change("locales/__init__.py", ', "jv"', behind='Language = Literal["id", "en"'),
        Change("locales/__init__.py", ', "jv": Writing("HH.mm", ".")', behind='"en": Writing("HH:mm", ",")'),
        *(
            Change(file, ", jv", behind="who have not chosen one: id")
            for file in (".env.example", "README.md")
        ),
    ]


RECIPES: Mapping[str, list[Change]] = {
    "A question in `/lapor`": QUESTION,
    "A scoring source": SOURCE,
    "A job": JOB,
    "A feature room": ROOM,
}
