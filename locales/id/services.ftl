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
