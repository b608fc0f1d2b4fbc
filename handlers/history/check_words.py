"""What is told of an issued paper, in the chat, on the web and on the command line."""

from __future__ import annotations

from domain.office import Office
from domain.papers import veiled
from domain.people import Nip
from domain.typed_codes import written
from handlers.history.actions import Checked
from locales import Html, Words


def check_lines(words: Words, office: Office, checked: Checked, *, is_stranger: bool) -> list[Html]:
    """What is told of an issued paper. Strangers do not see the date of birth in the NIP."""
    issued = checked.issued
    nip = veiled(checked.person.nip) if is_stranger else Nip(checked.person.nip).pretty
    issued_at = issued.issued_at.astimezone(office.zone)
    return [
        words(f"check-{'same' if checked.is_same else 'changed'}"),
        *([] if checked.is_latest else [words("check-newer")]),
        Html(""),
        words("check-office", office=office.name),
        words("check-kind", kind=words(f"paper-title-{issued.kind}")),
        words("check-person", name=checked.person.name, nip=nip),
        words("check-period", month=words.month(checked.period.start)),
        words("check-entries", entries=issued.entries, approved=issued.approved),
        words("check-issued", moment=issued_at, zone=office.zone_name, revision=issued.revision),
        words("check-code", code=written(issued.code)),
        words("check-compare"),
    ]
