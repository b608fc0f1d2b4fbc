"""Files for an import, broken in every way: read or refused with a reason, and the office works on."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from domain.imports import BadFile
from domain.sent_files import TO_DO
from storage.imports.sent import read_sent
from storage.tables import SentFile
from tests.fuzz.campaign import clean, failures, inner_words, still_reports, tried
from tests.fuzz.files import FILES, NAMES, PLAIN
from tests.harness import OfficeOnTrial


@tried(150)
@given(file=FILES, name=NAMES)
def test_any_file_is_read_or_refused(file: tuple[str, bytes], name: str) -> None:
    ending, content = file
    with tempfile.TemporaryDirectory() as made:
        path, folder = Path(made) / f"{Path(name).name}.{ending}", Path(made) / "unpacked"
        folder.mkdir()
        path.write_bytes(content)
        try:
            read_sent(path, folder)
        except BadFile as bad:
            assert str(bad)
        assert sorted(each.name for each in Path(made).iterdir()) == sorted([path.name, folder.name])


@tried(10)
@given(files=st.lists(st.tuples(st.just("csv"), PLAIN) | FILES, min_size=1, max_size=4), name=NAMES)
async def test_any_file_in_the_chat_is_answered(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture, files: list[tuple[str, bytes]], name: str
) -> None:
    await office.settle()
    for ending, content in files:
        office.admin.sends_document(content or b"-", f"{name}.{ending}")
        await office.settle()
        for label in office.admin.labels():
            if label.startswith("✅"):
                await office.taps(office.admin, label)
                break
    assert await office.rows(select(SentFile.id).where(SentFile.state.in_(TO_DO))) == []
    assert await failures(office, clean(caplog)) == []
    assert inner_words(office) == []
    await still_reports(office)
