"""The papers of a closed semester in the documentation are what is made of the sample office."""

from __future__ import annotations

import sample.results
from tests.handlers.papers import Received


async def test_the_papers_in_the_documentation_are_what_is_made_of_the_sample() -> None:
    """`make sample` writes them; compressed bytes differ between machines, so what is in them is compared."""
    for name, made in (await sample.results.make()).items():
        new = Received(name, made, "")
        kept = Received(name, (sample.results.PAPERS / name).read_bytes(), "")
        if name.endswith(".pdf"):
            assert new.text() == kept.text(), f"{name}: make sample"
            # Of a usual result what is signed and the codes that prove it are one sheet of paper.
            assert not name.startswith("lembar-hasil") or len(new.pdf().pages) == 1
            assert all(is_embedded for _, is_embedded in kept.fonts()), name
        else:
            assert new.table() == kept.table(), f"{name}: make sample"
