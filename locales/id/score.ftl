# Nilai, asalnya, dan tindak lanjutnya
score-title = 📊 <b>{ $scheme }</b>, { $period }
score-citizens-until = Tanggapan masyarakat dihitung sampai { $day }; yang lebih baru menyusul per pekan penuh, sedikitnya { $fewest } sekaligus.
score-raters-later = Penilaian rekan dan bawahan yang masih berjalan belum dihitung: menyusul setelah periodenya selesai, dari sedikitnya { $fewest } orang sekaligus.
score-citizens-not-yet = Tanggapan masyarakat belum dihitung: menyusul per pekan penuh, sedikitnya { $fewest } sekaligus.
score-running = Periode berjalan, per { $day }
score-over-open = ⏳ Nilai sementara per { $day }: periodenya selesai, tetapi belum ditutup.
score-over-closing = ⏳ Nilai sementara per { $day }: periodenya sedang ditutup.
score-over-left-out = 🔒 Periode sudah ditutup tanpa hasil untuk Anda. Catatan per { $day } hanya untuk diketahui.
score-over-records = Dihitung dari catatan per { $day }.
score-frozen = 🔒 Periode sudah ditutup. Hasil per { $day }, revisi { $revision }
score-frozen-records = 🔒 Angka di atas dibekukan saat periode ditutup. Catatan di bawah ini seperti adanya sekarang.
score-frozen-list = 🔒 Angka di atas dan daftar di bawah ini dibekukan: catatan yang datang kemudian tidak mengubahnya.
score-revised = ⚖️ Diubah lewat keberatan, dari revisi { $before }:
score-changes = ⚖️ Apa yang berubah
score-changes-title = ⚖️ <b>{ $period }</b>: dari revisi { $before } ke revisi { $revision }
score-revision = Hasil revisi { $revision }
score-latest = ‹ Hasil terakhir
change-component = • { $title }: { $before } → <b>{ $after }</b>
change-expected = Hari wajib lapor: { $before } → <b>{ $after }</b>
change-score = Nilai: { $before } → <b>{ $after }</b>
change-grade = Predikat: { $before } → <b>{ $after }</b>
change-no-result = Nilai dan predikat tetap sama.
change-gained = Usulan tindak lanjut baru: { $action } – { $reason }
change-lost = Usulan tindak lanjut yang tidak berlaku lagi: { $action } – { $reason }
period-closed-tell = 🔒 { $period } sudah ditutup. Nilai Anda <b>{ $score }</b> – <b>{ $grade }</b>. Hasil ini tidak berubah lagi karena laporan yang datang kemudian.
period-closed-tell-grade = 🔒 { $period } sudah ditutup. Predikat Anda <b>{ $grade }</b>. Hasil ini tidak berubah lagi karena laporan yang datang kemudian.
period-closed-tell-none = 🔒 { $period } sudah ditutup. Anda <b>belum dapat dinilai</b> dalam periode ini; alasannya dapat dibuka di bawah.
period-closed-own = ⏳ { $count } laporan Anda dalam periode ini belum disetujui. Periode sudah ditutup, jadi laporan itu tidak dapat ditinjau atau diperbaiki lagi.
period-closed-assessed = ⏳ { $count } laporan pegawai yang Anda nilai belum diputuskan dan tidak dapat ditinjau lagi.
period-closed-correction = ✏️ { $count } permintaan perbaikan data Anda tidak dapat disetujui lagi: berlakunya sejak tanggal dalam periode yang sudah ditutup atau sebelumnya. Ubah tanggalnya atau tarik lewat /perbaikan.
period-closed-open = Lihat hasil dan penjelasannya
score-may-object = ⚖️ Keberatan dapat diajukan sampai <b>{ $moment }</b>.
score-object = ⚖️ Ajukan keberatan
score-objection = ⚖️ Keberatan saya
score-value = Nilai <b>{ $score }</b> – <b>{ $grade }</b>
score-grade = Predikat <b>{ $grade }</b>
score-none = <b>Belum dapat dinilai</b>
score-coverage = Komponen terisi { $percent }% · Hari dilaporkan { $days } dari { $expected }
score-coverage-alone = Komponen terisi { $percent }%
score-few-reported = Hari dilaporkan baru { $days } dari { $expected } hari wajib lapor, perlu minimal { $least }.
score-group = <b>{ $title }</b>
score-group-value = <b>{ $title }</b>: { $score }
score-group-rated = <b>{ $title }</b>: { $score } – { $rating }
score-group-judged = ⚖️ <i>Ditetapkan atasan, bukan dari angka: { $reason }</i>
score-group-decided = ⚖️ <i>Ditetapkan dalam putusan keberatan: { $reason }</i>
score-component = { $bar } <b>{ $value }</b> { $title } <i>(bobot { $weight }%)</i>
score-component-missing = { $bar } <b>–</b> { $title } <i>(bobot { $weight }%)</i>
score-no-person = Anda tidak tercatat bertugas dalam periode ini.
score-gain = 💡 Nilai Anda paling bisa naik lewat <b>{ $title }</b> (maksimal { $points } poin).
score-gain-missing = 💡 Nilai Anda paling bisa naik lewat <b>{ $title }</b>, yang belum ada datanya (maksimal { $points } poin).
score-gain-of-group = 💡 “{ $group }” paling bisa naik lewat <b>{ $title }</b> (maksimal { $points } poin).
score-gain-of-group-missing = 💡 “{ $group }” paling bisa naik lewat <b>{ $title }</b>, yang belum ada datanya (maksimal { $points } poin).
score-follow-up = Usulan tindak lanjut
score-follow-up-line = • { $action }: { $reason }
score-follow-up-more = • dan { $count } tindak lanjut lain
rating-above = di atas ekspektasi
rating-meets = sesuai ekspektasi
rating-below = di bawah ekspektasi

matrix-grade-1 = Sangat Baik
matrix-grade-2 = Baik
matrix-grade-3 = Butuh Perbaikan
matrix-grade-4 = Kurang
matrix-grade-5 = Sangat Kurang

records-self_rating = { $count } laporan disetujui
records-supervisor_rating = { $count } laporan dinilai atasan
records-target_attainment = { $count } rencana hasil kerja (RHK)
records-discipline = { $count } hari ada laporannya, termasuk yang sesudah batas akhir
records-attendance = { $count } catatan kehadiran
records-behaviour = { $count } penilaian perilaku
records-competency = { $count } penilaian kompetensi
records-peer = { $count } rekan menilai
records-subordinate = { $count } bawahan menilai
records-citizen = { $count } tanggapan masyarakat

missing-no_approved_entry = belum ada laporan yang disetujui
missing-no_rated_entry = belum ada laporan yang dinilai atasan
missing-no_target = belum ada rencana hasil kerja (RHK) yang disepakati
missing-no_expected_day = belum ada hari wajib lapor yang batas waktunya lewat
missing-no_attendance_record = belum ada catatan kehadiran
missing-not_assessed = belum dinilai atasan
missing-no_required_competency = jabatan ini belum mempunyai standar kompetensi
missing-no_supervisor_assessment = atasan belum menilai kompetensi
missing-too_few_raters-peer = rekan yang menilai belum cukup (terhitung { $count }, perlu { $least })
missing-too_few_raters-subordinate = bawahan yang menilai belum cukup (terhitung { $count }, perlu { $least })
missing-too_few_responses = tanggapan masyarakat belum cukup (baru { $count }, perlu { $least })

action-promotion = Promosi
action-reward = Penghargaan
action-training = Pelatihan
action-coaching = Pembinaan
action-dialogue = Dialog kinerja
follow-up-grade = predikat { $grade }
follow-up-grade-repeated = predikat { $grade }, { $periods } periode berturut-turut
follow-up-improved = { $component } naik dari { $before } menjadi { $value }
follow-up-weakest-component = { $component } paling rendah: { $value }
follow-up-component-below = { $component } { $value } (batas { $below })
follow-up-competency-gap = { $competency } { $level } dari { $required } yang dipersyaratkan
follow-up-competency-gap-course = { $competency } { $level } dari { $required } yang dipersyaratkan; { $course }

period-month = { $month }
period-quarter = Triwulan { $number } { $year }
period-semester = Semester { $number } { $year }
period-year = Tahun { $year }

score-picture = 🖼 Gambar
score-past-button = 🗓 Periode sebelumnya
score-others-button = 🗓 Periode lain
score-back = ‹ Kembali
score-past = Nilai Anda pada periode sebelumnya:
score-past-none = Belum ada catatan Anda pada periode sebelumnya.
score-others = Nilai Anda pada periode lain:
score-others-none = Belum ada catatan Anda pada periode lain.
score-past-open = { $mark }{ $period }: belum dapat dinilai
score-past-graded = { $mark }{ $period }: { $grade }
score-past-scored = { $mark }{ $period }: { $score } – { $grade }
record-title = 📂 Catatan di balik nilai, { $period }
record-none = Tidak ada catatan yang dapat ditampilkan.
record-newer = ‹ Lebih baru
record-older = Lebih lama ›
sum-ratings = 🧮 Perhitungan: { $total } (jumlah rata-rata harian) ÷ { $days } (hari) ÷ 5 × 100 = { $value }
sum-targets = 🧮 Perhitungan: { $weighted } (jumlah bobot × persen) ÷ { $weights } (jumlah bobot) = { $value }
sum-targets-limited = 🧮 Perhitungan: { $weighted } (jumlah bobot × persen) ÷ { $weights } (jumlah bobot) = { $value }, maksimal 100
sum-discipline = 🧮 Perhitungan: ({ $on_time } tepat waktu + { $credit } × { $late } terlambat) ÷ { $expected } hari wajib lapor × 100 = { $value }
sum-attendance = 🧮 Perhitungan: ({ $full } hadir penuh + { $credit } × { $late } terlambat) ÷ { $expected } hari wajib lapor × 100 = { $value }
sum-behaviour = 🧮 Perhitungan: { $total } (jumlah rata-rata) ÷ { $count } (perilaku) ÷ 5 × 100 = { $value }
sum-competency = 🧮 Perhitungan: { $total } (jumlah persen) ÷ { $count } (kompetensi) = { $value }
sum-peer = 🧮 Perhitungan: { $total } (jumlah rata-rata tiap rekan) ÷ { $count } (rekan) ÷ 5 × 100 = { $value }
sum-subordinate = 🧮 Perhitungan: { $total } (jumlah rata-rata tiap bawahan) ÷ { $count } (bawahan) ÷ 5 × 100 = { $value }
sum-citizen = 🧮 Perhitungan: ({ $weighted } (jumlah bobot × persen) + { $k } × { $mean } (rata-rata kantor)) ÷ ({ $weight } (jumlah bobot) + { $k }) = { $value }
sum-citizen-untold = 🧮 Perhitungan tidak dirinci: sebagian angkanya berasal dari kurang dari { $fewest } tanggapan dan dapat menunjukkan jawaban perorangan.
sum-citizen-why = Rata-rata kantor ikut dihitung agar beberapa tanggapan saja tidak menentukan nilai.
list-targets = Daftar ini memuat juga { $count } RHK yang belum jatuh tempo dan belum dihitung.
list-discipline-locked = Hari yang dilaporkan setelah batas akhirnya, sehingga tidak dihitung: { $count }.
list-discipline = Daftar ini memuat semua { $expected } hari wajib lapor; { $count } di antaranya tanpa laporan.
list-attendance = Daftar ini memuat semua { $expected } hari wajib lapor; { $count } di antaranya tanpa catatan.
list-half-days = Hari dengan cuti, sakit, atau izin setengah hari dihitung ½ hari: { $count }.
list-attendance-elsewhere = Catatan di luar hari wajib lapor, yang tidak dihitung dan tidak ada dalam daftar: { $count }.
list-behaviour = Daftar ini memuat { $count } penilaian atas { $criteria } perilaku.
list-competency = Daftar ini memuat { $count } penilaian atas { $competencies } kompetensi.
list-peer = Rata-rata tiap rekan dihitung dari kriteria yang dinilainya. Daftar ini merangkum semua rekan: jawaban masing-masing tidak ditampilkan.
list-subordinate = Rata-rata tiap bawahan dihitung dari kriteria yang dinilainya. Daftar ini merangkum semua bawahan: jawaban masing-masing tidak ditampilkan.
record-entry = { $day }: <b>{ $rating }</b> – { $activity }
record-target = 🎯 { $title } (bobot { $weight }): <b>{ $done }</b> dari rencana sampai hari ini { $plan } = { $whole } { $measure } × { $due } ÷ { $days } hari kerja; dihitung <b>{ $share }%</b>
record-target-limited = 🎯 { $title } (bobot { $weight }): <b>{ $done }</b> dari rencana sampai hari ini { $plan } = { $whole } { $measure } × { $due } ÷ { $days } hari kerja; { $ratio }%, dihitung maksimal <b>{ $share }%</b>
record-target-not-due = 🎯 { $title } (bobot { $weight }): { $done } dari { $whole } { $measure }; belum ada hari kerja yang jatuh tempo
record-day-on-time = ✅ { $day }: tepat waktu{ $sent }
record-day-late = 🟡 { $day }: terlambat{ $sent }
record-day-locked = ⛔️ { $day }: sesudah batas akhir{ $sent }
record-day-none = ▫️ { $day }: tanpa laporan
record-half-day = <i>(½ hari)</i>
record-attendance-present = ✅ { $day }: hadir
record-attendance-late = 🟡 { $day }: terlambat
record-attendance-duty = ✅ { $day }: dinas
record-attendance-absent = ⛔️ { $day }: tidak hadir
record-attendance-travel = ✅ { $day }: tugas luar
record-attendance-none = ▫️ { $day }: tanpa catatan
record-criterion = { $name }: <b>{ $mean }</b> dari 5
record-criterion-sum = { $name }: { $sum } = <b>{ $mean }</b> dari 5
record-peers = { $name }: rata-rata { $raters } rekan <b>{ $mean }</b> dari 5
record-subordinates = { $name }: rata-rata { $raters } bawahan <b>{ $mean }</b> dari 5
record-peers-few = { $name }: dinilai kurang dari { $least } rekan, tidak ditampilkan
record-subordinates-few = { $name }: dinilai kurang dari { $least } bawahan, tidak ditampilkan
record-competency = <b>{ $name }</b>, dipersyaratkan { $required }
record-competency-missing = <b>{ $name }</b>, dipersyaratkan { $required }: belum dinilai atasan
record-level-supervisor = • atasan, { $period }, bobot { $weight }: <b>{ $rating }</b>
record-level-self = • diri sendiri, { $period }, bobot { $weight }: <b>{ $rating }</b>
record-raters-uneven = Rata-rata per kriteria tidak ditampilkan, karena tidak semua penilai menilai semua kriteria.
record-level-peers = • { $raters } rekan, bobot masing-masing { $weight }: rata-rata <b>{ $mean }</b> ({ $count } penilaian)
record-level-peers-few = • rekan, { $count } penilaian: tidak ditampilkan, kurang dari { $least } rekan
record-level = → tingkat <b>{ $level }</b> ÷ { $required }, dihitung { $share }%
record-level-course = → tingkat <b>{ $level }</b> ÷ { $required }, dihitung { $share }%; pelatihan: { $course }
record-responses = { $start } – { $end }: rata-rata <b>{ $percent }%</b> dari { $count } tanggapan (jumlah bobot { $weight })
record-responses-few = { $start } – { $end }: { $count } tanggapan; isinya tidak ditampilkan bila ada bagian yang kurang dari { $fewest }
behaviour-berorientasi_pelayanan = Berorientasi pelayanan
behaviour-akuntabel = Akuntabel
behaviour-kompeten = Kompeten
behaviour-harmonis = Harmonis
behaviour-loyal = Loyal
behaviour-adaptif = Adaptif
behaviour-kolaboratif = Kolaboratif
picture-subtitle = { $period } · per { $day }
picture-no-grade = Belum dapat dinilai
picture-run = Perkembangan nilai
picture-office = rata-rata kantor
picture-weight = bobot { $weight }%
picture-caption = 📊 Nilai Anda, { $period }
digest-scores = Nilai { $period }, dihitung
digest-scores-grade = Orang dengan predikat { $grade }
digest-scores-none = Orang yang belum dapat dinilai
digest-scores-mean = Rata-rata { $title }
