"""What `/privasi` says, in the chat and on the pages for citizens, and the same as a table for the office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from domain.office import Office
from domain.personal_data import KINDS, Basis, DataKind, Topic, kept_for, kinds_of
from handlers.kit.kept import files_place
from locales import LANGUAGES, Html, Words, words_in


def topic_groups(words: Words, office: Office, topic: Topic) -> list[list[Html]]:
    """What is kept about a topic and how long, by its basis; then who reads it. Each group is some lines."""
    groups: list[list[Html]] = []
    for basis, kinds in groupby(kinds_of(office, topic), lambda kind: kind.basis):
        lines = []
        for kind in kinds:
            what = words(f"kept-what-{kind.name}")
            lines.append(words("privacy-kind", what=what, until=until(words, office, kind)))
        groups.append([*lines, words("privacy-basis", basis=words(f"kept-basis-{basis}"))])
    place = [files_place(words, office)] if topic is Topic.FILES else []
    note = words(f"privacy-note-{topic.name.lower()}").split("\n")
    return [*groups, [*place, *map(Html, note)]]


def until(words: Words, office: Office, kind: DataKind) -> Html:
    """How long an office keeps a kind of data."""
    kept = kept_for(kind, office)
    if isinstance(kept, timedelta):
        return words("kept-until-days", days=kept.days)
    return words(f"kept-until-{kept}")


def kept_table(office: Office) -> str:
    """All kinds by their legal basis, with their tables, in every language, in Markdown; for docs/dpia.md."""
    return "\n".join(_rows(office))


def _rows(office: Office) -> Iterator[str]:
    yield "| data | disimpan · kept | tabel · tables |"
    yield "|---|---|---|"
    spoken = [words_in(language) for language in LANGUAGES]
    for basis in Basis:
        said = " · ".join(words.plain(f"kept-basis-{basis}") for words in spoken)
        yield f"| **{said}** | | |"
        for kind in (each for each in KINDS if each.basis is basis):
            what = " · ".join(words.plain(f"kept-what-{kind.name}") for words in spoken)
            kept = " · ".join(until(words, office, kind) for words in spoken)
            yield f"| {what} | {kept} | {', '.join(kind.tables)} |"
