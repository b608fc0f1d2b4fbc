"""The doctor's findings about this machine: rights of files, folders, disk, clock and zones. No I/O."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct

from bot.cli.listing import counted
from bot.doctor.findings import Finding, fault, ok, warning
from storage.base.disk import system_reason

SKEW_NOTICED, SKEW_WRONG = timedelta(seconds=5), timedelta(minutes=1)
"""How far the clock may be off before it is reported, and before times of reports are wrong."""
_FAR = timedelta(minutes=30)
"""How far a clock is off whose zone was mistaken, at least."""
_FAR_OFF = (
    "so far off, local time may have been set as UTC: timedatectl status has to show the right universal "
    "time, a hardware clock in UTC (timedatectl set-local-rtc 0), and so has the host of a virtual machine"
)
_BACKUP_LATE, _BACKUP_STUCK = timedelta(hours=26), timedelta(days=3)
"""How old the newest backup may be before it is reported, and before it is a fault."""
_LITTLE, _TOO_LITTLE = 1_000_000_000, 200_000_000
"""Free bytes of the disk: below the first no evidence is fetched, below the second commits may fail."""


class Rights(Struct, frozen=True):
    """The rights of a file, and of the folder that it is in (permission bits)."""

    name: str
    holds: str
    mode: int
    folder_mode: int


class Folder(Struct, frozen=True):
    """A folder in which the service writes."""

    name: str
    free: int
    """Bytes."""
    refusal: OSError | None = None
    """Why nothing can be written there; None when a file could be made."""


def of_rights(file: Rights) -> Finding:
    """Whether others of this machine can read a file. They cannot where they may not enter its folder."""
    bits = file.mode & 0o044 & _reached(file.folder_mode)
    if not bits:
        return ok("rights", f"{file.name} is closed to others.")
    who = "everybody on this machine" if bits & 0o004 else "its group"
    told = f"{file.name}, which holds {file.holds}, can be read by {who}."
    return (fault if bits & 0o004 else warning)("rights", told, f"chmod go-rwx {file.name}")


def _reached(folder_mode: int) -> int:
    """The bits of reading that count: group and others need the right to enter the folder."""
    return (0o040 if folder_mode & 0o010 else 0) | (0o004 if folder_mode & 0o001 else 0)


def of_folder(folder: Folder) -> Finding:
    """Whether the service can write into a folder, and for how long there is room."""
    if folder.refusal is not None:
        told = f"Nothing can be written into {folder.name}: {system_reason(folder.refusal)}."
        return fault("disk", told, _way_in(folder.name, folder.refusal))
    told = f"{folder.name} can be written, {folder.free / 1e9:,.1f} GB are free."
    if folder.free >= _LITTLE:
        return ok("disk", told)
    level = fault if folder.free < _TOO_LITTLE else warning
    return level("disk", told, f"make room on the disk of {folder.name}")


def _way_in(name: str, refusal: OSError) -> str:
    match refusal.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"make room on the disk of {name}"
        case errno.EROFS:
            return f"mount the disk of {name} for writing, or name another folder"
        case _:
            return f"give the service's user the right to write into {name}"


def of_backup(age: timedelta | None) -> Finding:
    """Whether the newest backup is of the last night; None where there is none."""
    if age is None:
        return warning(
            "backup",
            "There is no backup yet.",
            "python -m bot backup; after a night the log says why none was made",
        )
    fix = "python -m bot backup; the log says why the nightly one failed"
    told = f"The newest backup is {round(age / timedelta(hours=1))} hours old."
    if age <= _BACKUP_LATE:
        return ok("backup", told)
    level = fault if age > _BACKUP_STUCK else warning
    return level("backup", told, fix)


def of_clock(skew: timedelta | None) -> Finding:
    """Whether the machine's clock agrees with another's; a positive skew is a clock that is ahead."""
    if skew is None:
        return warning(
            "clock",
            "The answers of the Bot API have no date: the machine's clock was compared with nothing.",
            "compare it with timedatectl status",
        )
    if abs(skew) <= SKEW_NOTICED:
        return ok("clock", "The machine's clock agrees with the Bot API's.")
    told = f"The machine's clock is {skew_told(skew)} {'ahead of' if skew > timedelta(0) else 'behind'}"
    level = fault if abs(skew) > SKEW_WRONG else warning
    fix = "timedatectl set-ntp true"
    return level("clock", f"{told} the Bot API's.", f"{fix}; {_FAR_OFF}" if abs(skew) >= _FAR else fix)


def skew_told(skew: timedelta) -> str:
    """How far a clock is off, without its direction: in seconds, minutes, hours or days."""
    seconds = round(abs(skew).total_seconds())
    minutes, days = round(seconds / 60), round(seconds / 86_400)
    if seconds < 600:
        return counted(seconds, "second")
    if minutes < 120:
        return counted(minutes, "minute")
    if minutes < 2 * 24 * 60:
        hours, rest = divmod(minutes, 60)
        return " ".join((counted(hours, "hour"), *([counted(rest, "minute")] if rest else [])))
    return counted(days, "day")


def of_zones(offsets: Mapping[str, timedelta | None], expected: Mapping[str, timedelta]) -> Finding:
    """Whether the machine's table of zones knows ours; None is a zone that it does not know."""
    wrong = [name for name, offset in offsets.items() if offset != expected[name]]
    if not wrong:
        return ok("zones", f"{', '.join(offsets)} are known.")
    return fault(
        "zones",
        f"The table of time zones is wrong for {', '.join(wrong)}.",
        "unset PYTHONTZPATH, and install the package tzdata again",
    )
