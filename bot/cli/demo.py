"""`python -m bot demo`: the sample office in a local Telegram, without a token and without the internet."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct

from bot.cli.base import Context, fail, writing
from bot.jobs import JOBS
from bot.settings import Settings
from domain.colleagues import Round
from domain.periods import Period
from domain.schemes import Assessor
from domain.targets import Ask, Terms
from domain.tickets import TicketKind, TicketLife
from handlers.onboarding.actions import accept
from jobs.colleagues import to_ask
from locales import words_in
from storage.base.disk import system_reason
from storage.imports import import_office
from storage.records.assessments import AnswerKey
from storage.tables import Blocker, Employee, TargetProposal
from storage.uow import UnitOfWork

SAMPLE = Path("sample")
HOMES = Path("data/demo")
"""A folder per port, so that a second demo leaves the first one's database alone."""
START = "2026-11-20T09:00:00+07:00"
"""A Friday morning just after the sample's history: a report is due today, and the digest this afternoon."""
SCHEME = SAMPLE / "scheme.toml"
"""The sample office's own: an example of how an office adapts one that ships."""
OFFICE = "Kabupaten Contoh"
MARKS = (
    ("digest", "next Friday 15:00"),
    ("reminders", "next workday 16:00"),
    ("reviews", "next workday 08:00"),
    ("semester", "end of semester"),
)
"""When something happens in this office: the clock can be moved there."""
PLACE = (-6.1754, 106.8272)
"""Where all units work: the place that the page offers to share."""
TOKEN = "1:DEMO"
SHOWN = {"Sari Contoh": "ASN", "Budi Contoh": "Atasan", "Agus Contoh": "Administrator"}
CITIZENS = (("Warga", "Contoh", "id"), ("Tamu", "Contoh", "en"))
"""Names, and the language of their Telegram, which the bot follows."""
ENGLISH = {"ASN": "Employee", "Atasan": "Supervisor", "Warga": "Citizen", "Administrator": "Administrator"}
FIRST_TELEGRAM_ID = 1001
SHOWN_LINES = r"^job (\S+) \S+(: \d+ messages?)$"
"""Runs of jobs, without their slots: the page writes the time itself."""


class Tour(Struct, frozen=True):
    """How the guided tour plays."""

    auto: bool
    pace: float
    """Seconds between two actions when it plays by itself."""


def demo(
    port: Annotated[
        int, typer.Option(envvar="PORT", min=0, max=65535, help="Port of the page; 0 picks a free one.")
    ] = 8000,
    tour: Annotated[str, typer.Option(envvar="TOUR", help="'auto' plays the guided tour by itself.")] = "",
    pace: Annotated[
        float, typer.Option(envvar="TOUR_PACE", min=0, help="Seconds between two actions of such a tour.")
    ] = 1.2,
) -> None:
    """Starts the sample office in a local Telegram and prints its address. Every start is fresh."""
    if tour not in ("", "auto"):
        fail("TOUR is wrong: it is 'auto' or nothing.")
    if not SAMPLE.is_dir():
        fail("The folder sample/ is missing: start this in the project's own folder.")
    free_port = _free(port)
    home = HOMES / str(free_port)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    os.environ |= _settings(free_port, home)
    people = writing(_furnish, may_create=True)
    (home / "people.json").write_text(json.dumps(people, ensure_ascii=False, indent=1), "utf-8")
    (home / "tour.json").write_text(_tour(people), "utf-8")
    (home / "sentences.json").write_text(json.dumps(_sentences(), ensure_ascii=False, indent=1), "utf-8")
    typer.echo("Every start is fresh: nothing is kept from the previous run.")
    sys.stdout.flush()  # what follows takes the place of this process
    os.environ["CLOCK_URL"] = f"http://127.0.0.1:{free_port}/clock"
    os.execv(sys.executable, [sys.executable, *_playground(free_port, home, Tour(tour == "auto", pace))])


def _free(port: int) -> int:
    """The port, or a free one for 0; the end of the command when it is taken, before anything is touched."""
    with socket.socket() as probe:
        # As servers listen: a port that only closed connections linger on is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            fail(f"Port {port} cannot be used ({system_reason(error)}): choose another one with PORT.")
        return int(probe.getsockname()[1])


def _settings(port: int, home: Path) -> dict[str, str]:
    """Settings of the sample office: an office's `.env` is not the demo's, a SCHEME before `make demo` is."""
    fields = Settings.model_fields.items()
    usual = {name.upper(): "" if each.default is None else str(each.default) for name, each in fields}
    return {
        **{name: os.environ.get(name, value) for name, value in usual.items()},
        "BOT_TOKEN": TOKEN,
        "RATER_KEY": secrets.token_hex(32),
        "BOT_API_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{home}/kinerja.db",
        "OFFICE_NAME": OFFICE,
        "SCHEME": os.environ.get("SCHEME") or str(SCHEME),
        # The clock's marks, in the order of their times.
        "DIGEST_AT": "15:00",
        "REMIND_AT": "16:00",
        "REVIEW_REMIND_AT": "08:00",
        "ATTENDANCE": "chat",
        "ADMIN_TELEGRAM_IDS": "",
        "WEBHOOK_URL": "",
        "WEB_PORT": "0",
        "PUBLIC_URL": "",
        "RATINGS": "telegram",
        "AUDIT_CHANNEL": "",
        "BACKUP_DAYS": "0",
        "CLOCK_URL": "",
        "LOG_FORMAT": os.environ.get("LOG_FORMAT") or "text",  # the page shows its lines
    }


async def _furnish(context: Context, uow: UnitOfWork) -> list[dict[str, Any]]:
    now = datetime.fromisoformat(START)
    for outcome in await import_office(uow, context.office, SAMPLE, now):
        if not outcome.is_good:
            fail(f"sample/{outcome.path.name} cannot be imported: try python -m bot import office sample")
    employees = await uow.people.all()
    for unit in await uow.people.units():
        (unit.latitude, unit.longitude), unit.radius = PLACE, 200
    await put_open(uow, {person.nip: person.id for person in employees}, now)
    for telegram_id, employee in enumerate(employees, FIRST_TELEGRAM_ID):
        await accept(uow, employee, telegram_id, "id", now)
    for each in Round.all_on(context.office.scheme, now.date()):
        await uow.colleagues.ask(each, await to_ask(uow, context.office, each, now.date()))
    people = [_phone(number, employee) for number, employee in enumerate(employees, FIRST_TELEGRAM_ID)]
    after = FIRST_TELEGRAM_ID + len(employees)
    people += [
        _citizen(number, *citizen, is_open=number == after) for number, citizen in enumerate(CITIZENS, after)
    ]
    shown = ["ASN", "Atasan", "Warga", "Administrator"]
    return sorted(people, key=lambda phone: shown.index(phone["label"]) if phone["open"] else len(shown))


async def put_open(uow: UnitOfWork, people: Mapping[str, int], now: datetime) -> None:
    """What is not finished when the demo begins: a target, an overdue blocker, tickets, assessments."""
    waiting = json.loads((SAMPLE / "open.json").read_text("utf-8"))
    for each in waiting["targets"]:
        terms = Terms.model_validate({name: value for name, value in each.items() if name != "nip"})
        said = {"date": now.date(), "ask": Ask.NEW, **terms.model_dump()}
        await uow.cases.add(TargetProposal, people[each["nip"]], now, **said)
    for each in waiting["blockers"]:
        due = date.fromisoformat(each["due"])
        person = people[each["nip"]]
        said = {"put_by_id": person, "date": due, "due": due, "steps": ()}
        told = {name: each[name] for name in ("what", "help")}
        await uow.cases.add(Blocker, person, now - timedelta(days=2), **said, **told)
    for each in waiting["tickets"]:
        service = await uow.services.by_code(each["service"])
        if service is not None:
            life = TicketLife.written(each["text"], date.fromisoformat(each["written_on"]))
            await uow.tickets.add(
                life, service_id=service.id, unit_id=service.unit_id, kind=TicketKind(each["kind"])
            )
    for each in waiting["assessments"]:
        about, source = people[each["nip"]], Assessor(each["source"])
        for criterion, rating in each["ratings"].items():
            asked = AnswerKey(Period.parse(each["period"]), about, source, criterion)
            await uow.assessments.rate(asked, people[each["assessor_nip"]], rating, now)


def _citizen(telegram_id: int, first: str, last: str, language: str, *, is_open: bool) -> dict[str, Any]:
    return {
        "id": telegram_id,
        "first_name": first,
        "last_name": last,
        "language_code": language,
        "label": "Warga",
        "label_en": ENGLISH["Warga"],
        "open": is_open,
    }


def _phone(telegram_id: int, employee: Employee) -> dict[str, Any]:
    first, _, last = employee.name.partition(" ")
    label = SHOWN.get(employee.name) or employee.position or "ASN"
    return {
        "id": telegram_id,
        "first_name": first,
        "last_name": last or None,
        "label": label,
        "label_en": ENGLISH.get(label),
        "open": employee.name in SHOWN,
        "started": True,
    }


def _tour(people: list[dict[str, Any]]) -> str:
    """The guided tour, with the people's Telegram ids in place of their names."""
    ids = {f"{phone['first_name']} {phone['last_name']}": phone["id"] for phone in people}

    def with_ids(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: ids.get(inner, inner) if key in ("person", "chat") else with_ids(inner)
                for key, inner in value.items()
            }
        return [with_ids(inner) for inner in value] if isinstance(value, list) else value

    return json.dumps(with_ids(json.loads((SAMPLE / "tour.json").read_text("utf-8"))), ensure_ascii=False)


def _sentences() -> list[dict[str, Any]]:
    """What the page says of a run of each job; of one that had nobody to write to, quietly."""
    runs = (("0 messages", "job-ran-none"), ("1 message", "job-ran-one"), (r"(\d+) messages", "job-ran-many"))
    return [
        {
            "matches": f"^{job.name}: {printed}$",
            "text": _told("id", job.name, key),
            "text_en": _told("en", job.name, key),
            "quiet": key == "job-ran-none",
        }
        for job in JOBS
        for printed, key in runs
    ]


def _told(language: str, job: str, key: str) -> str:
    words = words_in(language)
    return words.plain(key, job=words.plain(f"job-{job}"), messages="{1}")


def _mark(name: str, rule: str) -> str:
    return "|".join((*_in_both(f"demo-mark-{name}"), rule, *_in_both(f"demo-hint-{name}")))


def _in_both(key: str, **params: str) -> tuple[str, str]:
    """A sentence in Indonesian and in English."""
    return words_in("id").plain(key, **params), words_in("en").plain(key, **params)


def _playground(port: int, home: Path, tour: Tour) -> list[str]:
    return [
        "-m",
        "playground",
        *("--port", str(port), "--token", TOKEN, "--people", str(home / "people.json")),
        *("--bot-name", "Lapor Kinerja", "--bot-username", "kinerja_contoh_bot"),
        *("--now", START, "--zone", "Asia/Jakarta", "--show", SHOWN_LINES),
        *("--sentences", str(home / "sentences.json")),
        *("--intro", "|".join(_in_both("demo-title") + _in_both("demo-about", office=OFFICE))),
        *(f"--mark={_mark(name, rule)}" for name, rule in MARKS),
        *("--tour", str(home / "tour.json")),
        *("--tour-pace", str(tour.pace)),
        *(["--tour-auto"] if tour.auto else []),
        *("--", sys.executable, "-m", "bot", "run"),
    ]
