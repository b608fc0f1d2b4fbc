"""The folder of kept files: by hash, for the service's user alone, and never given out when altered."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from storage.evidence_folder import EvidenceFolder


def test_a_file_is_kept_under_its_hash_for_its_user_alone(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path / "bukti")
    digest = folder.keep(b"isi berkas")
    assert digest == hashlib.sha256(b"isi berkas").hexdigest()
    assert folder.read(digest) == b"isi berkas"
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert file.name == digest
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for place in (file.parent, file.parent.parent):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert folder.keep(b"isi berkas") == digest


def test_the_names_on_the_way_to_it_are_on_the_disk_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink())
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    digest = EvidenceFolder(tmp_path).keep(b"isi berkas")
    assert flushed[-2:] == [tmp_path / digest[:2], tmp_path]


def test_what_was_altered_or_is_gone_is_not_given_out_and_is_stored_again(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path)
    digest = folder.keep(b"isi berkas")
    file = tmp_path / digest[:2] / digest
    file.write_bytes(b"isi lain")
    assert folder.read(digest) is None
    assert folder.keep(b"isi berkas") == digest
    assert folder.read(digest) == b"isi berkas"
    file.unlink()
    assert folder.read(digest) is None
