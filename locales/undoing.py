"""Words about why an import cannot be undone."""

from __future__ import annotations

from domain.imports.undoing import Obstacle
from locales import Words


def obstacle_text(words: Words, obstacle: Obstacle) -> str:
    """“3 laporan diputuskan setelah impor itu: …”."""
    record = words.plain("import-record", table=obstacle.table)
    text = words.plain(f"import-obstacle-{obstacle.reason}", count=obstacle.count, record=record)
    if obstacle.names:
        text = f"{text}: {'; '.join(obstacle.names)}"
    if len(obstacle.names) < obstacle.count and obstacle.names:
        more = words.plain("import-obstacle-more", count=obstacle.count - len(obstacle.names))
        text = f"{text} {more}"
    if obstacle.imports:
        numbers = ", ".join(map(str, obstacle.imports))
        text = f"{text} {words.plain('import-obstacle-by', numbers=numbers)}"
    return text
