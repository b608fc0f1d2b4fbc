# Alasan sel, baris atau berkas tidak dapat diimpor; kalimat Inggrisnya di domain/reasons.py
import-reason-in-column = { $column }: { $reason }
import-reason-several = { $reasons }

# Isi sel
import-reason-nip-not-18-digits = “{ $cell }” bukan 18 angka
import-reason-nip-no-birth-date = “{ $cell }” tidak diawali tanggal lahir
import-reason-nip-no-sex-digit = angka ke-15 dari “{ $cell }” bukan 1 atau 2
import-reason-lost-digits = “{ $cell }” tersimpan sebagai bilangan, jadi angka terakhirnya hilang; jadikan kolomnya teks
import-reason-too-long = isinya { $length } karakter, lebih dari { $most }
import-reason-no-name = “{ $cell }” bukan nama
import-reason-degree = “{ $cell }” adalah gelar; apit nama lengkapnya dengan tanda kutip
import-reason-no-measure = “{ $cell }” bukan satuan; bilangan berkoma perlu diapit tanda kutip
import-reason-no-code = “{ $cell }” harus 1 sampai 32 huruf, angka, - atau _
import-reason-no-day = “{ $cell }” tidak ada di kalender
import-reason-no-date = “{ $cell }” bukan tanggal; tulis 20/11/2026
import-reason-no-year = “{ $cell }” di luar batas; tahunnya harus { $first } sampai { $last }
import-reason-two-times = “{ $cell }” dapat berarti pukul { $one } atau { $other }; tulis jamnya
import-reason-no-time = “{ $cell }” bukan jam; tulis 07:30
import-reason-no-offset = “{ $cell }” tidak menyebut zona waktu; tulis 2026-11-20T15:30:00+07:00
import-reason-no-clock = “{ $cell }” tidak berisi jam; tulis 20/11/2026 15:30
import-reason-no-moment = “{ $cell }” bukan tanggal dan jam; tulis 20/11/2026 15:30
import-reason-odd-offset = zona waktu “{ $cell }” tidak ada; tulis 2026-11-20T15:30:00+07:00
import-reason-no-number = “{ $cell }” bukan bilangan; tulis 12 atau 12,5
import-reason-decimals = “{ $cell }” lebih dari tiga angka di belakang koma
import-reason-too-large = “{ $cell }” lebih dari { $most }
import-reason-not-positive = harus lebih dari 0
import-reason-not-whole = “{ $cell }” bukan bilangan bulat
import-reason-no-rating = “{ $cell }” bukan nilai 1 sampai { $most }
import-reason-none-of = “{ $cell }” harus salah satu dari { $choices }
import-reason-no-week = “{ $cell }” bukan hari kerja; tulis 1-5 atau 1,2,4 (1 Senin, 7 Minggu)
import-reason-no-period = “{ $cell }” bukan periode; tulis bulan 2026-11, triwulan 2026-Q4, semester 2026-S2 atau tahun 2026
import-reason-date-not-period = “{ $cell }” adalah tanggal, bukan periode; jadikan kolomnya teks dan tulis 2026-11
import-reason-no-mark = “{ $cell }” bukan tanda; tulis x, atau kosongkan
import-reason-no-number-so = “{ $cell }” tidak sesuai cara menulis angka yang dipilih
import-reason-two-numbers = “{ $cell }” dapat berarti { $one } atau { $other }
import-reason-no-result = rumusnya tanpa hasil; buka berkas di aplikasi lembar kerja, lalu simpan
import-reason-merged = digabung dengan sel di atasnya; pisahkan selnya, lalu isi satu per satu
import-reason-after-space = “{ $cell }” didahului koma dan spasi; jika bagian dari sel sebelumnya, apit keduanya dengan tanda kutip, jika bukan, hapus spasinya
import-reason-formula-error = { $cell } adalah galat rumus; perbaiki rumusnya
import-reason-always-one = tanda - tidak berlaku di sini; kosongkan saja selnya
import-reason-empty = { $column } kosong

# Baris
import-reason-cells = barisnya berisi { $cells } sel, judul kolomnya { $columns }; kolomnya bergeser
import-reason-repeats = sama dengan baris { $first } ({ $columns })
import-reason-before = { $day } mendahului { $column } ({ $other })
import-reason-future = { $day } belum tiba
import-reason-own-supervisor = tidak ada yang menjadi atasan dirinya sendiri
import-reason-own-stand-in = tidak ada yang menggantikan dirinya sendiri
import-reason-half-of-days = hanya satu hari yang dapat setengah; tanggal mulai dan selesainya harus sama
import-reason-half-of-kind = { $kind } tidak dapat setengah hari
import-reason-part-of-day = { $days } bukan hari penuh; tulis setengah harinya di baris sendiri, dengan pagi atau siang
import-reason-too-many-days = { $days } lebih banyak daripada hari dari { $start } sampai { $end }
import-reason-free-day = hari bebas ditulis - di jam mulai dan jam selesai
import-reason-free-and-shift = { $day } hari bebas di baris { $line }; hapus salah satunya
import-reason-own-assessor = untuk penilaian diri, isi NIP orang itu sendiri
import-reason-assesses-oneself = tidak ada yang menjadi { $source } bagi dirinya sendiri
import-reason-no-answer = tidak ada nilainya, baik penilaian cepat maupun satu pun dari sembilan unsur
import-reason-half-of-times = jam mulai dan jam selesai harus diisi bersama
import-reason-not-after = { $end } tidak sesudah jam mulai, { $start }
import-reason-unrated = laporannya disetujui, tetapi nilai atasannya kosong
import-reason-rated-too-early = laporan yang { $state } tidak punya nilai atasan
import-reason-not-reviewed = laporan yang masih menunggu belum ditinjau
import-reason-reviews-oneself = tidak ada yang meninjau laporannya sendiri

# Orang, unit, layanan dan target yang disebut sebuah baris
import-reason-person-in-bad-row = { $nip } ada di baris pegawai yang perlu diperbaiki
import-reason-no-person = { $nip } tidak ada di daftar pegawai
import-reason-supervisor-in-bad-row = { $nip } ada di baris lain berkas ini yang perlu diperbaiki
import-reason-no-supervisor = { $nip } tidak ada di berkas ini dan tidak ada di daftar pegawai
import-reason-circle = lewat { $supervisor }, { $nip } menjadi atasan dirinya sendiri
import-reason-no-unit = “{ $unit }” bukan unit di daftar pegawai
import-reason-no-unit-but-near = “{ $unit }” bukan unit di daftar pegawai; maksudnya “{ $near }”?
import-reason-two-zones = “{ $unit }” berzona { $zone } di baris { $line }, di sini { $other }
import-reason-service-in-bad-row = “{ $service }” ada di baris layanan yang perlu diperbaiki
import-reason-no-service = “{ $service }” bukan layanan yang dikenal
import-reason-only-capitals = { $code } hanya berbeda huruf besar dari yang di baris { $line }
import-reason-no-parent = “{ $title }” bukan target atasan { $nip } pada { $period }
import-reason-no-target = { $nip } tidak punya target “{ $title }” untuk { $day }
import-reason-no-criterion = “{ $criterion }” bukan kompetensi yang dikenal dan bukan salah satu dari { $criteria }
import-reason-no-night-shift = { $end } tidak sesudah jam mulai, { $start }, dan tidak ada dinas { $day } yang selesai esok harinya
import-reason-period-closed = periode { $first } sampai { $last } sudah ditutup; laporan dan penilaiannya tidak dapat diubah lagi

# Lembar e-Kinerja
import-reason-not-acting = “{ $cell }” tidak mengatakan apakah Plt atau Plh; mungkin kolomnya bergeser
import-reason-shifted = selnya lebih banyak daripada judul kolom; kolomnya bergeser
import-reason-shifted-name = “{ $cell }” bukan nama; kolomnya bergeser
import-reason-no-end = “{ $cell }” bukan tanggal, jadi tidak jelas baris mana yang berlaku untuk orang ini
import-reason-two-people = NIP { $nip } milik { $name } di baris { $line }, di sini milik { $other }
import-reason-no-amount = “{ $cell }” tidak menyebut jumlah; tulis misalnya “1 laporan”
import-reason-amount-of-what = “{ $cell }” tidak menyebut satuannya; tambahkan kolom satuan
import-reason-same-plan = mengulang RHK “{ $title }” dengan rencana aksi yang sama
import-reason-doubled-column = { $name }, baris { $line }: kolom { $column } dua kali ada
import-reason-two-columns = { $name }, baris { $line }: dua kolom adalah { $column }
import-reason-no-header-of-ekinerja = { $name } tidak punya judul kolom e-Kinerja di { $rows } baris pertamanya; kirim laporan penilaian atau laporan SKP apa adanya
import-reason-no-unit-column = { $name }, baris { $line }: kolom skp_unor tidak ada; ikutkan saat mengunduh
import-reason-no-people = { $name } tidak berisi orang di bawah judul kolom, baris { $line }
import-reason-no-header-of-skp = { $name } tidak punya judul kolom RHK (rencana hasil kerja) beserta rencana aksi atau target di { $rows } baris pertamanya
import-reason-whose-skp = { $name }: tidak ada kolom nip, jadi tidak jelas SKP milik siapa; tambahkan kolom nip
import-reason-no-rhk = { $name } tidak berisi RHK di bawah judul kolom, baris { $line }
import-reason-which-period = { $name }: periodenya tidak disebut; tambahkan kolom periode, atau tahunnya di judul

# Catatan yang ditambah, diubah atau ditarik
import-reason-row = { $words }
import-reason-day = { $day }
import-reason-record-of-day = { $what } { $day }
import-reason-entry-of-day = { $nip } { $day } { $activity }
import-reason-response-of-day = { $service } { $day } lewat { $channel }
import-reason-record-from = { $what } mulai { $day }
import-reason-record-in-unit = { $what } ({ $unit })
import-reason-day-for-unit = { $day } untuk { $unit }
import-reason-day-for-all = { $day } untuk semua unit
import-reason-leave-days = { $kind } { $start } sampai { $end }
import-reason-leave-of = { $nip } { $days }
import-reason-half-leave-of = { $nip } { $days } ({ $half })
import-reason-stand-in = { $nip } sebagai { $kind } { $supervisor } dari { $start } sampai { $end }

# Pekerjaan terbuka dari yang berhenti bertugas, dan siapa yang memutusnya
import-reason-open-entries = laporan: { $count } ({ $who })
import-reason-open-leave_requests = permohonan izin: { $count } ({ $who })
import-reason-open-target_proposals = usulan target: { $count } ({ $who })
import-reason-open-blockers = kendala: { $count } ({ $who })
import-reason-open-answers = jawaban atas keberatan: { $count } ({ $who })
import-reason-open-decisions = putusan keberatan: { $count } ({ $who })
import-reason-open-objections = keberatan: { $count } ({ $who })
import-reason-open-nobody = belum ada yang memutus

# Kolom
import-reason-columns = { $name }: { $reasons } (kolom yang dikenal: { $columns })
import-reason-unknown-columns = kolom yang tidak dikenal: { $columns }
import-reason-nameless = (tanpa judul)
import-reason-doubled-columns = kolom yang dua kali ada: { $columns }
import-reason-missing-columns = kolom yang kurang: { $columns }
import-reason-no-file = { $name } tidak ada
import-reason-no-plain-file = { $name } bukan berkas biasa
import-reason-other-suffix = { $name } bukan berkas CSV, TXT, XLSX atau JSON
import-reason-large-file = { $name } lebih dari { $most } MB; bagi berkasnya
import-reason-unread = { $name } tidak dapat dibuka
import-reason-no-first-row = { $name } kosong; perlu baris judul kolom
import-reason-empty-file = { $name } kosong; perlu baris judul kolom
import-reason-is-ekinerja = { $name } adalah { $shape } dari e-Kinerja; kirim tanpa mengubah isinya
import-reason-no-header = { $name } tidak punya baris judul dengan { $columns } di { $rows } baris pertamanya
import-reason-no-header-in-sheet = lembar “{ $sheet }” di { $name } tidak punya baris judul dengan { $columns }; letakkan lembar yang berisi tabel paling depan
import-reason-both-mean = { $name }: kolom { $others } dan { $last } sama artinya; sisakan satu
import-reason-misspelt = { $name }: kolom { $header } tidak dikenal; jika maksudnya { $column }, tulis begitu
import-reason-record-above = { $name }: baris { $line } di atas judul kolom, padahal tampaknya data
import-reason-no-title = { $name }: baris { $line } berisi sesuatu di kolom ke-{ $place }, yang tidak berjudul

# Berkas
import-reason-no-tables = { $name } tidak berisi berkas CSV atau XLSX
import-reason-two-of-a-kind = { $name } dan { $other } sama jenisnya; kirim salah satu
import-reason-not-unpacked = zip-nya tidak dapat dibuka; buat sekali lagi
import-reason-large-unpacked = { $name } menjadi lebih dari { $most } MB setelah dibuka; bagi isinya
import-reason-in-two-folders = { $name } berisi { $file } di dua folder; sisakan satu
import-reason-of-file = { $name } { $reason }

# Lanjutan sesudah nama berkas
import-reason-nul = bukan teks, atau rusak (baris { $line }); unduh ulang
import-reason-other-separator = memakai pemisah “{ $separator }”; simpan dengan koma, titik koma atau tab
import-reason-not-utf-16 = hurufnya tidak terbaca; simpan sebagai CSV UTF-8
import-reason-mixed-encodings = hurufnya tercampur (baris { $line }); simpan sebagai CSV UTF-8
import-reason-not-utf-8 = hurufnya tidak terbaca (baris { $line }); simpan sebagai CSV UTF-8
import-reason-long-cell-after = punya sel lebih dari { $most } karakter di sekitar baris { $line }
import-reason-no-csv = bukan CSV yang benar mulai baris { $line }; simpan ulang dari aplikasi lembar kerja
import-reason-too-wide = berisi { $cells } sel di baris { $line }; paling tinggi { $most }
import-reason-large-json = lebih dari { $most } MB; simpan sebagai CSV
import-reason-named-wrong = sebenarnya berkas XLSX; ganti akhir namanya menjadi .xlsx
import-reason-no-json = bukan JSON yang benar
import-reason-many-names = punya lebih dari { $most } nama kolom
import-reason-no-list = tidak berisi daftar data
import-reason-no-records = berisi daftar yang tidak semuanya data
import-reason-no-visible-sheet = semua lembarnya tersembunyi; tampilkan lembar yang berisi tabel
import-reason-locked = terkunci; simpan ulang tanpa kata sandi
import-reason-large-workbook = terlalu besar setelah dibuka (lebih dari { $most } MB); simpan sebagai CSV UTF-8
import-reason-days-from-1904 = menghitung tanggal dari tahun 1904; simpan sebagai CSV UTF-8
import-reason-no-workbook = bukan berkas XLSX, atau rusak; simpan ulang dari aplikasi lembar kerja
import-reason-many-merged = punya lebih dari { $most } sel gabungan; pisahkan
import-reason-far-cell = berisi sesuatu sampai baris { $row } dan kolom ke-{ $column }; hapus yang jauh dari tabel, atau simpan sebagai CSV UTF-8
import-reason-far-column = berisi sesuatu sampai kolom ke-{ $column }; yang dibaca { $most } kolom
import-reason-long-cell = punya sel { $length } karakter di baris { $line }; yang dibaca { $most } karakter
import-reason-many-errors = lebih dari { $most } selnya tanpa nilai; perbaiki rumusnya
