"""How an open conversation goes on to its end, step by step, as its people would answer.

Another release may ask other questions before and after the one at which a conversation stands: an answer
belongs to a step, not to a place in a row.
"""

from __future__ import annotations

from tests.attendance import HERE
from tests.harness import OfficeOnTrial

_MOST_STEPS = 12
Answer = str | tuple[str, ...]
"""The label of a button, or what is written behind a ">"; several where a step takes several."""
_REPORT: dict[str, Answer] = {
    "date": "Hari ini",
    "activity": "> Menyusun laporan keuangan",
    "volume": "> 3 dokumen",
    "time": "2 jam",
    "evidence": "Lewati",
    "rating": "4 – Baik",
}
_TARGET: dict[str, Answer] = {
    "title": "> Melayani permohonan KTP",
    "period": "Semester 2 2026",
    "quantity": "> 120 dokumen",
    "indicator": "Lewati",
    "kind": "Utama",
    "rencana_aksi": "Lewati",
}
ANSWERS: dict[str, dict[str, Answer]] = {
    "announce": {"text": "> Apel pukul 07.30"},
    "answertk": {},
    "askfb": {"about": "Lewati"},
    "assess": {"note": "> Menolong pemohon lanjut usia"},
    "assign": {},
    "attend": {},
    "blocker": {"due": "Besok"},
    "closeservice": {"day": "Besok"},
    "correction": {"reason": "Lewati", "proof": "Lewati"},
    "decision": {"owner": "Sari Contoh", "due": "Sepekan lagi"},
    "delegation": {"kind": "Plh.", "first": "Hari ini", "last": "Dua hari"},
    "detail": {"value": "> Sari Contoh, S.E."},
    "duty": {"days": ("Sab, 28 Nov: libur", "Lanjut")},
    "ekinerja": {"times": "> 08.00-10.00"},
    "endstaff": {"last": "Hari ini"},
    "extension": {"last": "Satu hari saja", "until": "7 hari lagi", "reason": "> Gangguan jaringan"},
    "feedback": {"entry": "Pekerjaannya secara umum", "text": "> Warga dilayani dengan sabar"},
    "find": {"person": "Sari Contoh"},
    "follow-up": {"text": "> Dampingi satu rekan baru selama tiga bulan."},
    "inovasi": {},
    "join": {"nip": "> 012003"},
    "joiner": {
        "nip": "> 199504052020122001",
        "unit": "Dinas Pelayanan",
        "start": "Hari ini",
        "supervisor": "Budi Contoh",
        "position": "Lewati",
        "employment": "Lewati",
    },
    "leave": {"reason": "> Urusan keluarga", "proof": "Lewati"},
    "leaving": {"successor": "Tanpa atasan"},
    "link": {"target": "1. Melayani permohonan KTP"},
    "notice": {"text": "Pekerjaan rutin"},
    "objectanswer": {"proof": "Tanpa bukti"},
    "objectdecide": {"reasons": "> Catatan sudah benar menurut berkas."},
    "objection": {"proof": "Tanpa bukti"},
    "objectname": {},
    "officeday": {"kind": "Libur", "title": "Lewati"},
    "passtk": {"text": "Lewati"},
    "place": {"radius": "100 m"},
    "plan": {"text": "> Rapat staf bulanan"},
    "posting": {"start": "Besok", "supervisor": "Atasan tetap"},
    "promise": {"due": "Sebulan lagi"},
    "proof": {"evidence": "Lanjut"},
    "quarantine": {"why": "Dijawab oleh mesin"},
    "reason": {},
    "replyfb": {"text": "> Terima kasih, Pak"},
    "report": _REPORT,
    "service": {"code": "AKTA-KELAHIRAN", "population": "Lewati"},
    "settgt": _TARGET | {"people": "Lanjut (1)"},
    "several": {"date": "Kam, 19 Nov"},
    "staffing": {"person": "Sari Contoh", "first": "Besok", "last": "Seterusnya"},
    "supervisor": {"start": "Hari ini", "reason": "> SK mutasi 12"},
    "talk": {},
    "target": _TARGET,
    "trial": {"desk": "Selesai"},
    "unit": {"zone": "WITA", "week": "Senin–Jumat"},
    "unithead": {"start": "Besok"},
}
"""By conversation and step; at a summary the first button is tapped."""


async def go_on(office: OfficeOnTrial, telegram_id: int) -> None:
    """Answers what the conversation of a person asks until it is over; AssertionError when it never is."""
    person = office.playground.person(telegram_id)
    flow = None
    for _ in range(_MOST_STEPS):
        held = await office.held(telegram_id)
        if held is None or flow not in (None, held.flow):
            return
        flow, step = held.flow, held.step.partition(" ")[0]
        if flow == "attend":
            person.shares_location(*HERE, accuracy=12)
            await office.settle()
            continue
        answer = person.labels()[0] if step == "summary" else ANSWERS[flow][step]
        for each in (answer,) if isinstance(answer, str) else answer:
            if each.startswith("> "):
                await office.says(person, each[2:])
            else:
                await office.taps(person, each)
    raise AssertionError(f"{flow} never ends: {person.sees()}")
