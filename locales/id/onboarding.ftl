# Undangan dan pendaftaran pegawai
menu-gabung = Daftar dengan kode undangan
gate-join = Maaf, pendaftaran ini tidak dapat dilakukan.
join-how = Kirim kode undangan Anda (6 huruf dan angka, misalnya <code>K7F-9QX</code>), atau buka tautannya. Belum punya undangan? Mintalah kepada administrator.
join-first = 🚀 Menyiapkan instansi baru? Nomor Telegram Anda <code>{ $number }</code>: minta operator menulisnya di <code>ADMIN_TELEGRAM_IDS</code>, lalu ketik /persiapan.
join-cancel = Bukan saya
join-cancelled = Baik, akun ini tidak didaftarkan. Jika undangan ini bukan untuk Anda, mohon beri tahu administrator.
join-done = ✅ <b>Akun Telegram Anda terdaftar.</b> Laporan dan penilaian Anda disimpan instansi; isi chat juga di server Telegram, di luar negeri: /privasi
join-replaced = ℹ️ Akun Telegram ini tidak lagi terhubung dengan <b>{ $name }</b>, karena akun lain baru saja didaftarkan. Jika bukan Anda yang melakukannya, segera hubungi administrator.

# Yang tidak dapat diterima
invite-six-digits = Tulis enam angka terakhir NIP Anda, misalnya 031007, atau seluruh NIP (18 angka).
invite-wrong = Angka itu tidak cocok. Anda masih punya { $left } kesempatan.
invite-code-form = Kode undangan terdiri atas 6 huruf dan angka, misalnya <code>K7F-9QX</code>.
invite-code-unknown = Kode undangan itu tidak ada. Periksa lagi hurufnya, atau pindai kode QR pada undangan Anda.
invite-code-too-many = Terlalu banyak kode undangan yang salah. Coba lagi satu jam lagi, atau pindai kode QR pada undangan Anda.
invite-used = Undangan ini sudah dipakai. Untuk mendaftarkan akun lain, mintalah undangan baru kepada administrator.
invite-revoked = Undangan ini sudah dicabut atau diganti. Gunakan undangan terbaru, atau hubungi administrator.
invite-exhausted = Angka yang salah sudah terlalu sering dimasukkan, sehingga undangan ini tidak berlaku lagi. Mohon minta undangan baru kepada administrator.
invite-expired = Undangan ini sudah kedaluwarsa. Mohon minta undangan baru kepada administrator.
invite-already-yours = Akun ini sudah terdaftar atas nama Anda, { $name }. Ketik /bantuan untuk melihat semua pilihan.
invite-account-taken = Akun Telegram ini sudah terdaftar atas nama { $name }. Satu akun hanya untuk satu pegawai.
join-invitation = 👋 Undangan ini untuk <b>{ $name }</b>, { $office }.
join-ask-nip = Jika benar Anda, tulis <b>enam angka terakhir NIP</b> Anda.
