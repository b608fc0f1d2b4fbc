# Penilaian layanan di peramban, tanpa Telegram
page-rate-title = Nilai layanan kami
page-rate-where = <b>{ $service }</b>, { $unit }
page-rate-question = Bagaimana pelayanan yang Anda terima?
page-rate-telegram = Lebih suka Telegram? <a href="{ $link }">Nilai di sana</a>.
page-rate-keeps = Tanpa nama dan tanpa akun. Penanda acak di perangkat ini hanya dipakai agar satu layanan tidak dinilai dua kali sehari oleh orang yang sama, dan hilang sehari sesudah kunjungan terakhir Anda.
page-rate-now = (pilihan Anda sekarang)

page-code-title = Nilai dengan kode
page-code-label = Kode pada slip atau poster
page-code-hint = Contoh: 4F7K-9QX2. Huruf besar atau kecil sama saja.
page-code-button = Lanjut

page-thanks-title = Terima kasih
page-thanks-kept = Penilaian Anda sudah kami terima: <b>{ $face }</b>.
page-thanks-aside = Hari ini layanan ini sudah dinilai dari perangkat atau jaringan ini. Karena itu penilaian Anda kami simpan dan periksa dulu sebelum dihitung.
page-thanks-change = Salah pilih? Ubah penilaian
page-comment-label = Ada yang ingin Anda sampaikan?
page-comment-hint = Boleh dikosongkan. Mohon jangan tulis nama, NIK, atau nomor telepon.
page-comment-button = Kirim komentar
page-comment-kept = Komentar Anda sudah kami terima.
page-unsur-offer = <a href="{ $link }">Jawab 9 pertanyaan singkat</a> tentang layanan ini. Boleh sebagian saja.
page-unsur-title = Sembilan pertanyaan
page-unsur-intro = Jawab yang Anda alami saja, lalu tekan <b>Kirim jawaban</b> di bawah. Pertanyaan lain boleh dibiarkan kosong.
page-unsur-button = Kirim jawaban
page-unsur-kept = { $count } dari 9 pertanyaan sudah Anda jawab. <a href="{ $link }">Ubah atau lengkapi</a>
page-about-offer = <a href="{ $link }">Sedikit tentang Anda</a>, untuk laporan survei: umur, pendidikan, pekerjaan. Tidak wajib, tanpa nama.
page-about-title = Sedikit tentang Anda
page-about-intro = Tidak wajib. Jawaban ini hanya dipakai sebagai jumlah dalam laporan survei.
page-about-button = Kirim
page-about-kept = Keterangan tentang Anda sudah kami terima.
page-back = <a href="{ $link }">Kembali tanpa mengirim</a>
page-close = Selesai. Anda boleh menutup halaman ini.
page-ticket-offer = Perlu jawaban dari kami? <a href="{ $link }">Sampaikan aduan, saran, atau pujian</a>: Anda mendapat nomor tiket.
page-next-person = Orang lain ingin menilai dengan perangkat ini?
page-next-person-button = Mulai untuk orang lain

page-no-cookie = Kami tidak dapat memastikan bahwa isian ini Anda buka di sini. Izinkan cookie untuk situs ini, lalu tekan tombolnya sekali lagi. Isian Anda masih ada.
page-too-old = Halaman ini sudah lama terbuka. Isian Anda masih ada: tekan tombolnya sekali lagi.
page-busy = Terlalu banyak kiriman dari jaringan ini. Isian Anda masih ada: mohon coba lagi dalam beberapa menit.
page-guessing = Terlalu banyak kode yang tidak ada. Silakan coba lagi nanti.
page-too-large = Kiriman ini terlalu besar. Tidak ada yang disimpan.
page-no-form = Kiriman ini tidak dapat kami baca, jadi tidak ada yang disimpan. Mohon muat ulang halamannya, lalu coba lagi.
page-down = Layanan ini sedang tidak dapat dijangkau. Isian Anda masih ada: mohon coba lagi sebentar lagi.
page-fault-title = Halaman ini tidak dapat dibuka
page-no-address = Kami tidak mengenal alamat ini. Periksa tautan atau kodenya.
page-no-service = Kami tidak menemukan layanan ini. Periksa tautan atau kodenya.
page-visit-expired = Masa berlaku kode ini sudah habis. Anda tetap dapat menilai dengan kode layanan pada posternya.
page-outdated = Pilihan ini tidak kami kenal. Mohon muat ulang halamannya lalu coba lagi.
page-already = Layanan ini sudah dinilai hari ini dari perangkat ini. Terima kasih!
page-already-on = <a href="{ $link }">Lanjutkan: komentar dan pertanyaan lain</a>
page-about-unsaid = (tidak dijawab)
