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
