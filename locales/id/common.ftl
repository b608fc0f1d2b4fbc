# Sapaan, bantuan, dan kalimat yang dipakai di mana-mana
help-employee = Selamat datang, <b>{ $name }</b>.
help-stranger =
    Selamat datang di layanan <b>{ $office }</b>.

    Anda dapat menilai layanan yang baru Anda terima; nama dan akun Anda tidak disimpan (/privasi).
help-join = Pegawai: buka tautan undangan dari administrator, atau kirim kode undangan Anda di sini.
help-command = { $command } – { $text }
help-line = Cukup tulis pekerjaan Anda dalam satu baris, misalnya <i>08.00-10.00 verifikasi 25 berkas KTP n4</i>, atau kirim fotonya.
help-left = Hari terakhir Anda bertugas: { $day }. Laporan, nilai, dan data Anda tetap dapat dilihat di sini.
help-more = Semua pilihan lain ada pada tombol di bawah ini.
help-section-reports = 🗓 Laporan, izin
help-section-own = 🎯 Target, nilai
help-section-team = 👥 Tim
help-section-office = 🏢 Instansi
help-section-public = 🗣 Layanan
help-section-other = ⚙️ Lainnya
help-back = ‹ Kembali
hint-left = Untuk melihat laporan, nilai, dan data Anda, ketik /bantuan.
hint-employee = Tulis pekerjaan Anda dalam satu baris, misalnya <i>08.00-10.00 verifikasi 25 berkas KTP n4</i>, atau ketik /lapor. Semua pilihan: /bantuan.
hint-thanks = Sama-sama. 🙏
hint-topic = Untuk itu ketik { $command }: { $what }. Semua pilihan: /bantuan.
hint-unread = Pesan suara, stiker, jajak pendapat, kontak, dan sejenisnya tidak saya baca. Tulis pekerjaan Anda dalam satu baris, kirim fotonya, atau ketik /bantuan.
hint-file = Kiriman ini belum disimpan. Agar menjadi bukti laporan, ketik /lapor lalu kirim lagi, atau kirim lagi berkasnya dengan pekerjaan Anda sebagai keterangan, misalnya <i>rapat koordinasi 2 jam</i>. Untuk laporan yang sudah terkirim: /riwayat, ketuk nomornya, lalu 📎 Tambah bukti.
hint-edited = Perubahan pada pesan yang sudah terkirim tidak saya baca. Laporan dapat diubah dengan tombolnya atau lewat /riwayat.
hint-stranger = Pesan ini tidak dikirim ke siapa pun. Untuk menilai layanan, atau menyampaikan aduan, saran, atau pujian, ketuk tombol di bawah ini. Untuk menambah keterangan pada tiket, buka tiketnya dengan /tiket dan nomornya, lalu ketuk ➕.
button-report = 📝 Lapor sekarang
button-rate = ⭐ Nilai layanan
command-unknown = Perintah { $command } tidak dikenal. Ketik /bantuan untuk melihat semua pilihan.
command-words-unread = “{ $said }” tidak dikenali, jadi { $command } dibuka seperti biasa.
command-words-unread-own = “{ $said }” tidak dikenali, jadi { $command } dibuka seperti biasa: yang tampil adalah milik Anda sendiri.
command-words-later = “{ $said }” belum dicatat; itu ditanyakan sebentar lagi.
names-several = “{ $said }” cocok dengan beberapa nama: { $names }. Pilih, atau tulis namanya lebih lengkap.
period-not-here = { $period } tidak ada di { $command }. Ketik { $command } saja untuk melihat yang ada.
period-instead = Untuk { $asked }, yang dibuka { $period }.
link-unknown = Tautan ini tidak dikenal atau sudah tidak berlaku.
button-outdated = Tombol ini sudah tidak berlaku.
apology = Maaf, terjadi kesalahan di pihak kami dan tidak ada yang berubah. Silakan coba lagi. Nomor rujukan: <code>{ $reference }</code>
too-many-questions = Permintaan Anda terlalu cepat. Mohon tunggu sebentar, lalu coba lagi.
too-many-messages = Pesan Anda terlalu banyak sekaligus, sehingga sebagian tidak diproses dan tidak tersimpan. Mohon tunggu sebentar, lalu kirim lagi yang belum dijawab.
answer-failed = Maaf, jawaban kami tidak dapat ditampilkan. Yang sudah Anda kirim tersimpan. Nomor rujukan: <code>{ $reference }</code>
group-private-link = Demi kerahasiaan data, saya hanya melayani percakapan pribadi: { $link }
group-only-private = Saya hanya melayani percakapan pribadi.
language-name = Bahasa Indonesia
language-ask = Pilih bahasa:
language-set = Baik, saya akan berbahasa Indonesia.
admin-unreachable-blocked = 📵 Pesan kepada <b>{ $name }</b> tidak sampai: bot diblokir. Mohon hubungi yang bersangkutan.
admin-unreachable-deactivated = 📵 Pesan kepada <b>{ $name }</b> tidak sampai: akun Telegramnya sudah tidak aktif. Jika ada akun baru, kirimkan undangan baru.
admin-unreachable-no-chat = 📵 Pesan kepada <b>{ $name }</b> tidak sampai: Telegram tidak menemukan obrolan dengan bot ini. Mohon minta yang bersangkutan membuka bot dan menekan Mulai.

# Keterangan bot di obrolan yang masih kosong
bot-name = Lapor Kinerja { $office }
bot-description = Lapor Kinerja { $office }. Pegawai melaporkan pekerjaan harian dalam beberapa ketukan, atasan meninjaunya di sini, masyarakat menilai layanan, dan setiap nilai dapat ditelusuri sampai ke laporannya.
bot-short-description = Laporan harian, tinjauan, dan penilaian layanan { $office }.

# Hak akses
gate-stranger = Maaf, ini hanya untuk pegawai terdaftar. Pegawai yang belum bergabung: /gabung. Ingin menilai layanan? Ketik /nilailayanan.
gate-not-yours = Maaf, Anda tidak berwenang atas data ini.
gate-choose-language = Maaf, bahasa mengikuti pengaturan Telegram Anda.
gate-report = Maaf, pelaporan hanya untuk pegawai terdaftar.
gate-see-queue = Maaf, peninjauan hanya untuk atasan yang sedang bertugas, termasuk Plt. dan Plh., dan untuk administrator.
gate-give-reason = Maaf, peninjauan hanya untuk pegawai yang sedang bertugas.
gate-assess-oneself = Maaf, penilaian diri hanya untuk pegawai yang sedang bertugas.
gate-assess-team = Maaf, penilaian pegawai hanya untuk atasan yang sedang bertugas, termasuk Plt. dan Plh.
gate-see-own-score = Maaf, nilai hanya untuk pegawai terdaftar.
gate-see-digest = Maaf, ringkasan mingguan hanya untuk administrator dan kepala unit.

# Percakapan
dialog-use-buttons = Tekan salah satu tombol di bawah ini.
dialog-aside = “{ $said }” tidak dimasukkan. Belum ada yang dikirim; silakan lanjutkan.
dialog-not-read = Kiriman ini tidak dimasukkan: di sini hanya tombol dan tulisan yang dibaca.
dialog-changed-nothing = Tulisan Anda belum mengubah apa pun. Pilih yang ingin diubah, atau tekan ‹ Kembali.
dialog-over = Isian ini tidak terbuka lagi: sudah dikirim, dibatalkan, atau dihapus.
dialog-outdated = Maaf, isian ini berasal dari versi lama dan tidak dapat dilanjutkan. Silakan mulai lagi.
draft-ask = Isian Anda belum selesai. Apa yang ingin Anda lakukan?
draft-keep = Lanjutkan isian
draft-drop = Buang isian
draft-kept = Baik, mari kita lanjutkan.
draft-dropped = Isian dibuang; tidak ada yang dikirim.
cancel-done = Dibatalkan. Tidak ada yang dikirim.
cancel-nothing = Tidak ada yang perlu dibatalkan.
text-short = Mohon tulis lebih lengkap, minimal { $least } huruf.
text-long = Mohon dipersingkat: maksimal { $most } karakter, tulisan Anda { $length }.

# Tombol semua isian; isian yang memerlukan kata lain punya <isian>-send, dan seterusnya
flow-send = Kirim
flow-change = Ubah
flow-cancel = Batal
flow-back = ‹ Kembali
flow-skip = Lewati
flow-ask-change = Apa yang ingin Anda ubah?

# Menu perintah; /bantuan menampilkan keterangan yang sama
menu-lapor = Laporkan pekerjaan hari ini
menu-tinjau = Semua yang menunggu keputusan Anda
menu-penilaian = Nilai perilaku dan kompetensi pegawai
menu-nilaidiri = Nilai perilaku dan kompetensi sendiri
menu-nilai = Lihat nilai Anda dan asalnya
menu-nilailayanan = Nilai layanan publik
menu-ringkasan = Lihat ringkasan pekan ini
menu-bantuan = Bantuan
menu-bahasa = Ganti bahasa
menu-batal = Batalkan isian

# NIP
nip-not-18-digits = NIP “{ $nip }” tidak terdiri atas 18 angka.
nip-no-birth-date = NIP “{ $nip }” tidak diawali tanggal lahir ({ $digits }).
nip-no-sex-digit = Angka ke-15 NIP “{ $nip }” harus 1 atau 2, bukan { $digit }.
dialog-torn = Pesan Anda terlalu panjang, sehingga Telegram membaginya. Bagian ini tidak dibaca sebagai jawaban; mohon tulis lebih singkat. Bila ini pesan tersendiri, kirim sekali lagi.

# Dari tanggal berapa sampai tanggal berapa
span-tomorrow = Besok
span-same-day = Satu hari saja
span-next-day = Dua hari
span-half-whole = Sehari penuh
span-half-pagi = Setengah hari, pagi
span-half-siang = Setengah hari, siang
span-day-whole = { $day }
span-day-pagi = { $day }, pagi
span-day-siang = { $day }, siang
day-out = Tanggalnya harus antara { $earliest } dan { $latest }.
span-or-date = “{ $written }” dapat berarti tanggal { $first } sampai { $last }, atau tanggal { $first } bulan { $last }. Tulis misalnya “{ $first } sampai { $last } Desember”, atau “{ $first }/{ $last }” untuk satu hari.
span-over-or-date = “{ $written }” dapat berarti tanggal { $first } sampai { $last } bulan berikutnya, atau tanggal { $first } bulan { $last }. Tulis kedua tanggal dengan bulannya, misalnya “{ $first } November sampai { $last } Desember”, atau “{ $first }/{ $last }” untuk satu hari.
span-apart = Hari-hari itu tidak berurutan. Tulis satu hari atau satu rentang, misalnya “senin sampai rabu”; hari lainnya diisi tersendiri sesudahnya.
span-no-hours = Di sini hanya hari yang dipilih, bukan jam. Tulis harinya saja, misalnya “besok”.
span-whole-days = Di sini hanya hari penuh yang dapat dipilih. Tulis harinya saja, misalnya “besok”.
span-half-when = Setengah hari pada tanggal berapa? Tulis misalnya “besok setengah hari”.
span-from-when = “{ $written }” mulai tanggal berapa? Tulis misalnya “besok { $written }”.
span-day-which-month = Tanggal { $day } bulan apa? Tulis dengan bulannya, misalnya { $day }/12.
rating-typed = “{ $said }” belum disimpan sebagai nilai: nilai diberikan dengan tombol. Mohon ketuk di bawah ini.
weekday-which = “{ $written }” dapat berarti { $first } atau { $second }. Mohon tulis tanggalnya.
list-and = { $first }{ $count ->
    [2] {""}
   *[other] ,
} dan { $last }
listed-found = 🔎 “{ $sought }”: { $count } ditemukan. Tulis bagian lain untuk mencari lagi.
listed-all = ✖︎ Semua
page-previous = ‹ Sebelumnya
page-number = Halaman { $page } dari { $pages }
page-next = Berikutnya ›
