"""Words that are not the work (greetings, “izin melapor”, thanks, labels), or make a message no report."""

from __future__ import annotations

import re

from domain.answers import SHORTEST_SENTENCE
from domain.lateness import is_lateness
from domain.patterns import late_pattern
from domain.report_lines.line import Line
from domain.vocabulary import NOT, NUMBER, POLITE, SOFT, TODAY, TOMORROW, YESTERDAY

_TO_WHOM = r"""
    (?:(?:\s|,)+(?:pak|bu|bapak|ibu|min|admin|kak|mas|mbak|bang|bos|komandan|ndan|bot|semua(?:nya)?
    |rekan(?:-rekan|2)?|yth|kabid|kasi|kadis|lurah|camat|sekretaris|sekcam|seklur|atasan)\b\.?)*
"""
_GREETING = r"""
    (?:selamat\s+|slmt\s+|met\s+)(?:pagi|siang|sore|malam|malem|mlm)
    |(?:pagi|siang|sore|malam|malem|mlm)(?=\s+(?:pak|bu|min|kak|semua|ndan)\b|\s*[,!.])
    |assala\w*(?:[\s'’]+alaikum)?(?:\s+(?:wr\.?|warahmatullahi?)\s*(?:wb\.?|wabarakatuh)?)?
    |ass\.?\s*wr\.?\s*wb\.?
    |salam(?:\s+sehat)?(?=\s*[,.!])
    |(?:halo|hallo|hai|hi|permisi|om\s+swastiastu|shalom|syalom|dengan\s+hormat)\b
    |(?:pak|bu|bapak|ibu|min|admin|kak|ndan)\b(?=\s*,|\s+(?:saya|sy|laporan|izin|ijin|mohon|lapor)\b)
"""
_WORK = r"(?:kegiatan|harian|kerja(?:an)?|kinerja|pekerjaan|tugas|aktivitas|giat|wfh|wfo)"
_MINE = r"(?:\s+(?:saya|kami))?"
_REPORTS = rf"""
    (?:(?:saya|sy)\s+)?(?:mohon\s+)?(?:izin|ijin)\s+(?:me)?lapor(?:kan)?(?:\s+{_WORK}{_MINE})?
    |(?:berikut\s+|berikut\s+ini\s+|adapun\s+)?(?:saya\s+|kami\s+)?(?:sampaikan\s+|laporkan\s+|kirimkan\s+)?
        (?:lapor(?:an)?|lap\.?|lkh)\s+(?:{_WORK}\b\s*)+(?:saya|kami)?
        (?=\s*(?:[:,.\ufffc–-]|hari|tanggal|tgl|\d))
    |(?:siap\s*,?\s*)?lapor(?:an)?\s*[:,!.]
    |lapor\s+(?:giat|kegiatan)
    |(?:ini|berikut)\s+laporan{_MINE}\s+(?:untuk|utk)(?=\s)
    |lapor(?:an)?{_MINE}\s*(?=\ufffc)
    |(?:(?:maaf|mohon\s+maaf)\W+)?(?:(?:pak|bu|min)\W+)?(?:(?:saya|sy)\s+)?(?:lupa|baru(?:\s+(?:bisa|sempat))?|telat|terlambat)\s+(?:me)?lapor(?:kan)?\W+(?=\S+\s+\S)
    |(?:kegiatan|aktivitas|pekerjaan|tugas|uraian(?:\s+kegiatan)?){_MINE}\s*
        (?=\s*\ufffc|\s+(?:pada\s+hari|hari\s+\w+\s*,|tanggal|tgl))
    |siap(?:\s+(?:komandan|ndan|pak|bu))?\s*,(?=.*\d)|siap\s+(?:komandan|ndan)\b(?=.*\d)
    |(?:terus|trus|lalu|kemudian|selanjutnya|(?:habis|setelah)\s+itu)\b\s*,?(?=\s*\w)
"""
_OPENING = late_pattern(
    rf"^(?P<taken>[\s\ufffc,.!:;–-]*)(?:{_GREETING}|{_REPORTS}){_TO_WHOM}\s*[,.!:–-]*\s*",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING = late_pattern(
    r"""
    (?:^|(?<=[\s,.;\ufffc]))(?:demikian|(?:sekian\s+(?:dan\s+)?)?(?:terima|trima|trm)\s*kasih|makasih|trims|tks
    |thanks|thx|mohon\s+arahan|suwun)\b.*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = late_pattern(
    r"""
    (?:^|(?<=[\s,;|\ufffc]))(?:(?:uraian\s+)?kegiatan|uraian(?:\s+tugas)?|pekerjaan|aktivitas|tugas
    |waktu(?:\s+pelaksanaan)?|jam(?:\s+kerja)?|pukul|durasi|lama(?:nya)?|hasil|output|volume|jumlah|capaian
    |realisasi|hari\s*[/,]?\s*(?:tanggal|tgl)|hari|tanggal|tgl|bukti(?:\s+dukung)?|link|penilaian(?:\s+diri)?
    |keterangan|ket|pagi|siang|sore|malam)\s*[:=]\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORK_ALONE = late_pattern(
    r"rapat|rakor|meeting|training|apel|piket|senam|upacara|bimtek|diklat|pelatihan|patroli|posyandu|sosialisasi|monitoring|monev"
    r"|survei|survey|sidak|mengajar|lembur|ronda",
    re.IGNORECASE,
)
IDENTITY = late_pattern(
    r"""
    ^\s*(?:nama|nip|nik|jabatan|unit(?:\s+kerja)?|instansi|opd|pangkat(?:\s*/\s*gol\w*)?|gol(?:ongan)?|bidang
    |dinas|bagian|seksi|kelurahan|kecamatan)\s*[:=].*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A line that says who writes, as forms do."""

_ABSENT = r"(?:sakit|cuti|tidak|tdk|pulang|terlambat|telat|keluar)"
_NO_REPORT = late_pattern(
    rf"""
    ^[\s\ufffc,.!:;–-]*(?:
    (?:terima|trima|trm)\s*(?:kasih|ksh)|makasih|trims|laporannya|thanks|thx|wah|tlg|mau|maaf|mohon\s+(?:maaf|info|bantuan|bimbingan|petunjuk)
    |tolong|minta|apa(?:kah)?|bagaimana|gimana|gmn|kapan|kenapa|knp|mengapa|siapa|dimana|di\s+mana|berapa|lupa
    |bisa(?:kah)?|boleh(?:kah)?|cara|(?:mohon\s+)?(?:izin|ijin)\s+(?:bertanya|tanya|{_ABSENT})
    |(?:saya|sy)\s+(?:{_ABSENT}|izin|ijin|keberatan|lupa|belum|blm|mau|ingin|akan|sudah\s+(?:lapor|kirim))
    |(?:anak|istri|suami|ibu|bapak|orang\s+tua)(?:\s+(?:saya|sy))?\s+(?:sakit|dirawat|meninggal|masuk\s+rs)\b
    |(?:(?:tadi|hari\s+ini)\s+)?(?:pagi\s+)?(?:(?:saya|sy)\s+)?(?:telat|terlambat|kesiangan)\b
    |(?:(?:saya|sy)\s+)?(?:wfh|wfo|wfa)(?:\s+(?:hari\s+ini|ya|pak|bu|min))*[\s.!]*$
    |(?:what|how|why|when|where|who|can|could|do|did|is|are|please|which|may\s+(?:i|we))\b|piye|kepriye|pripun|kepiye
    |i\s+(?:want|would\s+like|cannot|can['’]?t|won['’]?t|didn['’]?t|don['’]?t|forgot)\b
    |(?:i\s+am|i['’]?m)\s+(?:sick|ill|late|running\s+late|absent|on\s+leave|off)\b
    |(?:i\s+(?:have|take)\s+)?(?:a\s+)?day\s+off\b|my\s+\w+\s+(?:is|are)\s+(?:wrong|incorrect|missing)\b
    |sisa\s+cuti(?:ku|\s+(?:saya|sy|aku|(?:tahun|thn|th)(?:\s+ini)?|{SOFT}))*[\s.!]*$
    |(?:nama|nip|jabatan|atasan)\s+(?:saya|sy)\s+(?:salah|keliru)\b
    |(?:hari\s+ini\s+)?(?:saya\s+)?(?:sakit|cuti|libur|absen|izin|ijin|(?:tidak|tdk)\s+masuk)\b
    |kok\b|error|eror|bot(?:nya)?\b|aplikasi(?:nya)?\s+(?:error|eror|tidak|lambat|macet)
    |baik\s*(?:,|pak|bu|min|siap)|ok(?:e|ay)?\b|siap\s+(?:pak|bu|min|laksanakan|salah)|wkwk|haha|ya\b|iya\b
    |(?:(?:tadi|hari\s+ini|{YESTERDAY}|pagi|saya|sy)\s+)*+(?:(?:{NOT}|belum|blm|jangan)\b|lupa\s+(?:me)?lapor(?:kan)?[\s.!]*$)|sudah\s+(?:saya\s+)?(?:lapor|kirim|\d)
    |laporan\s+(?:saya|kemarin|yang|yg)\b(?!.*\d\s*(?:jam|menit|mnt))
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = late_pattern(
    r"""
    (?<!\w)(?:berapa|kapan|acc|(?:ubah|hapus|buka)\s+(?:laporan|kunci)|kenapa|gimana|ralat|(?:belum|blm)\s+lapor|minta\s+(?:data|tolong|link)
    |mohon\s+(?:di\w+|bantu\w*)|(?:izin|ijin)\s+(?:sakit|cuti|tidak|tdk))(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DAY_ASKED = (
    rf"(?:{TODAY}|{TOMORROW}|lusa|{YESTERDAY}|sekarang|nanti|tadi|now|(?:minggu|bulan|pekan)\s+(?:ini|lalu|depan)|sasi\s+iki"
    r"|this\s+(?:week|month))"
)
_ASKS_AT_THE_END = late_pattern(
    r"(?<!\w)(?:apa|apakah|siapa|kapan|mana|dimana|berapa|gimana|bagaimana|ngapain|why|what|when"
    r"|opo|piro|pinten|sopo|piye|pripun|(?:n[ei]ng|nang|soko|saka|seko|\w+ku|saya|sy|kulo)\s+endi"
    r"|(?:pagi|siang|sore|malam)\s+(?:atau|apa)\s+(?:pagi|siang|sore|malam))"
    rf"(?:\s+(?:{SOFT}|{_DAY_ASKED}))*[\s.!]*$",
    re.IGNORECASE,
)
PLAN = late_pattern(
    rf"""
    [\s\ufffc,.!:;–-]*
    (?:(?:rencana|agenda|plan|jadwal|insya\s*allah)(?:\s+(?:kerja|kegiatan))?(?:\s+(?:untuk|utk))?\s+)?
    (?:(?P<next>{TOMORROW}(?:\s+hari)?)|(?P<after>lusa)|(?P<week>(?:minggu|mggu)\s+depan)
    |(?:hari\s+)?(?P<weekday>senin|selasa|rabu|kamis|jumat|sabtu)\s+depan
    |(?P<counted>(?:\d{{1,2}}\s?|{NUMBER}\s|se)(?:hari|hr|minggu|mgg|pekan)\s+lagi
        |in\s+(?:\d{{1,2}}|a|{NUMBER})\s+(?:days?|weeks?)))\b
    [\ \t,.:;–-]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The day to come with which a plan begins."""


_WANTS = late_pattern(
    rf"""
    \W*(?:(?:{POLITE}|halo|hai|hi|pagi|siang|sore|selamat|assalamualaikum|permisi|izin|ijin|i|want|to|bisa|buat|bikin|isi|kirim)\W+)*
    (?:(?:me)?lapor(?:kan)?|laporan|report)(?:\s+(?:{POLITE}|kerja|harian|kinerja|kegiatan|pekerjaan|hari\s+ini))*
    \W*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SAME_AGAIN = late_pattern(
    rf"""
    \W*(?:(?:hari\s+ini|(?:kerja(?:an)?|kegiatan|tugas|laporan|lapor)(?:nya)?|masih|tetap|isi(?:nya)?)\W+)*
    (?:(?:sama|seperti|kayak|kyk|kaya|spt|same|as)(?:\s+(?:saja|aja|dengan|dgn))?\s+)+
    (?:(?:yang|yg|hari)\s+)?(?:{YESTERDAY}|biasa(?:nya)?|sebelumnya|usual|before)
    (?:\s+{SOFT})*\W*
    """,
    re.IGNORECASE | re.VERBOSE,
)


_SHOWS = late_pattern(
    rf"""
    \W*(?:(?:ini|berikut)\s+)?(?:foto|gambar|video|bukti(?:\s+dukung)?|dokumentasi|lampiran|lapor|laporan
    |ini|berikut|selesai|(?:sudah|telah)(?:\s+saya)?(?:\s+(?:di)?(?:lampirkan|perbaiki|unggah|upload|kirim|lapor|ubah))?
    |done|photo|picture|proof|attachment|report)(?:nya)?(?:\s+{SOFT})*\W*
    """,
    re.IGNORECASE | re.VERBOSE,
)


def take_courtesy(line: Line) -> None:
    """Takes greetings, the announcement of a report, and thanks out of a line."""
    while (match := _OPENING.match(line.free)) is not None and match.end() > match.end("taken"):
        line.take(match.end("taken"), match.end())
    match = _CLOSING.search(line.free)
    if match is not None:
        line.take(*match.span())


def take_labels(line: Line) -> None:
    """Takes labels such as “Waktu:” out of a line."""
    for match in line.find(_LABEL):
        line.take(*match.span())


def is_conversation(text: str) -> bool:
    """Whether a message asks, thanks or excuses, so that it is no report whatever else it holds."""
    if is_question(text) or _ASKS.search(text) is not None:
        return True
    return _NO_REPORT.match(text) is not None or is_lateness(text)


def is_question(text: str) -> bool:
    """Whether a message ends in a question mark, or in a word that asks."""
    return text.rstrip(" 🙏.!").endswith("?") or _ASKS_AT_THE_END.search(text) is not None


def is_plan(text: str) -> bool:
    """Whether a message begins with a day to come."""
    return PLAN.match(text) is not None


def only_shows(caption: str) -> bool:
    """Whether words under a picture only say that it is one, and not what was done."""
    return _SHOWS.fullmatch(caption) is not None


def is_work_alone(word: str) -> bool:
    """Whether a word tells work alone, beside its time."""
    return _WORK_ALONE.fullmatch(word) is not None


def says_same_again(text: str) -> bool:
    """Whether a message only says that the day's work was that of the day before, or the usual one."""
    return _SAME_AGAIN.fullmatch(text) is not None


def wants_to_report(text: str) -> bool:
    """Whether a message only says that somebody wants to report."""
    return _WANTS.fullmatch(text) is not None


def says_what(plan: str) -> bool:
    """Whether a message that begins with a day to come says more than that."""
    begins = PLAN.match(plan)
    return sum(map(str.isalnum, plan[begins.end() if begins else 0 :])) >= SHORTEST_SENTENCE
