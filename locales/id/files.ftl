# Berkas yang dikirim administrator ke chat untuk diimpor
gate-import-files = Maaf, impor berkas hanya untuk administrator.
file-looking = 🔎 <b>{ $name }</b> diterima dan sedang diperiksa. Belum ada yang disimpan.
file-looking-again = 🔎 <b>{ $name }</b> diperiksa sekali lagi.
file-taking = ⏳ <b>{ $name }</b> sedang diimpor.
file-undoing = ⏳ Impor sedang dibatalkan.
file-moved-on = Tampilan ini sudah tidak berlaku.
file-save-as = Berkas jenis ini tidak dapat diimpor dari chat, dan tidak disimpan. Simpan sebagai XLSX atau CSV dari aplikasi lembar kerja Anda, lalu kirim lagi.
file-too-large = Berkas ini lebih dari 20 MB, terlalu besar untuk dikirim lewat Telegram. Mintalah operator: python -m bot import
file-title = 📄 <b>{ $name }</b>
file-trouble-gone = Telegram tidak lagi menyimpan berkas ini. Kirim sekali lagi.
file-trouble-failed = Berkas ini gagal diperiksa. Sebutkan kode { $said } kepada operator.
file-problem = ❌ Tidak dapat dibaca: { $problem }
file-too-long = Berkas ini { $rows } baris; dari chat maksimal 10.000. Bagi berkasnya, atau mintalah operator: <code>python -m bot import</code>
file-unknown = ⚠️ Tidak dikenali, jadi dilewati: { $names }
file-nothing-known =
    Judul kolomnya bukan dari berkas yang saya kenal. Untuk daftar pegawai perlu kolom NIP, nama, dan unit, atau kirim laporan pegawai dari e-Kinerja apa adanya.
file-kind = <b>{ $kind }</b> ({ $name })
file-kind-ekinerja = Daftar pegawai dari e-Kinerja
file-kind-roster = Daftar pegawai
file-kind-stand_ins = Plt/Plh
file-kind-calendar = Kalender
file-kind-services = Layanan
file-kind-competencies = Kompetensi jabatan
file-kind-targets = Target (RHK)
file-kind-leave = Cuti
file-kind-duty = Jadwal dinas
file-kind-attendance = Kehadiran
file-kind-assessments = Penilaian
file-kind-entries = Laporan
file-kind-citizen = Penilaian warga
file-sheet = Lembar yang dibaca: { $name }
file-header = Judul kolom di baris { $line }
file-renamed = Kolom: { $names }
file-ignored = Kolom yang dilewati: { $names }
file-left-out = { $count } baris bukan data (jumlah, nomor kolom, tanda tangan), jadi dilewati
file-faults = ❌ { $count } baris perlu diperbaiki:
file-fault = • Baris { $line }: { $reason }
file-counts = ➕ { $added } baru · ✏️ { $changed } berubah · { $unchanged } tetap{ $withdrawn ->
    [0] {""}
   *[other]  · ➖ { $withdrawn } ditarik
}
file-change = { $sign } { $what }
file-field = { $name ->
    [name] nama
    [unit] unit
    [position] jabatan
    [rank] pangkat
    [employment] jenis kepegawaian
    [supervisor_nip] atasan
    [role] peran
    [timezone] zona waktu
    [joined] mulai bertugas
    [left] hari terakhir
    [title] judul
    [quantity] jumlah
    [start] mulai
    [end] sampai
   *[other] { $name }
}: { $old } → { $new }
file-change-more = … dan { $count } lagi
file-remark-gone = { $what } tidak ada (lagi)
file-remark-overlap = { $what } bertumpuk dengan { $other }
file-remark-leaves-first = { $what } pulang sebelum datang ({ $other }), padahal tidak ada dinas hari itu yang selesai esok harinya
file-remark-approved = { $what } disetujui di chat dan tetap; ubahlah di sana
file-remark-closed = { $what } menyentuh { $other } yang sudah ditutup; hasilnya tetap
file-remark-closed-rows = baris yang mengubah hari dalam { $other } yang sudah ditutup: { $what }; hasilnya tetap
file-remark-returns = { $what } bertugas lagi: hari kerja sejak { $other } menjadi hari wajib lapor; impor hari yang tidak dijalani sebagai izin (leave)
file-remark-leaves = { $what } berhenti bertugas; yang menunggu keputusannya, dan siapa yang memutus sesudah itu: { $other }
file-remark-leaves-own = { $what } berhenti bertugas; miliknya yang belum diputus, dan siapa yang memutus: { $other }
file-remark-moved-on = { $what } sudah diubah atau diputuskan, jadi tetap
file-told = ℹ️ { $said }
file-told-line = • { $said }
file-twin = ❓ Unit <b>{ $unit }</b> mirip dengan <b>{ $other }</b>{ $more ->
    [0] .
   *[other]  (dan { $more } unit lain yang mirip).
} Apakah sama?
file-asks-new-unit = 🆕 Unit yang akan dibuat: { $count }
file-asks-new-unit-line = • { $about }
file-asks-supervision = ⚠️ Tidak punya atasan lagi: { $count }
file-asks-supervision-line = • { $name }: { $what }
file-asks-supervisor-left = ⚠️ Atasannya sudah tidak bertugas: { $count }
file-asks-supervisor-left-line = • { $name }: { $what }, sejak { $day }
file-asks-role = ⚠️ Bukan administrator lagi: { $count }
file-asks-role-line = • { $name }
file-asks-staff = ⚠️ Bukan petugas layanan lagi: { $count }
file-asks-staff-line = • { $name }: { $what }
file-asks-leave = ⚠️ Cuti berakhir atau menjadi lebih pendek: { $count }
file-asks-leave-line = • { $name }: { $what }
file-ask = Impor ini? Belum ada yang disimpan.
file-ask-twin = Pilih dulu unitnya. Belum ada yang disimpan.
file-ask-numbers = Pilih cara membaca angkanya, atau perbaiki berkasnya. Belum ada yang disimpan.
file-no-change = Isinya sudah sama dengan catatan. Tidak ada yang perlu diimpor.
file-mend = Tidak ada yang disimpan. Perbaiki, lalu kirim berkasnya sekali lagi.
file-do-take = ✅ Impor { $count } baris{ $warned ->
    [0] {""}
   *[other] {" "}dan setujui { $warned } ⚠️
}
file-do-drop = Jangan impor
file-do-same = Sama dengan { $other }
file-do-other = Unit lain, buat baru
file-do-props = 🧭 Pakai { $count } usulan atasan
file-do-points = Titik ribuan: 1.200 = seribu dua ratus
file-do-commas = Titik desimal: 1.200 = 1,2
file-dropped = <b>{ $name }</b> tidak diimpor.
file-taken = ✅ <b>Impor { $number }: { $name }</b>
file-taken-line = { $kind }: { $added } baru, { $changed } berubah
file-do-undo = ↩️ Batalkan impor
file-ask-undo = Batalkan impor { $number } ({ $name })? Semua kembali seperti sebelum impor itu.
file-do-undone = ↩️ Ya, batalkan
file-do-keep = Tidak jadi
file-undone = ↩️ Impor { $number } ({ $name }) dibatalkan. Semua kembali seperti semula.
file-obstacles = ❌ Impor ini tidak dapat dibatalkan:
file-obstacle = • { $said }
file-corrected = Baris yang perlu diperbaiki berwarna kuning, alasannya di kolom <b>{ file-mended-column }</b>. Perbaiki di berkas ini, lalu kirim kembali.
file-mended-column = alasan
file-mended-name = perbaiki
