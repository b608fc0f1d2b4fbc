"""What is done in Kabupaten Contoh, what it counts towards, and what citizens say about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """An agreed result: its title, what is counted, and the period for which it is agreed."""

    title: str
    measure: str
    period: str = "2026-S2"


@dataclass(frozen=True)
class Task:
    """Work as it is reported, with `{...}` for what differs; `target` indexes the craft's targets."""

    activity: str
    least: int
    most: int
    target: int | None = None
    measure: str = "kegiatan"


@dataclass(frozen=True)
class Craft:
    """A kind of work: its targets and its tasks."""

    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    nightly: tuple[Task, ...] = ()
    """What is done in a night shift."""


PLACES = (
    "Desa Sukamisal", "Desa Umpamajaya", "Desa Contohrejo", "Desa Rekamulya", "Desa Andaiwangi",
    "Kelurahan Teladan Barat", "Kelurahan Teladan Timur", "Kecamatan Misal Hulu", "Kecamatan Misal Hilir",
)  # fmt: skip
TOPICS = (
    "capaian triwulan", "standar pelayanan", "rencana anggaran", "peta jabatan", "sistem kerja baru",
    "tindak lanjut hasil pemeriksaan", "kesiapan layanan akhir tahun", "pengaduan masyarakat",
    "indeks reformasi birokrasi", "disiplin pelaporan harian", "inovasi pelayanan", "pengelolaan arsip",
)  # fmt: skip
SLOTS = {"place": PLACES, "topic": TOPICS}

CRAFTS = {
    "lead": Craft(
        (Target("Memimpin penyelenggaraan tugas unit kerja", "kegiatan", "2026"),
         Target("Membina dan mengevaluasi kinerja pegawai", "laporan")),
        (Task("Memimpin rapat pembahasan {topic}", 1, 1, 0),
         Task("Menghadiri rapat koordinasi {topic} tingkat kabupaten", 1, 1, 0),
         Task("Meninjau pelaksanaan pelayanan di {place}", 1, 1, 0),
         Task("Memeriksa dan menandatangani naskah dinas tentang {topic}", 2, 6, 1),
         Task("Memberi umpan balik kinerja kepada pegawai mengenai {topic}", 1, 3, 1),
         Task("Menyusun bahan laporan pimpinan mengenai {topic}", 1, 2, 1)),
    ),
    "analysis": Craft(
        (Target("Menyusun analisis dan evaluasi kinerja perangkat daerah", "dokumen"),
         Target("Mendampingi perangkat daerah dalam pengelolaan kinerja", "kegiatan", "2026")),
        (Task("Menyusun telaahan staf mengenai {topic}", 1, 2, 0),
         Task("Mengolah data dan menyusun grafik {topic}", 1, 3, 0),
         Task("Menelaah laporan kinerja {place} bagian {topic}", 1, 2, 0),
         Task("Mendampingi penyusunan sasaran kinerja di {place}", 1, 1, 1),
         Task("Menyiapkan bahan sosialisasi {topic} untuk {place}", 1, 1, 1),
         Task("Mengikuti rapat teknis {topic}", 1, 1, None)),
    ),
    "office": Craft(
        (Target("Mengelola surat masuk dan surat keluar", "surat"),
         Target("Menata arsip dinamis unit kerja", "berkas", "2026")),
        (Task("Mencatat dan mendistribusikan surat masuk perihal {topic}", 8, 22, 0),
         Task("Menyiapkan surat undangan rapat {topic}", 3, 9, 0),
         Task("Menggandakan dan mengirim surat ke {place}", 4, 12, 0),
         Task("Menata dan memberi kode berkas {topic}", 10, 30, 1),
         Task("Memindai arsip {topic} dari {place}", 12, 34, 1),
         Task("Menyiapkan ruang dan perlengkapan rapat {topic}", 1, 1, None)),
    ),
    "service": Craft(
        (Target("Melayani penerbitan KTP-el dan kartu keluarga", "dokumen"),
         Target("Melayani penerbitan akta pencatatan sipil", "akta"),
         Target("Melaksanakan pelayanan keliling administrasi kependudukan", "kegiatan", "2026")),
        (Task("Merekam data KTP-el pemohon dari {place}", 14, 38, 0),
         Task("Mencetak KTP-el dan menyerahkannya kepada warga {place}", 18, 44, 0),
         Task("Memproses kartu keluarga baru bagi warga {place}", 9, 24, 0),
         Task("Memverifikasi berkas pindah datang dari {place}", 6, 18, 0),
         Task("Menerbitkan akta kelahiran pemohon {place}", 5, 14, 1),
         Task("Menerbitkan akta kematian pemohon {place}", 2, 7, 1),
         Task("Melayani pelayanan keliling di {place}", 1, 1, 2),
         Task("Menjawab pertanyaan warga melalui loket informasi tentang {topic}", 10, 30, None, "orang")),
    ),
    "data": Craft(
        (Target("Memverifikasi dan memutakhirkan data kependudukan", "data"),
         Target("Menyusun laporan data kependudukan", "laporan", "2026")),
        (Task("Memverifikasi data ganda penduduk {place}", 40, 110, 0),
         Task("Memutakhirkan data penduduk {place} dari hasil pencocokan", 35, 95, 0),
         Task("Membersihkan data alamat penduduk {place}", 30, 80, 0),
         Task("Menyusun laporan perkembangan penduduk {place}", 1, 1, 1),
         Task("Menyiapkan data penduduk {place} untuk pembahasan {topic}", 1, 2, 1),
         Task("Memeriksa cadangan basis data harian", 1, 1, None)),
    ),
    "nursing": Craft(
        (Target("Memberikan asuhan keperawatan di poli umum", "pasien"),
         Target("Melaksanakan kunjungan rumah pasien", "kunjungan", "2026")),
        (Task("Melakukan pengkajian awal pasien poli umum warga {place}", 12, 32, 0),
         Task("Merawat luka dan memberi tindakan pasien {place}", 4, 12, 0),
         Task("Mendampingi pemeriksaan dokter di poli umum, pasien {place}", 14, 30, 0),
         Task("Melakukan kunjungan rumah pasien hipertensi di {place}", 2, 5, 1),
         Task("Melakukan kunjungan rumah pasien lanjut usia di {place}", 2, 5, 1),
         Task("Menyusun jadwal dan kebutuhan poli, dibahas bersama {topic}", 1, 1, None)),
        (Task("Merawat pasien rawat inap warga {place}", 3, 9, 0),
         Task("Menangani pasien gawat darurat dari {place}", 1, 5, 0),
         Task("Memantau tanda vital pasien rawat inap setiap tiga jam, pasien {place}", 4, 10, 0),
         Task("Menyiapkan alat dan obat gawat darurat, serta catatan serah terima", 1, 1, None)),
    ),
    "midwifery": Craft(
        (Target("Memberikan pelayanan kesehatan ibu dan anak", "pasien"),
         Target("Melaksanakan posyandu", "kegiatan", "2026")),
        (Task("Memeriksa kehamilan ibu dari {place}", 6, 16, 0),
         Task("Memberikan imunisasi bayi dan balita {place}", 8, 22, 0),
         Task("Memberi konseling gizi ibu menyusui warga {place}", 4, 11, 0),
         Task("Melaksanakan posyandu di {place}", 1, 1, 1),
         Task("Melatih kader posyandu {place}", 1, 1, 1),
         Task("Mencatat kohort ibu dan bayi {place}", 5, 15, None, "berkas")),
    ),
    "pharmacy": Craft(
        (Target("Melayani resep pasien", "resep"),
         Target("Mengelola persediaan obat puskesmas", "laporan", "2026")),
        (Task("Melayani resep rawat jalan pasien {place}", 25, 60, 0),
         Task("Meracik dan menyerahkan obat racikan pasien {place}", 6, 16, 0),
         Task("Memberi penjelasan penggunaan obat kepada pasien {place}", 12, 28, 0),
         Task("Menghitung stok obat dan menyusun laporan pemakaian", 1, 1, 1),
         Task("Menyusun permintaan obat untuk pos pelayanan {place}", 1, 1, 1),
         Task("Memeriksa obat kedaluwarsa di gudang farmasi", 1, 1, None)),
    ),
}  # fmt: skip

RETURNS = (
    "Mohon lengkapi jumlah dan buktinya.",
    "Volume belum sesuai dengan buku register, mohon diperiksa.",
    "Uraian terlalu umum, mohon sebutkan hasilnya.",
    "Target yang dipilih kurang tepat, mohon diperbaiki.",
)
REJECTIONS = (
    "Kegiatan ini sudah dilaporkan pada hari sebelumnya.",
    "Bukan tugas yang disepakati untuk hari ini.",
)
PRAISES = (
    "Pelayanan cepat dan petugas ramah.", "Terima kasih, semua dijelaskan dengan sabar.",
    "Tidak sampai setengah jam sudah selesai.", "Loketnya rapi dan antreannya tertib.",
    "Petugas membantu orang tua saya sampai selesai.", "Persyaratannya jelas, tidak bolak-balik.",
)  # fmt: skip
COMPLAINTS = (
    "Antrean terlalu lama, hanya satu loket yang buka.", "Ruang tunggu panas dan kursinya kurang.",
    "Saya diminta datang kembali karena jaringan mati.", "Jadwal dokter tidak sesuai dengan pengumuman.",
    "Petugas kurang menjelaskan syarat yang masih kurang.",
)  # fmt: skip
SUGGESTIONS = (
    "Mohon tambah kursi untuk lansia.", "Sebaiknya antrean bisa diambil dari rumah.",
    "Mohon jam layanan dibuka juga pada Sabtu.", "Tolong papan persyaratan ditulis lebih besar.",
)  # fmt: skip
