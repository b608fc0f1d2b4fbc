"""Every command of the service."""

from __future__ import annotations

import typer

from bot.cli import (
    audit,
    calendar,
    exports,
    imports,
    jobs,
    objections,
    period,
    privacy,
    schemes,
    score,
    services,
    stand_ins,
    updates,
    visits,
)
from bot.cli.agreement import show_agreement
from bot.cli.backup import backup, restore
from bot.cli.breach import breach
from bot.cli.check import check
from bot.cli.copying import copy_database
from bot.cli.demo import demo
from bot.cli.doctor import doctor
from bot.cli.ekinerja import ekinerja, skp
from bot.cli.invites import invite
from bot.cli.run import run
from bot.cli.setup import setup
from bot.cli.skm import app as skm
from bot.cli.verify import verify

app = typer.Typer(
    help="Daily work reports and performance scores over Telegram.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(run)
app.command()(demo)
app.command()(check)
app.command()(doctor)
app.command()(breach)
app.command()(backup)
app.command()(restore)
app.command("copy-database")(copy_database)
app.command()(setup)
app.command()(invite)
app.add_typer(skm, name="skm")
app.command()(verify)
app.command("agreement")(show_agreement)
app.add_typer(audit.app, name="audit")
app.add_typer(calendar.app, name="calendar")
app.add_typer(exports.app, name="export")
imports.app.command("ekinerja")(ekinerja)
imports.app.command("skp")(skp)
app.add_typer(imports.app, name="import")
app.add_typer(jobs.app, name="jobs")
app.add_typer(objections.app, name="objection")
app.add_typer(period.app, name="period")
app.add_typer(privacy.app, name="privacy")
app.add_typer(schemes.app, name="scheme")
app.add_typer(score.app, name="score")
app.add_typer(services.app, name="services")
app.add_typer(stand_ins.app, name="stand-in")
app.add_typer(updates.app, name="updates")
app.add_typer(visits.app, name="visits")
