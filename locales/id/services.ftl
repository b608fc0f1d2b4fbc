# Layanan dan loketnya
menu-kode = Kode penilaian di loket
gate-show-codes = Maaf, kode penilaian hanya untuk petugas layanan, kepala unitnya, dan administrator.
code-screen-choose = 🎟 Kode untuk layanan yang mana?
code-screen-no-services = Belum ada layanan yang terdaftar.
code-screen =
    🎟 <b>{ $service }</b>
    Perlihatkan kepada warga yang baru dilayani: pindai, atau ketik <code>{ $code }</code>.

    Satu kode untuk satu penilaian, berlaku sampai { $until } { $zone }. Begitu terpakai, kode berikutnya muncul di sini. Berhenti sendiri pukul { $ends }.
code-screen-new = 🔄 Kode baru
code-screen-copy = 📋 Salin tautan
code-screen-close = Tutup
code-screen-again = 🎟 Tampilkan lagi
service-is-closed = Layanan { $service } sudah ditutup. Buka kembali lebih dulu lewat /layanan.
code-screen-service-closed = Layanan <b>{ $service }</b> sudah ditutup, jadi kodenya tidak dapat dipakai dan tidak ditampilkan lagi.
code-screen-closed = Kode untuk <b>{ $service }</b> tidak ditampilkan lagi.

# Poster layanan
poster-question = Bagaimana pelayanan kami?
poster-invitation =
    Pindai dengan kamera ponsel, lalu ketuk satu wajah.
    Tanpa nama, beberapa detik saja.
poster-code = Kode layanan
poster-in-telegram = Tidak dapat memindai? Buka Telegram, cari @{ $bot }, lalu ketik
poster-on-web = atau buka di peramban
poster-abroad = Pindai untuk menilai layanan ini. Tanpa nama, beberapa detik saja.

# Gulungan kode kunjungan
roll-sentence = Nilai pelayanan yang baru Anda terima: pindai, lalu ketuk satu wajah. Tanpa nama, satu kali saja.
roll-in-telegram = Atau di Telegram @{ $bot }, ketik
roll-on-web = Atau buka di peramban
roll-valid = Berlaku sampai { $until } { $zone }
roll-footer = Setiap kode berlaku 48 jam sejak dicetak, sampai { $until } { $zone }: cetaklah seperlunya setiap hari. Halaman { $page } dari { $pages }

# /layanan: mengelola layanan
menu-layanan = Kelola layanan, petugas, dan poster
gate-manage-services = Maaf, layanan dikelola oleh kepala unit dan administrator.
service-overview = 🏢 <b>Layanan</b>: { $open } buka, { $closed } ditutup. Pilih satu untuk petugas, poster, dan kodenya.
service-new = ➕ Layanan baru
service-all = Semua layanan
service-card =
    🏢 <b>{ $name }</b>
    Kode <code>{ $code }</code>, { $unit }
service-card-users = Pengguna: { $count } orang
service-card-closes = 🔒 Ditutup mulai { $day }.
service-card-closed = 🔒 Ditutup sejak { $day }: tidak lagi ditawarkan kepada warga; hasilnya tetap ada.
service-card-staff = Petugas:
service-card-no-staff = Belum ada petugas: penilaian warga belum dihitung untuk siapa pun.
service-staff-always = • { $name }
service-staff-from = • { $name }, sejak { $starts }
service-staff-until = • { $name }, sampai { $ends }
service-staff-both = • { $name }, { $starts } – { $ends }
service-codes = 🎟 Tampilkan kode
service-counter = 👥 Petugas hari ini
service-poster-a5 = 🖨 Poster A5
service-poster-a4 = 🖨 Poster A4
service-assign = ➕ Petugas
service-rename = ✏️ Ganti nama
service-end-staff = Akhiri: { $name }
service-close = 🔒 Tutup layanan
service-reopen = 🔓 Buka kembali
service-title = 🏢 <b>Layanan baru</b>
service-title-name = ✏️ <b>Ganti nama layanan</b>
service-line-name = Nama: { $name }
service-line-code = Kode: { $code }
service-ask-title = Apa nama layanannya, seperti yang dikenal warga?
service-ask-code = Kode singkat apa yang diketik warga? Tekan usulan ini, atau tulis sendiri (huruf, angka, dan tanda hubung).
service-ask-unit = Unit mana yang memberikan layanan ini?
service-ask-population = Berapa orang pengguna layanan ini setahun? Dipakai untuk menghitung sampel survei.
service-name-length = Nama layanan { $least } sampai { $most } karakter.
service-code-signs = Kode hanya huruf, angka, - dan _, maksimal 32.
service-code-taken = Kode { $code } sudah dipakai layanan lain. Mohon pilih kode lain.
service-population-number = Tulis jumlah orang dengan angka, misalnya 12.500, atau tekan Lewati.
service-staffed-already = Pegawai ini sudah bertugas di layanan ini pada sebagian tanggal itu.
staffing-title = 👥 <b>Petugas { $service }</b>
staffing-line-person = Petugas: { $name }
staffing-line-first = Mulai: { $day }
staffing-ask-person = Siapa petugasnya? Pilih, atau tulis sebagian nama atau NIP.
staffing-ask-first = Mulai kapan?
staffing-ask-last = Sampai kapan?
staffing-for-good = Seterusnya
endstaff-title = ✖︎ <b>{ $name }</b> di <b>{ $service }</b>
endstaff-ask-last = Sampai tanggal berapa ia bertugas? “Kemarin” berarti sudah tidak bertugas mulai hari ini.
service-staff-gone = Penugasan ini sudah diubah atau diakhiri.
closeservice-title = 🔒 <b>Tutup { $service }</b>
closeservice-ask-day = Mulai tanggal berapa layanan ini ditutup? Sejak itu tidak ditawarkan lagi; hasilnya tetap ada.
poster-caption = 🖨 Poster <b>{ $service }</b>, { $size }. Cetak hitam-putih sudah cukup.

# Petugas hari ini
counter-list = 👥 <b>Petugas hari ini: { $service }</b>, { $day }
counter-line = • { $name }
counter-some = Penilaian warga hari ini dihitung untuk mereka saja. Dapat diubah sampai hari ini berakhir.
counter-none = Belum ada yang ditandai: penilaian warga hari ini dihitung untuk semua petugas.
counter-no-staff = Hari ini tidak ada pegawai yang ditugaskan di layanan ini.
counter-not-staff = Pegawai ini hari ini tidak ditugaskan di layanan ini.
counter-noted = Tercatat: Anda petugas { $service } hari ini.
counter-self = ✋ Saya petugas hari ini
