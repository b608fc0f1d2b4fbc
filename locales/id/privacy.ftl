# Privasi: apa yang disimpan, di mana, berapa lama, siapa yang membaca
menu-privasi = Privasi: data apa yang disimpan
privacy-head = 🔒 <b>Privasi</b>
privacy-intro =
    Yang disimpan hanya yang diperlukan layanan ini, di basis data instansi. Isi chat tersimpan pula di server Telegram, di luar negeri; di chat ini Anda dapat menghapusnya sendiri.

    Silakan pilih:
privacy-topics = Pilih satu topik untuk melihat apa yang disimpan, dasarnya, berapa lama, dan siapa yang membacanya.
privacy-button-topics = 📂 Data apa yang disimpan
privacy-button-person = 👤 Data kepegawaian
privacy-button-report = 📝 Laporan saya
privacy-button-files = 📎 Berkas dan lokasi
privacy-button-result = 📊 Penilaian dan hasil
privacy-button-messages = 💬 Akun dan pesan
privacy-button-rating = ⭐ Penilaian warga
privacy-button-ticket = ✍️ Aduan, saran, pujian
privacy-title-person = <b>Data kepegawaian</b>
privacy-title-report = <b>Laporan saya</b>
privacy-title-files = <b>Berkas dan lokasi</b>
privacy-title-result = <b>Penilaian dan hasil</b>
privacy-title-messages = <b>Akun dan pesan</b>
privacy-title-rating = <b>Penilaian warga</b>
privacy-title-ticket = <b>Aduan, saran, pujian</b>
privacy-kind = • { $what }: <b>{ $until }</b>
privacy-basis = Dasar: { $basis }.
privacy-note-person = Dibaca: Anda, atasan dan penggantinya, administrator. Administrator dapat mengekspor seluruh catatan instansi; setiap ekspor tercatat. Yang keliru dapat Anda minta diperbaiki: /perbaikan
privacy-note-report = Dibaca: Anda, atasan, dan penggantinya; sebagian kecil, bila diundi, oleh penilai kedua tanpa nama Anda. Administrator melihat hari yang dilaporkan. Semua laporan Anda: /riwayat
privacy-note-files =
    Dibaca: yang boleh membaca laporannya, dan pemegang tautan bukti selama tautannya berlaku.
    Basis data menyimpan nomor berkas di Telegram dan keterangannya; dari lokasi bukti, titiknya.
privacy-note-result = Dibaca: Anda, atasan dan penggantinya; hasil dan rekomendasinya juga oleh administrator, keberatan oleh yang memutusnya. Penilaian rekan hanya tampil sebagai rata-rata, tanpa nama.
privacy-note-messages = Dibaca: hanya oleh layanan ini dan pengelola servernya. Isi chat tersimpan pula di server Telegram; di sana Anda dapat menghapusnya sendiri.
privacy-note-rating =
    Tidak disimpan: nama dan akun Anda. Bagi layanan ini Anda hanya kode acak satu hari, lain untuk setiap layanan, dengan kunci di luar basis data. Catatan Anda tidak dapat dicari kemudian.
    Nomor telepon, nomor seperti NIK, dan alamat surel dihapus dari tulisan sebelum disimpan. Foto tersandi.
    Dibaca: petugas hanya melihat jumlah per pekan, minimal 5 penilaian. Kepala unit dan administrator juga membaca komentar dan foto, tanpa hari dan jam; administrator dapat mengekspor jawaban tanpa nama dan hari.
privacy-note-ticket =
    Tidak disimpan: nama dan akun. Tiket tidak terhubung dengan penilaian Anda.
    Dibaca: kepala unit, penggantinya, dan administrator, tanpa nomor tiket. Siapa pun yang memegang nomornya dapat membaca tiket; simpanlah baik-baik.
    Keliru menulis? Kirim yang benar sebagai tiket baru.
kept-what-roster = nama, NIP, jabatan, pangkat, unit, atasan, pengganti, dan tugas layanan, dengan riwayatnya
kept-what-imports = isi berkas kepegawaian yang diimpor administrator
kept-what-decisions = siapa memutuskan apa, kapan, dan dengan hak apa; aturan yang sudah dibaca
kept-what-reports = laporan dan target dengan semua kirimannya, tinjauan, catatan, kendala, dan yang dipindahkan ke e-Kinerja
kept-what-days = cuti dan sakit, jadwal, perpanjangan, jam datang dan pulang
kept-what-drafts = isian yang belum dikirim, jawaban terakhir yang belum tersampaikan, dan rencana yang tidak dilaporkan
kept-what-evidence = keterangan bukti dukung, tautan, dan titik lokasinya
kept-what-copies = salinan berkas bukti di server instansi, sejak tanggal laporannya
kept-what-openings = kapan tautan bukti dibuka, tanpa siapa pembukanya
kept-what-places = titik lokasi presensi
kept-what-ratings = penilaian dari Anda sendiri, atasan, rekan, dan bawahan; umpan balik
kept-what-pairs = siapa diminta menilai rekan atau menilai ulang laporan, dan jawabannya
kept-what-objectivity = angka objektivitas di luar batas, keputusan dan penjelasannya, dan kapan Anda melihatnya
kept-what-results = hasil periode, dokumen yang terbit, rekomendasi, dan keberatan
kept-what-account = nomor akun Telegram, undangan, bahasa, jam pengingat, panduan yang sudah dibaca
kept-what-messages = pesan yang dikirim kepada Anda, sampai atau tidaknya, dan pengingat
kept-what-failures = isi pesan yang gagal diproses
kept-what-sent-files = temuan dari berkas yang dikirim administrator
kept-what-waited = yang menunggu terlalu lama
kept-what-responses = layanan, tanggal tanpa jam, nilai, dan jawaban; kelompok umur, jenis kelamin, pendidikan, dan pekerjaan hanya bila Anda mengisinya
kept-what-comments = komentar dan foto pada penilaian
kept-what-asked = pertanyaan yang masih terbuka dan kode salah yang dicoba, dengan kode acak satu jam
kept-what-tickets = tulisan Anda, layanan, tanggal tanpa jam, dan jawabannya
kept-what-way-back = alamat chat bila Anda ingin dikabari, tersandi dengan kunci di luar basis data
kept-what-unsent = tulisan yang belum Anda kirim
kept-until-record = arsip, menurut jadwal retensi instansi
kept-until-office = sampai instansi menghapusnya
kept-until-night = sampai malam itu
kept-until-closed = sampai tiket selesai
kept-until-days = { $days } hari
kept-basis-duty = kewajiban hukum mengelola kinerja ASN (UU 20/2023, PP 30/2019; UU 27/2022 pasal 20 ayat (2) huruf c)
kept-basis-trace = kewajiban merekam pemrosesan data (UU 27/2022 pasal 31 dan pasal 20 ayat (2) huruf c)
kept-basis-task = pelaksanaan tugas layanan publik (UU 27/2022 pasal 20 ayat (2) huruf e)
kept-basis-survey = survei kepuasan layanan publik (UU 25/2009, PermenPANRB 14/2017; UU 27/2022 pasal 20 ayat (2) huruf e)
kept-basis-complaint = pengelolaan pengaduan (UU 25/2009, Perpres 76/2013; UU 27/2022 pasal 20 ayat (2) huruf e)
privacy-button-views = 👁 Siapa melihat data saya
privacy-views-title = <b>Siapa yang melihat data saya</b>
privacy-views-day = <b>{ $day }</b>
privacy-views-line = { $time } · { $who }: { $what }
privacy-views-who = { $name } ({ $looker })
privacy-views-none = Belum ada yang membuka catatan Anda.
privacy-views-note = Tercatat sekali sehari untuk setiap orang dan hal, disimpan { $days } hari. Yang diterima tanpa dibuka tidak tercatat: laporan baru di antrean atasan dan ringkasan mingguan. Yang menyangkut seluruh instansi tampil bagi semua, juga bagi yang baru kemudian masuk daftar pegawai. Penilaian tanpa nama tetap tanpa nama.
privacy-views-back = ‹ Kembali
privacy-looker-supervisor = atasan atau penggantinya
privacy-looker-decider = penjawab atau pemutus keberatan
privacy-looker-administrator = administrator
privacy-looker-operator = pengelola server
privacy-seen-personnel = data kepegawaian
privacy-seen-report = laporan
privacy-seen-leave = izin dan cuti
privacy-seen-target = target
privacy-seen-blocker = kendala
privacy-seen-correction = usulan koreksi
privacy-seen-days = hari lapor dan kehadiran
privacy-seen-assessment = penilaian perilaku dan bahannya
privacy-seen-result = lembar hasil
privacy-seen-follow-up = tindak lanjut
privacy-seen-objection = keberatan
privacy-seen-objectivity = angka objektivitas
privacy-seen-export = ekspor seluruh instansi
privacy-seen-all-results = hasil seluruh instansi
privacy-seen-all-follow-ups = tindak lanjut seluruh instansi
gate-see-own-views = Maaf, catatan ini hanya untuk pegawai terdaftar.
kept-what-views = siapa membuka catatan Anda, dan catatan siapa yang Anda buka
privacy-button-export = 📦 Unduh data saya
own-data-ask =
    📦 <b>Unduh data saya</b>
    Satu berkas ZIP: <code>data.json</code> dengan semua catatan tentang Anda dan arti kolomnya. { $files }

    Tidak termasuk: siapa yang menilai tanpa nama (rekan, bawahan, penilai kedua, warga). Catatan lengkap hasil periode beserta buktinya ada di /hasil.

    Dapat diminta sekali sehari dan tercatat. Simpan berkasnya baik-baik.
own-data-files-server = Berkas bukti Anda yang tersimpan di server instansi ikut disertakan.
own-data-files-telegram = Berkas bukti Anda tidak disalin ke server; berkasnya ada di chat ini.
own-data-make = 📦 Buat unduhan
own-data-making = Data Anda sedang disiapkan; berkasnya segera menyusul.
own-data-today = Data Anda sudah diunduh hari ini. Silakan minta lagi besok.
own-data-file-name = Data-Saya
own-data-about = Data pribadi Anda di layanan ini (UU 27/2022 pasal 7). "rows": catatan menurut tabel; "columns": arti kolom; "kept": isi setiap kelompok; "files_left_out": berkas yang tidak termuat, mintalah kepada administrator.
own-data-done =
    📦 Data Anda: { $rows } baris, { $files } berkas.{ $left ->
        [0] { "" }
       *[other] { " " }{ $left } berkas tidak termuat; daftarnya ada di data.json.
    }
gate-export-own-data = Maaf, unduhan ini hanya untuk pegawai terdaftar.
breach-notice =
    🔔 Pemberitahuan kegagalan pelindungan data pribadi
    { $office }

    Data pribadi Anda terungkap kepada pihak yang tidak berhak. Kami memohon maaf.

    1. Data yang terungkap: { $what }
    2. Kapan: { $since } sampai { $until } { $zone }
    3. Bagaimana: { $how }
    4. Penanganan dan pemulihan: { $handling }
    5. Yang dapat dihubungi: { $contact }

    Pemberitahuan ini disampaikan menurut UU 27/2022 pasal 46, juga kepada lembaga pelindungan data pribadi. Data Anda dapat dilihat dan diunduh lewat /privasi.
breach-people = Jumlah subjek data: { $count }
breach-kind = { $what }: { $count } baris
breach-citizens = Warga: { $ratings } penilaian dan { $tickets } tiket pada tanggal itu, tanpa nama; tidak dapat diberi tahu satu per satu. Pertimbangkan pengumuman (pasal 46 ayat (3)).
breach-deadline = Pemberitahuan tertulis paling lambat 3 × 24 jam kepada subjek data dan lembaga (pasal 46 ayat (1)).
privacy-button-erase = 🗑 Hapus data saya
erase-head = 🗑 <b>Hapus data saya</b>
erase-now = Dapat dihapus sekarang:
erase-line = • { $what }: { $count }
erase-what-drafts = isian yang belum dikirim dan rencana
erase-what-messages = catatan pesan dan pengingat yang lampau (yang sehari terakhir dan yang tentang hari yang masih dapat dilaporkan tetap)
erase-what-settings = jam pengingat, panduan yang dibaca, undangan lama
erase-what-places = titik lokasi presensi (jamnya tetap)
erase-kept = Tetap disimpan, dengan dasarnya:
erase-do = Hapus sekarang
erase-do-and-unlink = Hapus dan lepaskan akun Telegram
erase-form-gone = Isian ini dihapus dan tidak dikirim.
erase-done = Data yang dapat dihapus sudah dihapus. Cadangan basis data mengikuti masa simpannya; isi chat di Telegram dapat Anda hapus sendiri.
erase-done-unlinked = Data yang dapat dihapus sudah dihapus, dan akun Telegram ini dilepaskan.
erase-unlinked = Akun Telegram ini tidak lagi terhubung dengan data pegawai. Untuk melapor lagi, mintalah undangan kepada administrator.
erase-last-administrator = Anda administrator terakhir. Tunjuk administrator lain dahulu di /pegawai.
gate-erase-own-data = Maaf, ini hanya untuk pegawai terdaftar.
privacy-evidence-first = 🔒 Bukti pertama Anda: berkasnya tersimpan di server Telegram, di luar negeri. Selengkapnya: /privasi
privacy-page = Privasi
kept-files-telegram = • Berkas bukti tersimpan di server Telegram, di luar negeri. Jangan kirim data warga yang tidak perlu.
kept-files-server = • Berkas bukti tersimpan di Telegram dan disalin ke server instansi. Jangan kirim data warga yang tidak perlu.
kept-evidence = • Salinan berkas di server instansi dihapus { $days } hari sesudah tanggal laporannya; laporannya tetap.
kept-locations = • Lokasi presensi dihapus setelah { $days } hari.
privacy-page-link = <a href="{ $link }">Privasi: apa yang disimpan</a>
privacy-page-where = Yang disimpan hanya yang diperlukan, di basis data instansi. Perangkat Anda menyimpan satu kuki selama sehari.
