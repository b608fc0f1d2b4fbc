"""Files that people send."""

from __future__ import annotations

from playground.handle import PersonHandle
from tests.harness import OfficeOnTrial


async def sends(office: OfficeOnTrial, person: PersonHandle, content: str | bytes, name: str) -> None:
    """A person sends a file, and is answered."""
    await office.settle()
    person.sends_document(content.encode() if isinstance(content, str) else content, name)
    await office.settle()
