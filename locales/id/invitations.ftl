# Undangan: siapa yang belum bergabung, dan lembar undangan
menu-undangan = Siapa yang belum bergabung
hub-undangan = ✉️ Undangan
invitations-no-roster = Belum ada pegawai. Kirim daftar pegawai dulu: /persiapan
invitations-all-joined = ✅ Semua pegawai sudah bergabung: { $count } orang.
invitations-overview =
    ✉️ <b>Belum bergabung: { $count } orang di { $units } unit</b>
    { $invited } di antaranya memegang undangan yang masih berlaku.

    Pilih unitnya untuk melihat nama dan membuat undangan.
invitations-print-all = 🖨 Lembar undangan semua unit
invitations-no-unit = Tanpa unit
invitations-unit = ✉️ <b>{ $name }</b>: { $count } orang belum bergabung
invitations-unit-done = ✅ Semua orang di unit ini sudah bergabung.
invitations-not-invited = ▫️ { $name }
invitations-invited = ✉️ { $name } (undangan sampai { $day })
invitations-unit-hint = Cetak lembarnya, atau ketuk nama untuk undangan yang dapat diteruskan.
invitations-print = 🖨 Lembar undangan (PDF)
invitations-units = ‹ Semua unit
invitations-back = ‹ Kembali
invitations-ask = 🖨 Buat undangan baru untuk <b>{ $count } orang</b>? Satu PDF untuk dicetak dan dipotong: kode QR dan kode ketik tiap orang.
invitations-ask-rest = Masih ada { $count } orang lagi; buat lembar berikutnya setelah ini.
invitations-ask-replaces = ⚠️ { $count } orang memegang undangan yang masih berlaku. Undangan lama itu tidak dapat dipakai lagi.
invitations-ask-private = 🔒 Serahkan tiap potongan langsung kepada orangnya.
invitations-make = 🖨 Buat PDF
invitations-making = 🖨 Undangan untuk { $count } orang sedang dibuat. PDF-nya segera dikirim.
invitations-nobody = Semua orang di sini sudah bergabung.
invitations-joined = Orang ini sudah bergabung.
invitations-made =
    🖨 <b>Undangan untuk { $count } orang</b>, berlaku sampai { $day }.

    Cetak, potong, dan serahkan langsung kepada orangnya. Isinya tidak dapat ditampilkan lagi; jika hilang, buat lembar baru.
invitations-file-name = undangan
invitations-title = Undangan
invitations-step-scan = Pindai kode QR dengan kamera ponsel. Atau buka @{ $bot } di Telegram, tekan Mulai, lalu kirim kode:
invitations-step-nip = Setelah itu ketik enam angka terakhir NIP Anda.
invitations-valid = Hanya untuk Anda, satu kali, sampai { $day }.
invitations-footer = Halaman { $page } dari { $pages } · potong, lalu serahkan langsung kepada orangnya
