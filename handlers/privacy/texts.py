"""What `/privasi` says, in the chat and on the pages for citizens."""

from __future__ import annotations

from enum import StrEnum

from domain.office import Office
from handlers.kit.kept import files_kept
from locales import Html, Words


class Topic(StrEnum):
    """What something is kept of."""

    REPORT = "r"
    RATING = "n"
    TICKET = "t"
    FILES = "f"


OF_CITIZENS = (Topic.RATING, Topic.TICKET)


def topic_lines(words: Words, office: Office, topic: Topic) -> list[Html]:
    """What is stored about a topic, one line per fact; about files by the office's settings."""
    kept = office.retention
    text = words(f"privacy-text-{topic.name.lower()}", days=kept.drafts.days)
    lines = [Html(line) for line in text.split("\n")]
    if topic is Topic.RATING and kept.comments is not None:
        lines.append(words("kept-comments", days=kept.comments.days))
    return [*lines, *files_kept(words, office)] if topic is Topic.FILES else lines
