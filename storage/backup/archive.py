"""The one file of a backup: a zip with the database, kept evidence, and a manifest that tells of both."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict

from storage.backup.facts import Facts
from storage.base.disk import system_reason
from storage.evidence_folder import EvidenceFolder

_MANIFEST = "manifest.json"
_EVIDENCE = "evidence/"
_CHUNK = 1 << 20
_DAMAGED = (BadZipFile, KeyError, EOFError, OSError, ValueError, struct.error, zlib.error, RuntimeError)
"""What `zipfile` raises while it reads a file that was altered or lost a part."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of everything in the zip; the manifest tells when it was made."""


class BackupError(Exception):
    """A backup cannot be made or restored, and nothing was changed; the text is one clause that says why."""


class Member(BaseModel):
    """The database in the zip."""

    model_config = ConfigDict(frozen=True)
    name: Literal["database.sqlite", "database.dump"]
    size: int
    sha256: str


class Manifest(BaseModel):
    """The content of a backup, and its moment."""

    model_config = ConfigDict(frozen=True)
    format: Literal[1] = 1
    made_at: AwareDatetime
    """UTC; whatever was committed before it is in the backup."""
    kind: Literal["sqlite", "postgresql"]
    facts: Facts
    log_faults: int | None
    """What the verification of the log of decisions found; None where the database is of another version."""
    database: Member
    evidence: int | None
    """Kept files of evidence in the backup; None where it was made without them."""


def write_database(
    archive: ZipFile, source: Path, name: Literal["database.sqlite", "database.dump"]
) -> Member:
    """Packs the database into an archive; of a dump, which is packed already, the bytes as they are."""
    member = _member(name, ZIP_DEFLATED if name == "database.sqlite" else ZIP_STORED)
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as read, archive.open(member, "w", force_zip64=True) as written:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            written.write(chunk)
    return Member(name=name, size=size, sha256=digest.hexdigest())


def write_evidence(archive: ZipFile, folder: EvidenceFolder) -> int:
    """Packs all files of a folder that are what was stored; returns how many."""
    packed = 0
    for digest in folder.digests():
        content = folder.read(digest)
        if content is not None:  # removed meanwhile, or altered: a backup of that helps nobody
            archive.writestr(_member(f"{_EVIDENCE}{digest}", ZIP_STORED), content)
            packed += 1
    return packed


def write_manifest(archive: ZipFile, manifest: Manifest) -> None:
    """Packs what the backup holds, as the last member."""
    archive.writestr(_member(_MANIFEST, ZIP_DEFLATED), manifest.model_dump_json(indent=1))


def _member(name: str, packing: int) -> ZipInfo:
    member = ZipInfo(name, _LONG_AGO)
    member.compress_type = packing
    member.external_attr = 0o600 << 16
    return member


@contextmanager
def new_archive(path: Path) -> Iterator[ZipFile]:
    """A new archive that its owner alone can read; on the disk when the block is left."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as file:
        # The fastest packing: a database shrinks to a fifth, and another tenth takes three times as long.
        with ZipFile(file, "w", allowZip64=True, compresslevel=1) as archive:
            yield archive
        file.flush()
        os.fsync(file.fileno())


class Backup:
    """An archive that is read."""

    def __init__(self, archive: ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest

    def unpack(self, target: Path) -> None:
        """Writes the database into a new file for its owner alone; raises BackupError when it was altered."""
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as written:
            self.unpack_into(written)

    def unpack_into(self, written: IO[bytes]) -> None:
        """Writes the database into an open file; raises BackupError when it was altered."""
        member, digest = self.manifest.database, hashlib.sha256()
        for chunk in self._chunks(member.name):
            digest.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
        if digest.hexdigest() != member.sha256:
            raise BackupError("the database in the backup is not the one that was put there")

    def require_evidence(self) -> None:
        """Reads all kept files; raises BackupError when one was altered or is not there."""
        for _ in self.evidence():
            pass

    def evidence(self) -> Iterator[bytes]:
        """The kept files; raises BackupError when one was altered or is not there."""
        names = [name for name in self._archive.namelist() if name.startswith(_EVIDENCE)]
        if len(names) != (self.manifest.evidence or 0):
            raise BackupError(f"the backup has {len(names)} files of evidence, not {self.manifest.evidence}")
        for name in names:
            content = b"".join(self._chunks(name))
            if hashlib.sha256(content).hexdigest() != name.removeprefix(_EVIDENCE):
                raise BackupError("a file of evidence in the backup is not the one that was put there")
            yield content

    def _chunks(self, name: str) -> Iterator[bytes]:
        # Only what is read here is guarded: the disk that it is written to may be full, which is no damage.
        try:
            with self._archive.open(name) as packed:
                while chunk := packed.read(_CHUNK):
                    yield chunk
        except _DAMAGED as error:
            raise BackupError(f"the backup is damaged: {name} cannot be read") from error


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """A backup with its manifest; raises BackupError when it is none, or one of a later format."""
    try:
        archive = ZipFile(path)
    except FileNotFoundError:
        raise BackupError(f"there is no file {path}") from None
    except IsADirectoryError:
        raise BackupError(f"{path} is a folder: name one of the backups in it") from None
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {system_reason(error)}") from error
    except _DAMAGED as error:
        raise BackupError(f"{path} cannot be read as a backup: {error}") from error
    with archive:
        try:
            manifest = Manifest.model_validate_json(archive.read(_MANIFEST))
        except _DAMAGED:  # what the manifest says wrongly is a ValueError too
            raise BackupError(f"{path} is no backup of this service, or one of a later version") from None
        yield Backup(archive, manifest)
