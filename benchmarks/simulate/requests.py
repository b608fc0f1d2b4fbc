"""What employees ask for: leave, a stand-in, and a correction of what is recorded of them."""

from __future__ import annotations

import re
from datetime import date

from benchmarks.simulate.cast import Member
from benchmarks.simulate.forms import Form, fills
from benchmarks.simulate.journal import SUBMITTED, Acting, Case
from benchmarks.simulate.scripts import Hands, Script

_ANEW = {"Isian Anda belum selesai": ("Buang isian",)}
"""Of an earlier form of the kind that was left open: what it says is no longer meant."""


def asks_leave(hands: Hands, member: Member, kind: str, first: date, last: date) -> Script:
    """Asks for leave or travel, without a document."""
    form = Form(
        "/izin",
        {
            **_ANEW,
            "Izin yang sama sudah Anda ajukan": "",
            "Izin Anda": ("➕ Ajukan izin",),
            "Pengajuan izin … Apa yang ingin Anda ajukan?": (kind,),
            "Pengajuan izin … Mulai tanggal berapa?": _written(first),
            "Pengajuan izin … Sampai tanggal berapa?": _written(last),
            "Pengajuan izin … Sehari penuh atau": ("Sehari penuh",),
            "Pengajuan izin … Apa alasannya?": "Keperluan yang tidak dapat ditunda",
            "Pengajuan izin … dokumen?": ("Lewati",),
            "Pengajuan izin … Sudah benar?": ("Kirim",),
        },
        done=rf"Izin (terkirim|Anda di)[^📅]*📅 \w+, {first.day} ",
    )
    at = yield from fills(hands.stage, hands.chance, member.phone, form)
    steps = [(at, SUBMITTED, member.number)]
    hands.journal.add(Case("leave", member.number, first, hands.next_serial(), steps, until=last, leave=kind))


def names_stand_in(hands: Hands, head: Member, stand_in: Member, first: date, last: date) -> Script:
    """A supervisor who goes on leave says who decides meanwhile."""
    form = Form(
        "/delegasi",
        {
            **_ANEW,
            "Plt. dan Plh. … Sudah ada": "",
            "Plt. dan Plh. … Untuk atasan yang mana?": (f"{re.escape(head.name)}, .*",),
            "Plt. dan Plh. … Siapa yang bertindak?": (f"{re.escape(stand_in.name)}(, .*)?",),
            "Plt. dan Plh. … tulis sebagian nama": stand_in.name,
            "Plt. dan Plh. … Sebagai apa?": (r"Plh\. .*",),
            "Plt. dan Plh. … Mulai tanggal berapa?": _written(first),
            "Plt. dan Plh. … Sampai tanggal berapa?": _written(last),
            "Plt. dan Plh. … Sudah benar?": ("Tunjuk",),
            "Plt. dan Plh.": ("➕ Tunjuk .*",),
        },
        done="Penunjukan tercatat",
    )
    yield from fills(hands.stage, hands.chance, head.phone, form)
    hands.journal.stand_ins.append(Acting(head.number, stand_in.number, first, last))


def corrects_own_data(hands: Hands, member: Member, day: date) -> Script:
    """Asks for another position from a day on."""
    form = Form(
        "/perbaikan",
        {
            **_ANEW,
            "Permintaan Anda tentang data ini belum diputuskan": "",
            "Anda satu-satunya administrator": "",
            "Perbaiki data saya": ("✏️ Ajukan perbaikan",),
            "Perbaikan data … Data mana yang keliru?": ("Jabatan",),
            "Perbaikan data … Tulis jabatan": f"Analis {hands.next_serial()}",
            "Perbaikan data … Sejak tanggal berapa": _written(day),
            "Perbaikan data … Ada penjelasan": ("Lewati",),
            "Perbaikan data … dokumen?": ("Lewati",),
            "Perbaikan data … Kirim ke administrator?": ("Kirim",),
        },
        done="Permintaan perbaikan terkirim|Data Anda sudah diperbaiki",
    )
    yield from fills(hands.stage, hands.chance, member.phone, form)


def _written(day: date) -> str:
    return f"{day.day}/{day.month}"
