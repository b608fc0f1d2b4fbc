"""The welcome: what can be done here, for whoever is greeted."""

from __future__ import annotations

from domain.office import Office
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen
from locales import Html, Words
from storage.tables import Employee


def welcome_screen(
    words: Words, office: Office, employee: Employee | None, *, is_admin: bool, title: Html | None = None
) -> Screen:
    """Greets a person of the roster, an administrator or a stranger, with the button of the first step."""
    if employee is None:
        parts = [words("help-stranger", office=office.name)]
        first = Button(words.plain("button-rate"), CommandTap("nilailayanan"), style="primary")
    else:
        parts = [words("help-employee", name=employee.name)]
        first = Button(words.plain("button-report"), CommandTap("lapor"), style="primary")
    if is_admin:
        parts.append(words("help-admin", office=office.name))
    if title is not None:
        parts.insert(0, title)
    return Screen(Html("\n\n".join(parts)), [[first]])
