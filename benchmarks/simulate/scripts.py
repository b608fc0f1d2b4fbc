"""What people do on their phones, a step at a time: each `yield` waits for the bot's answer."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any

from benchmarks.simulate.cast import Cast, Cheat, Member
from benchmarks.simulate.journal import APPROVED, REJECTED, RETURNED, SUBMITTED, Case, Journal
from benchmarks.simulate.stage import Stage
from playground.handle import PersonHandle

Script = Iterator[None]
RATINGS = {5: "5 – Sangat baik", 4: "4 – Baik", 3: "3 – Cukup", 2: "2 – Kurang"}
_VERBS = ("memeriksa", "menyusun", "menyalin", "mendata", "menindaklanjuti", "mengarsipkan")
_THINGS = ("surat masuk", "berkas permohonan", "konsep nota dinas", "data warga", "laporan kegiatan")
_PLACES = ("Mekar", "Sukamaju", "Sumber", "Tirta", "Harapan", "Bukit", "Lembah", "Muara", "Padang", "Rawa")
_MEASURES = ("berkas", "surat", "dokumen")
_COPIED = (
    "melaksanakan seluruh tugas pokok dan fungsi sesuai arahan pimpinan yaitu menerima mencatat memilah "
    "mendistribusikan surat kepada bidang terkait kemudian membantu rekan menyiapkan ruang rapat menjaga "
    "kebersihan kantor menyusun daftar hadir memperbarui papan pengumuman melayani telepon serta tamu yang "
    "datang setiap hari kerja"
)
"""So many words that another number among them leaves the text the same."""
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(3) + b"\x0dIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + bytes(37)
_SERIAL = re.compile(r"agenda (\d+)")
_LISTED = re.compile(r"^(\d+)\. agenda (\d+)", re.M)
_OFFERED = re.compile(rf"Setujui|{RATINGS[4]}|(⚠️ )?\d+|.+: \d+")
"""A button of the queue, which decides or leads to what is decided."""
OVER = (
    "Tidak ada yang menunggu tinjauan Anda",
    "Tidak ada lagi yang menunggu",
    "sudah ditinjau",
    "sudah ditanggapi",
    "sudah diputuskan",
    "peninjauan hanya untuk atasan",
)
"""What a queue says in which nothing is left to decide, or who may not decide is told."""
LOOKS = 3
"""How often somebody looks for an answer before they ask again or put the phone away."""
_MOST_STEPS = 80
_RETURNS, _REJECTS = 0.04, 0.005
_TOGETHER = 0.5
"""How often an honest supervisor gives one rating to what a person has sent."""


class Stuck(Exception):
    """Somebody did not see what they waited for: a mistake of the product or of the script."""


@dataclass
class Hands:
    """People's phones, and the journal in which they note what was confirmed."""

    stage: Stage
    cast: Cast
    journal: Journal
    chance: Random
    _serial: int = 0
    _picture: dict[int, dict[str, Any]] = field(default_factory=dict)
    """The message with the one picture of who proves everything with it."""

    def joins(self, member: Member, link: str) -> Script:
        """Opens an invitation and confirms it."""
        phone = self.stage.phone(member.phone)
        phone.opens(link)
        yield
        phone.says(member.nip[-6:])
        yield
        self.journal.joined[member.number] = self.stage.now

    # --- reports ----------------------------------------------------------------------------------------

    def report(self, member: Member, day: date, today: date) -> Script:
        """One line and one tap; who makes up hours sends two that overlap."""
        spans = ("08.00-12.00", "10.00-15.00") if member.cheat is Cheat.HOURS else ("08.00-11.30",)
        for span in spans:
            phone, serial, own = self.stage.phone(member.phone), self.next_serial(), self.self_rating()
            when = "" if day == today else f"{day.day}/{day.month} "
            line = f"{when}{span} {self.activity(member, serial)} n{own}"
            if member.cheat is Cheat.EVIDENCE:
                sent = self._picture.get(member.number)
                again = phone.sends_photo(_PICTURE, line) if sent is None else phone.sends_again(sent, line)
                self._picture[member.number] = again
            else:
                phone.says(line)
            yield
            phone.taps("Kirim", message=self._sees(phone, f"agenda {serial} ", "Sudah benar?"))
            at = self.stage.now
            yield
            self._sees(phone, "Laporan terkirim", f"agenda {serial} ")
            self.journal.add(
                Case("entry", member.number, day, serial, [(at, SUBMITTED, member.number)], self_rating=own)
            )

    def correct(self, case: Case) -> Script:
        """Says better what was done, and sends the report again."""
        member = self.cast.members[case.author]
        phone = self.stage.phone(member.phone)
        # The week's recap quotes what was returned too, with another button.
        returned = [
            each
            for each in phone.messages
            if "Perbaiki" in labels_of(each) and f"agenda {case.serial} " in each["text"]
        ]
        phone.taps("Perbaiki", message=returned[-1])
        yield
        phone.says(self.activity(member, case.serial))
        yield
        phone.taps("Kirim", message=self._sees(phone, f"agenda {case.serial} ", "Sudah benar?"))
        at = self.stage.now
        yield
        self.journal.sent_again(case.serial, at)

    def self_rating(self) -> int:
        """What somebody gives to their own work."""
        return self.chance.choice((3, 4, 4, 4, 5))

    def activity(self, member: Member, serial: int) -> str:
        """What somebody says was done."""
        pick = self.chance.choice
        if member.cheat is Cheat.COPIED:
            return f"agenda {serial} {_COPIED}"
        amount = f"{self.chance.randint(2, 40)} {pick(_MEASURES)}"
        return f"agenda {serial} {pick(_VERBS)} {pick(_THINGS)} desa {pick(_PLACES)} {amount}"

    def next_serial(self) -> int:
        """The number of the next report or request, by which its text is found."""
        self._serial += 1
        return 100_000 + self._serial

    # --- reviews ----------------------------------------------------------------------------------------

    def review(self, member: Member) -> Script:
        """Decides all that waits: one by one, or a person's reports with one rating.

        Who finds no queue asks for it once more: the process may have died before it was shown.
        """
        phone, looks = self.stage.phone(member.phone), 0
        asked = phone.says("/tinjau")["message_id"]
        yield
        for _ in range(_MOST_STEPS):
            shown = queue_in(phone.messages, asked)
            if shown is None:
                looks += 1
                if looks == LOOKS:
                    phone.says("/tinjau")
                if looks == 2 * LOOKS:
                    raise Stuck(f"{phone.id} asks for the queue and sees {phone.sees()[-600:]}")
                yield
                continue
            step = self._decide(member, phone, shown)
            if step is None:
                return
            yield from step

    def _decide(self, member: Member, phone: PersonHandle, shown: dict[str, Any]) -> Script | None:
        text, labels = shown["text"], labels_of(shown)
        together = RATINGS[4] in labels
        if "Setujui" in labels:
            is_report = _SERIAL.search(text) is not None
            return (
                self._tap(phone, "Setujui", shown) if is_report else self._approve_leave(member, phone, shown)
            )
        if together and "📄" in text:
            return self._decide_one(member, phone, shown)
        if together and (member.cheat is Cheat.STAMP or self.chance.random() < _TOGETHER):
            return self._rate_all(member, phone, shown)
        numbered = [label for label in labels if label.removeprefix("⚠️ ").isdigit()]
        people = [label for label in labels if re.search(r": \d+$", label)]
        if not numbered and not people:
            return None
        return self._tap(phone, (numbered or people)[0], shown)

    def _tap(self, phone: PersonHandle, label: str, shown: dict[str, Any]) -> Script:
        phone.taps(label, message=shown)
        yield

    def _decide_one(self, member: Member, phone: PersonHandle, shown: dict[str, Any]) -> Script:
        found = _SERIAL.search(shown["text"].partition("📄")[2])
        if found is None:
            raise Stuck(shown["text"])
        serial = int(found[1])
        is_first = len(self.journal.by_serial[serial].steps) == 1 and "Kembalikan" in labels_of(shown)
        lot = self.chance.random()
        if lot < _RETURNS and is_first:
            yield from self._send_back(member, phone, shown, serial, RETURNED)
        elif lot < _RETURNS + _REJECTS and is_first:
            yield from self._send_back(member, phone, shown, serial, REJECTED)
        else:
            rating = self.rating(member)
            phone.taps(RATINGS[rating], message=shown)
            at = self.stage.now
            yield
            self.journal.decided(serial, APPROVED, member.number, at, rating)

    def _send_back(
        self, member: Member, phone: PersonHandle, shown: dict[str, Any], serial: int, state: str
    ) -> Script:
        phone.taps("Kembalikan" if state == RETURNED else "Tolak", message=shown)
        yield
        why = "Uraian kurang jelas" if state == RETURNED else "Sudah dilaporkan sebelumnya"
        yield from self._answers(phone, "Tulis alasannya", why)
        at = yield from self._answers(phone, "dengan alasan ini?", "Kirim")
        self.journal.decided(serial, state, member.number, at)

    def _answers(self, phone: PersonHandle, question: str, label: str) -> Generator[None, None, datetime]:
        """Taps the answer to a question, which may come late; the moment of that."""
        for _ in range(LOOKS):
            asks = [
                each
                for each in phone.messages
                if question in each.get("text", "") and label in labels_of(each)
            ]
            if asks:
                phone.taps(label, message=asks[-1])
                at = self.stage.now
                yield
                return at
            yield
        raise Stuck(f"{phone.id} waits for {question!r} and sees {phone.sees()[-600:]}")

    def _rate_all(self, member: Member, phone: PersonHandle, shown: dict[str, Any]) -> Script:
        """One rating for all of a person's reports that need not be opened."""
        lines = shown["text"].split("\n")
        serials = [
            int(found[2])
            for line, following in zip(lines, [*lines[1:], ""], strict=True)
            if (found := _LISTED.match(line)) and "⚠️" not in following
        ]
        rating = self.rating(member)
        phone.taps(RATINGS[rating], message=shown)
        at = self.stage.now
        yield
        for serial in serials:
            self.journal.decided(serial, APPROVED, member.number, at, rating)

    def _approve_leave(self, member: Member, phone: PersonHandle, shown: dict[str, Any]) -> Script:
        names = {each.name: each.number for each in self.cast.members.values()}
        author = next(number for name, number in names.items() if f"👤 {name}" in shown["text"])
        waiting = [each for each in self.journal.leaves[author] if each.state(self.stage.now) == SUBMITTED]
        phone.taps("Setujui", message=shown)
        at = self.stage.now
        yield
        # Leave that its author did not see confirmed is in no journal.
        for case in waiting[:1]:
            self.journal.decided(case.serial, APPROVED, member.number, at)

    def rating(self, member: Member) -> int:
        """What a supervisor gives."""
        if member.cheat is Cheat.SPREAD:
            return 4
        return self.chance.choice((3, 4, 4, 4, 5))

    # --- the office -------------------------------------------------------------------------------------

    def close_period(self, code: str) -> Script:
        """The administrator closes a period."""
        phone = self.stage.phone(self.cast.members[self.cast.admin].phone)
        phone.says(f"/tutup {code}")
        yield
        for label in ("Lihat hasil sementara", "Baik", "🔒 Tutup periode ini", "Ya, tutup sekarang"):
            phone.taps(label)
            yield
        self._sees(phone, "dikunci")

    # --- what is on the screen --------------------------------------------------------------------------

    def _sees(self, phone: PersonHandle, *texts: str) -> dict[str, Any]:
        """The newest message of the bot that says all of it."""
        for message in reversed(phone.messages):
            shown = message.get("text") or message.get("caption") or ""
            if message["from"]["is_bot"] and all(text in shown for text in texts):
                return message
        raise Stuck(f"{phone.id} waits for {texts} and sees {phone.sees()[-600:]}")


def queue_in(messages: Sequence[dict[str, Any]], asked: int) -> dict[str, Any] | None:
    """The newest message after the one that asked for it in which a queue stands, or that it is over."""
    for message in messages[::-1]:
        if message["message_id"] <= asked:
            break
        text = message.get("text") if message["from"]["is_bot"] else None
        offers = any(_OFFERED.fullmatch(label) for label in labels_of(message))
        if text is not None and (offers or any(words in text for words in OVER)):
            return message
    return None


def labels_of(message: dict[str, Any]) -> list[str]:
    """The buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]
