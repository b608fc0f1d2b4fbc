# Kepuasan masyarakat (SKM/IKM): hasil per layanan, unit, dan kantor
menu-kepuasan = Kepuasan masyarakat: IKM dan sembilan unsur
gate-see-satisfaction = Maaf, hasil kepuasan masyarakat hanya untuk kepala unit layanan, petugas layanan, dan administrator.
satisfaction-ask-place = 📊 Kepuasan masyarakat: hasil yang mana?
satisfaction-ask-service = 📊 <b>{ $unit }</b>: layanan yang mana?
satisfaction-office = Seluruh kantor
satisfaction-unit = Semua layanan unit ini
satisfaction-other = Hasil lain
satisfaction-weeks = 🗓 Per pekan
satisfaction-title = 📊 <b>{ $title }</b>, { $period }
satisfaction-ikm = IKM <b>{ $ikm }</b>, mutu { $grade } ({ $label }), dari { $n } jawaban
satisfaction-none = IKM belum dapat ditampilkan: jawaban lengkap kurang dari { $least } atau pekannya belum selesai.
satisfaction-up = ▲ naik { $change } dari triwulan sebelumnya ({ $ikm }, dari { $n } jawaban)
satisfaction-down = ▼ turun { $change } dari triwulan sebelumnya ({ $ikm }, dari { $n } jawaban)
satisfaction-same = sama dengan triwulan sebelumnya ({ $ikm }, dari { $n } jawaban)
satisfaction-method = <i>PermenPANRB 14/2017: jumlah rata-rata sembilan unsur dikali bobot { skm-weighs } dan 25; hanya jawaban lengkap.{ skm-weighs-less }</i>
skm-weighs = { $method ->
        [exact] 1/9
        [three_digits] 0,111
       *[two_digits] 0,11
    }
skm-weighs-less = { $method ->
        [exact] {""}
        [three_digits] {" "}Bobot 0,111 menurunkan setiap IKM 0,1% (paling tinggi 99,90).
       *[two_digits] {" "}Bobot 0,11 menurunkan setiap IKM 1% (paling tinggi 99,00).
    }
satisfaction-faces = Satu ketukan: rata-rata { $mean } dari 4 ({ $n } penilaian)
satisfaction-kinds = Tertulis: pujian { $praise }, pengaduan { $complaint }, saran { $suggestion }, lainnya { $other }
satisfaction-comments = 💬 Pujian, pengaduan, saran
satisfaction-comments-title = 💬 <b>{ $title }</b>, { $period }
satisfaction-comments-how = <i>Pekan penuh dengan minimal { $least } jawaban per layanan, tanpa hari dan urutan.</i>
satisfaction-photos = 📷 Foto ({ $n })
satisfaction-photos-shown = 📷 { $shown } dari { $all } foto. Hanya untuk perbaikan layanan; mohon tidak disebarkan.
satisfaction-comments-none = Belum ada yang dapat ditampilkan.
satisfaction-comments-praise = 👍 <b>Pujian</b> ({ $n })
satisfaction-comments-complaint = 👎 <b>Pengaduan</b> ({ $n })
satisfaction-comments-suggestion = 💡 <b>Saran</b> ({ $n })
satisfaction-comments-other = 💬 <b>Komentar lain</b> ({ $n })
satisfaction-comment = • “{ $text }”
satisfaction-comment-of = • “{ $text }” ({ $service })
satisfaction-back = ‹ Kembali
satisfaction-own = 🗓 Layanan yang Anda jalankan
satisfaction-own-title = 🗓 <b>Layanan Anda, per pekan</b>
satisfaction-own-how = Semua layanan yang Anda jalankan digabung; hanya pekan penuh dengan minimal { $least } jawaban, tidak pernah satu per satu. Angka yang sama ada di /nilai.
satisfaction-sample = Sampel yang disarankan { $wanted } dari { $population } pengguna (Krejcie-Morgan): kurang { $missing }.
satisfaction-sample-reached = Sampel yang disarankan { $wanted } dari { $population } pengguna (Krejcie-Morgan): tercapai.
satisfaction-hidden = { $count } layanan tidak ikut dihitung: jawabannya kurang dari { $least } atau pekannya belum selesai.
satisfaction-running = <i>Triwulan ini masih berjalan; pekan terakhir menyusul, setiap kali minimal lima jawaban.</i>
satisfaction-quarter = T{ $number } { $year }
satisfaction-n = { $n } jawaban
satisfaction-mutu-A = Sangat Baik
satisfaction-mutu-B = Baik
satisfaction-mutu-C = Kurang Baik
satisfaction-mutu-D = Tidak Baik
satisfaction-weeks-title = 🗓 <b>{ $service }</b>, per pekan
satisfaction-weeks-how = Hanya jumlah dari minimal { $least } jawaban; pekan yang lebih sedikit digabung dengan pekan sesudahnya.
satisfaction-weeks-none = Belum ada pekan dengan minimal { $least } jawaban.
satisfaction-week-ikm = • { $days }: IKM { $ikm } ({ $n } jawaban)
satisfaction-week-faces = • { $days }: satu ketukan { $mean } dari 4 ({ $n } penilaian)

# Dalam gambar
satisfaction-picture-of = { $period }, bobot unsur { skm-weighs }
satisfaction-picture-ikm = IKM
satisfaction-picture-n = jawaban lengkap
satisfaction-picture-low = unsur terendah
satisfaction-picture-run = IKM per triwulan

# Sembilan unsur
unsur-persyaratan = Persyaratan
unsur-prosedur = Sistem, mekanisme, dan prosedur
unsur-waktu = Waktu penyelesaian
unsur-biaya = Biaya/tarif
unsur-produk = Produk spesifikasi jenis pelayanan
unsur-kompetensi = Kompetensi pelaksana
unsur-perilaku = Perilaku pelaksana
unsur-pengaduan = Penanganan pengaduan, saran, dan masukan
unsur-sarana = Sarana dan prasarana
satisfaction-pdf = 📄 Laporan SKM (PDF)
satisfaction-xlsx = 📊 Laporan SKM (XLSX)

# Laporan SKM
skm-title = Laporan Survei Kepuasan Masyarakat
skm-code = No.
skm-unsur = Unsur pelayanan
skm-total = Jumlah nilai
skm-nrr = NRR
skm-weighted = NRR tertimbang
skm-mutu = Mutu
skm-index = Indeks (jumlah NRR tertimbang)
skm-ikm = Indeks Kepuasan Masyarakat (IKM)
skm-n = Jumlah responden (jawaban lengkap)
skm-population = Populasi pengguna layanan
skm-sample = Sampel yang disarankan (Krejcie-Morgan)
skm-state = Keadaan
skm-running = sementara, triwulan masih berjalan
skm-left-out = Layanan yang tidak ikut dihitung
skm-table = Nilai per unsur
skm-chart = Grafik NRR per unsur (1 sampai 4)
skm-profile = Profil responden
skm-channel-visit = dengan kode kunjungan
skm-channel-open = melalui tautan atau poster
skm-profile-note = Tidak wajib diisi; jawaban dari kurang dari { $least } orang digabung dengan yang tidak menjawab.
skm-profile-later = Profil responden disajikan setelah triwulan selesai.
skm-profile-asked = Karakteristik
skm-profile-answer = Jawaban
skm-profile-n = Jumlah
skm-profile-share = Persentase
skm-share = { $share }%
skm-profile-rest = lainnya atau tidak dijawab
skm-ask-age = Umur
skm-ask-sex = Jenis kelamin
skm-ask-education = Pendidikan
skm-ask-occupation = Pekerjaan
skm-ask-channel = Cara menjawab
skm-run = { $ikm } ({ $n } jawaban)
satisfaction-comments-on-paper = Pujian, pengaduan, dan saran
satisfaction-comments-note = Dari pekan penuh dengan minimal { $least } jawaban per layanan yang berakhir dalam triwulan ini; tanpa hari dan tanpa urutan.
satisfaction-comments-elsewhere = Teks selengkapnya ada dalam laporan XLSX.
satisfaction-comments-paper-praise = Pujian ({ $n })
satisfaction-comments-paper-complaint = Pengaduan ({ $n })
satisfaction-comments-paper-suggestion = Saran ({ $n })
satisfaction-comments-paper-other = Komentar lain ({ $n })
skm-earlier = Tindak lanjut { $period }
skm-earlier-unsur = Unsur
skm-earlier-action = Janji perbaikan
skm-earlier-when = Sampai
skm-earlier-values = NRR sebelum → sesudah
skm-method = Metode
skm-weight = Bobot tiap unsur
skm-method-1 = Menurut PermenPANRB 14/2017: sembilan unsur dengan nilai 1 sampai 4, bobot tiap unsur { skm-weighs }; hanya jawaban yang lengkap dihitung.{ skm-weighs-less }
skm-method-2 = NRR = jumlah nilai dibagi jumlah responden; indeks = jumlah NRR x bobot; IKM = indeks x 25. Mutu: A 88,31–100; B 76,61–88,30; C 65,00–76,60; D 25,00–64,99.
skm-method-3 = Hasil dari kurang dari lima jawaban tidak disajikan. Jawaban yang dikarantina tidak dihitung.
skm-plan = Rencana tindak lanjut unsur terendah
skm-plan-unsur = Unsur
skm-plan-action = Rencana perbaikan
skm-plan-when = Waktu
skm-plan-who = Penanggung jawab
skm-sheet-unsur = Unsur
skm-sheet-behind = Rincian
skm-sheet-profile = Profil
skm-sheet-comments = Komentar
skm-sheet-plan = Rencana
skm-made = Dibuat { $moment } { $zone }
satisfaction-export = 📤 Jawaban untuk survei nasional (XLSX)
satisfaction-export-none = Belum ada triwulan yang selesai dengan minimal { $least } jawaban lengkap.
satisfaction-export-done = 📤 <b>{ $n } jawaban lengkap</b> tanpa tanggal dan tanpa urutan; layanan dengan kurang dari { $least } jawaban tidak ikut, begitu juga ciri responden yang jarang. Melengkapi skm.go.id, tidak menggantikannya.
gate-export-responses = Maaf, ekspor jawaban masyarakat hanya untuk administrator.
satisfaction-fell =
    📉 <b>{ $service }</b>: IKM turun <b>{ $change }</b>
    { $earlier }: { $before } ({ $n_before } jawaban)
    { $later }: { $after } ({ $n_after } jawaban)
    Bobot tiap unsur { skm-weighs }, sama untuk kedua triwulan.
    <i>Dapat berarti layanan memburuk pada unsur tertentu; lihat unsur terendah dan komentar. Dapat juga karena penjawabnya berbeda atau kebetulan. Angka ini tidak menunjukkan sebab, dan bukan penilaian atas seorang petugas.</i>
satisfaction-see = Lihat hasil

# Halaman hasil untuk masyarakat
results-page-title = Hasil penilaian layanan
results-page-how = Semua hasil berasal dari triwulan yang sudah selesai dengan minimal { $least } jawaban lengkap; nilai setelah janji (→) masih sementara selama triwulannya berjalan.
results-page-unknown = Layanan ini tidak ditemukan.
results-page-empty = Belum ada layanan.
results-page-back = ‹ Semua layanan
results-page-promises = Anda berkata, kami perbuat: { $period }
results-page-none = belum ada minimal { $least } jawaban lengkap
gate-see-public-results = Halaman ini tidak ada.
