"""What is kept of files and places, which depends on the settings of the office."""

from __future__ import annotations

from domain.office import Office
from locales import Html, Words


def files_place(words: Words, office: Office) -> Html:
    """Where files of evidence are."""
    return words("kept-files-server" if office.keeps_evidence else "kept-files-telegram")


def files_kept(words: Words, office: Office) -> list[Html]:
    """Where files of evidence are, and how long places of attendance are kept; a line each."""
    lines = [files_place(words, office)]
    if office.keeps_evidence and office.retention.evidence is not None:
        lines.append(words("kept-evidence", days=office.retention.evidence.days))
    if office.attends_in_chat:
        lines.append(words("kept-locations", days=office.location_lifetime.days))
    return lines
