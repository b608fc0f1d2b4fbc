"""Ratings of people by people: of colleagues while a round is open, of oneself, and of one's staff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.forms import Form, fills
from benchmarks.simulate.scripts import Hands, Script
from benchmarks.weeks.office import PEERS

_DECLINES = 0.15
"""How often somebody does not want to rate the colleague whom they open."""
_LOOKS, _ASSESSES = 0.4, 0.06
"""How often somebody looks at their score, and at an assessment, on a morning."""
_ONE_TO_FIVE = {
    "Seberapa sering": ("[1-5] – .*",),
    "Pada tingkat mana": ("[1-5] – .*",),
    "Ketuk nomor untuk menilai": ("▶️ .*", "👥 .*"),
}
_ONESELF = Form("/nilaidiri", _ONE_TO_FIVE, done="Ketuk nomor untuk menilai|sudah ditutup")
_STAFF = Form(
    "/penilaian",
    {"Pilih nama untuk menilai": ("▫️ .*",), **_ONE_TO_FIVE, "👤": ("▶️ .*", "👥 .*")},
    done="Pilih nama untuk menilai|hanya untuk atasan|sudah ditutup",
)
_RATES = {
    "hampir selalu": ("[1-5]",),
    "Tersimpan. Dapat diubah": ("‹ Daftar",),
    "Ketuk namanya untuk menilai": ("▫️ .*",),
}
_RATES_NOBODY = {
    "Mengapa Anda tidak dapat menilai": ("Tidak mengenal pekerjaannya",),
    "hampir selalu": ("Saya tidak dapat menilai",),
    "Ketuk namanya untuk menilai": ("▫️ .*",),
}
_RESULT = "Lihat hasil dan penjelasannya"
"""Under the notice of a result, until it is tapped."""


@dataclass
class Ratings:
    """Draws who rates whom, and who looks at what came of it."""

    cast: Cast
    hands: Hands
    chance: Random

    def in_a_round(self, member: Member) -> Iterator[Script]:
        """Rates the colleagues that the draw has given, or none of them."""
        replies = _RATES_NOBODY if self._lot(_DECLINES) else _RATES
        yield self._fills(
            member,
            Form(
                "/rekan",
                replies,
                done="Tidak ada lagi yang menunggu penilaian Anda|tidak ada yang perlu Anda nilai",
            ),
        )

    def in_the_morning(self, member: Member) -> Iterator[Script]:
        """Assesses oneself, or those whom one supervises."""
        if self._lot(_ASSESSES):
            yield self._fills(member, _ONESELF if member.pace is None else _STAFF)

    def looks(self, member: Member, *, is_closed: bool) -> Iterator[Script]:
        """Looks at what colleagues gave: in the running score, or in the result."""
        if self._lot(_LOOKS):
            yield self._looks(member, is_closed=is_closed)

    def _fills(self, member: Member, form: Form) -> Script:
        yield from fills(self.hands.stage, self.hands.chance, member.phone, form)

    def _looks(self, member: Member, *, is_closed: bool) -> Script:
        phone = self.hands.stage.phone(member.phone)
        if is_closed and _RESULT in phone.labels():
            phone.taps(_RESULT)
        else:
            phone.says("/nilai")
        yield
        phone.taps(next((each for each in phone.labels() if each in PEERS), PEERS[0]))
        yield

    def _lot(self, share: float) -> bool:
        return self.chance.random() < share
