# Tiket di peramban, tanpa Telegram
page-ticket-title = Aduan, saran, dan pujian
page-ticket-intro = Unit yang bersangkutan menjawab tanpa tahu siapa Anda. Anda mendapat nomor tiket untuk membaca jawabannya di sini.
page-ticket-kind = Apa yang ingin Anda sampaikan?
page-ticket-about = Tentang layanan apa?
page-ticket-office = Kantor secara umum
page-ticket-search = Cari layanan dengan kata dari namanya
page-ticket-search-button = Cari
page-ticket-text = Pesan Anda
page-ticket-hint = Apa yang terjadi, kapan, dan di mana? Mohon jangan tulis nama, NIK, atau nomor telepon.
page-ticket-send = Kirim
page-ticket-follow = Sudah punya nomor tiket?
page-ticket-number = Nomor tiket
page-ticket-open = Buka tiket
page-ticket-of = Tiket { $number }
page-ticket-kept = Terima kasih, sudah kami terima. Nomor tiket Anda: { $number }
page-ticket-keep-it = Catat nomor ini: hanya dengan nomor ini tiket dapat dibuka lagi.
page-ticket-state = Keadaan: <b>{ $state }</b>
page-ticket-steps = Perjalanan tiket
page-ticket-earlier = <a href="{ $link }">Bagian sebelumnya</a>
page-ticket-later = <a href="{ $link }">Bagian berikutnya</a>
page-ticket-ask-add = Ada tambahan?
page-ticket-ask-reopen = Apa yang belum terjawab?
page-ticket-no-kind = Mohon pilih dulu: aduan, saran, atau pujian.
page-ticket-unknown = Nomor tiket ini tidak kami temukan. Mohon periksa lagi penulisannya, misalnya 4F7K9-QXM2B.
page-ticket-moved-on = Tiket ini baru saja berubah. Mohon baca keadaannya di bawah, lalu coba lagi.
page-ticket-reopen-over = Tiket ini tidak dapat dibuka lagi. Silakan tulis aduan baru, atau gunakan SP4N-LAPOR!: lapor.go.id
