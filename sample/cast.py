"""The people of Kabupaten Contoh: invented names, NIPs right in form, and how each works and judges."""

from __future__ import annotations

from dataclasses import dataclass

SETDA = "Sekretariat Daerah"
DUKCAPIL = "Dinas Kependudukan dan Pencatatan Sipil"
PUSKESMAS = "UPT Puskesmas Contoh"

HASAN = "196803121994031001"
AGUS = "198004042005011004"
LINA = "197911232006042002"
RATNA = "197207151998032003"
BUDI = "197502022000031002"
JOKO = "197810182003121003"
MAYA = "197605302002122004"
SARI = "199001012015012001"


@dataclass(frozen=True)
class Person:
    """Somebody of the roster.

    `skill` is what the work deserves (1..5), `modesty` what a self rating falls short of it (boasting is
    negative). `zeal` is the share of days that are reported, `delay` the share of those that are late.
    """

    nip: str
    name: str
    unit: str
    position: str
    rank: str
    supervisor: str
    craft: str
    """The kind of work, a key of `activities.CRAFTS`."""
    skill: float
    modesty: float = 0.0
    zeal: float = 0.97
    delay: float = 0.05
    tasks: int = 2
    """The most entries of a day."""
    copies: bool = False
    """Whether the same sentence is reported day after day."""
    role: str = "asn"
    left: str = ""


@dataclass(frozen=True)
class Judge:
    """How a supervisor rates: `bias` on top of what is deserved, and how far opinions spread."""

    bias: float = 0.0
    spread: float = 0.6
    in_bulk: bool = False
    """Whether a whole day's entries are decided within the same minute."""


JUDGES = {
    HASAN: Judge(bias=-0.1),
    AGUS: Judge(),
    LINA: Judge(bias=0.2),
    RATNA: Judge(bias=-0.1, spread=0.5),
    BUDI: Judge(bias=0.1),
    JOKO: Judge(bias=-1.1),  # severe
    MAYA: Judge(bias=1.0, spread=0.2, in_bulk=True),  # lenient, and quick about it
}

_III_A, _III_B, _III_C, _III_D = (
    "Penata Muda (III/a)",
    "Penata Muda Tingkat I (III/b)",
    "Penata (III/c)",
    "Penata Tingkat I (III/d)",
)
_IV_A, _IV_B, _IV_D = "Pembina (IV/a)", "Pembina Tingkat I (IV/b)", "Pembina Utama Madya (IV/d)"
_PPPK = "PPPK Golongan IX"

OPERATOR, VERIFIER = "Operator Layanan Kependudukan", "Verifikator Data Kependudukan"
NURSE, CLERK = "Perawat", "Pengadministrasi Umum"

PEOPLE = (
    Person(HASAN, "Hasan Teladan", SETDA, "Sekretaris Daerah", _IV_D, "", "lead", 4.4, tasks=1),
    Person(
        AGUS, "Agus Contoh", SETDA, "Kepala Bagian Organisasi", _IV_A, HASAN, "lead", 4.1, role="admin"
    ),
    Person(LINA, "Lina Rekaan", SETDA, "Kepala Bagian Umum", _IV_A, HASAN, "lead", 3.8, delay=0.12),
    Person(
        "198806172011012005", "Nanda Misal", SETDA, "Analis Kinerja", _III_C, AGUS, "analysis", 4.3, 0.4
    ),
    Person(
        "199403052020121006", "Oki Umpama", SETDA, "Analis Kinerja", _III_A, AGUS, "analysis", 3.2, -0.6,
        zeal=0.88, delay=0.35,
    ),
    Person("198512242010012007", "Putri Andaian", SETDA, CLERK, _III_B, LINA, "office", 3.9),
    Person("199107092014021008", "Rizal Rekaan", SETDA, CLERK, _III_A, LINA, "office", 3.4, -0.3, zeal=0.93),
    Person(RATNA, "Ratna Umpama", DUKCAPIL, "Kepala Dinas", _IV_B, HASAN, "lead", 4.3),
    Person(BUDI, "Budi Contoh", DUKCAPIL, "Kepala Seksi Pelayanan", _III_D, RATNA, "lead", 4.0),
    Person(JOKO, "Joko Misal", DUKCAPIL, "Kepala Seksi Data", _III_D, RATNA, "lead", 3.9, 0.3),
    Person(SARI, "Sari Contoh", DUKCAPIL, OPERATOR, _III_B, BUDI, "service", 4.2, 0.2, delay=0.0),
    Person("198803032012012003", "Citra Contoh", DUKCAPIL, OPERATOR, _III_B, BUDI, "service", 4.5, 0.5),
    Person(
        "199205142019031009", "Dedi Misal", DUKCAPIL, OPERATOR, _III_A, BUDI, "service", 3.3, -0.7, delay=0.2
    ),
    Person(
        "199609282023212010", "Eka Andaian", DUKCAPIL, OPERATOR, _PPPK, BUDI, "service", 3.7, zeal=0.94
    ),
    Person("198909192013012011", "Fitri Rekaan", DUKCAPIL, VERIFIER, _III_B, JOKO, "data", 4.2, 0.1),
    Person(
        "199311072018011012", "Gilang Umpama", DUKCAPIL, VERIFIER, _III_A, JOKO, "data", 2.9, -0.9,
        zeal=0.9, copies=True,
    ),
    Person(MAYA, "Maya Teladan", PUSKESMAS, "Kepala Puskesmas", _IV_A, HASAN, "lead", 4.0),
    Person("198702112009032013", "Wulan Misal", PUSKESMAS, NURSE, _III_D, MAYA, "nursing", 4.3),
    Person("199012302016011014", "Yusuf Andaian", PUSKESMAS, NURSE, _III_B, MAYA, "nursing", 3.6, zeal=0.92),
    Person("199508222022212015", "Zahra Umpama", PUSKESMAS, NURSE, _PPPK, MAYA, "nursing", 3.9, 0.3),
    Person("198604252010012016", "Intan Rekaan", PUSKESMAS, "Bidan", _III_D, MAYA, "midwifery", 4.4),
    Person(
        "199202162017011017", "Bayu Teladan", PUSKESMAS, "Apoteker", _III_C, MAYA, "pharmacy", 3.8, delay=0.1
    ),
    Person("199710032024212018", "Kiki Contoh", PUSKESMAS, CLERK, _PPPK, MAYA, "office", 3.5, zeal=0.95),
    Person(
        "198301202008012019", "Tari Umpama", PUSKESMAS, "Bidan", _III_D, MAYA, "midwifery", 3.9,
        left="2026-10-30",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Service:
    """A public service: `quality` is what citizens find (1..4), `visits` how many respond."""

    code: str
    name: str
    unit: str
    staff: tuple[str, ...]
    population: int
    quality: float
    visits: int


_FRONT = tuple(person.nip for person in PEOPLE if person.craft == "service")
_NURSES = tuple(person.nip for person in PEOPLE if person.craft == "nursing")
_MIDWIVES = tuple(person.nip for person in PEOPLE if person.craft == "midwifery")

SERVICES = (
    Service("KTP", "Perekaman dan Pencetakan KTP-el", DUKCAPIL, _FRONT[:3], 61_400, 3.4, 96),
    Service("KK", "Kartu Keluarga dan Pindah Datang", DUKCAPIL, _FRONT[1:], 28_700, 3.1, 74),
    Service("AKTA", "Akta Kelahiran dan Kematian", DUKCAPIL, (_FRONT[0], _FRONT[3]), 4_300, 3.5, 58),
    Service("POLI-UMUM", "Poli Umum", PUSKESMAS, _NURSES, 19_800, 2.8, 88),
    Service("KIA", "Kesehatan Ibu dan Anak", PUSKESMAS, _MIDWIVES, 3_900, 3.7, 52),
)

COMPETENCIES = {
    "Sekretaris Daerah": (("Kepemimpinan strategis", 5), ("Pengambilan keputusan", 5)),
    "Kepala Dinas": (("Kepemimpinan strategis", 4), ("Pengambilan keputusan", 5)),
    "Kepala Puskesmas": (("Manajemen kinerja", 4), ("Pengambilan keputusan", 4)),
    "Kepala Bagian Organisasi": (("Manajemen kinerja", 4), ("Penyusunan kebijakan", 4)),
    "Kepala Bagian Umum": (("Manajemen kinerja", 4), ("Pengelolaan aset", 4)),
    "Kepala Seksi Pelayanan": (("Manajemen kinerja", 4), ("Pelayanan publik", 4)),
    "Kepala Seksi Data": (("Manajemen kinerja", 4), ("Pengolahan data", 4)),
    "Analis Kinerja": (("Penyusunan kebijakan", 3), ("Pengolahan data", 4), ("Komunikasi", 3)),
    CLERK: (("Pengelolaan arsip", 4), ("Komunikasi", 3)),
    OPERATOR: (("Pelayanan publik", 4), ("Administrasi kependudukan", 4), ("Komunikasi", 3)),
    VERIFIER: (("Pengolahan data", 4), ("Administrasi kependudukan", 4)),
    NURSE: (("Asuhan keperawatan", 4), ("Pelayanan publik", 3), ("Komunikasi", 3)),
    "Bidan": (("Asuhan kebidanan", 4), ("Promosi kesehatan", 3)),
    "Apoteker": (("Pelayanan kefarmasian", 4), ("Pengelolaan aset", 3)),
}
"""What each position requires, with the level (1..5)."""

COURSES = {
    "Kepemimpinan strategis": "Pelatihan Kepemimpinan Nasional",
    "Pengambilan keputusan": "Lokakarya Pengambilan Keputusan Berbasis Data",
    "Manajemen kinerja": "Pelatihan Dialog Kinerja bagi Atasan",
    "Penyusunan kebijakan": "Pelatihan Analisis Kebijakan Publik",
    "Pengelolaan aset": "Bimbingan Teknis Barang Milik Daerah",
    "Pelayanan publik": "Pelatihan Pelayanan Prima",
    "Pengolahan data": "Pelatihan Pengolahan Data Dasar",
    "Komunikasi": "Pelatihan Komunikasi Efektif",
    "Pengelolaan arsip": "Bimbingan Teknis Arsip Dinamis",
    "Administrasi kependudukan": "Bimbingan Teknis Administrasi Kependudukan",
    "Asuhan keperawatan": "Pelatihan Asuhan Keperawatan Dasar",
    "Asuhan kebidanan": "Pelatihan Penanganan Kegawatdaruratan Ibu",
    "Promosi kesehatan": "Pelatihan Promosi Kesehatan Masyarakat",
    "Pelayanan kefarmasian": "Pelatihan Pelayanan Kefarmasian di Puskesmas",
}
