# Perpanjangan batas lapor oleh administrator
menu-perpanjang = Perpanjang batas lapor
gate-extend-days = Maaf, batas lapor hanya dapat diperpanjang oleh administrator.
extension-title = ⏳ Perpanjangan batas lapor
extension-ask-scope = Untuk siapa batas lapornya diperpanjang?
extension-whom-both = “{ $sought }” cocok dengan unit kerja dan juga dengan pegawai. Pilih salah satu di bawah ini dahulu.
extension-scope-all = Semua pegawai
extension-scope-unit = Satu unit kerja
extension-scope-person = Satu pegawai
extension-ask-unit = Unit kerja yang mana? Pilih, atau tulis sebagian namanya.
extension-ask-person = Pegawai yang mana? Tulis sebagian nama atau NIP-nya.
extension-ask-first = Mulai tanggal lapor berapa? Pilih, atau tulis seperti <i>20/11</i>.
extension-ask-last = Sampai tanggal lapor berapa?
extension-ask-until = Laporannya diterima sampai tanggal berapa?
extension-ask-reason = Apa alasannya? Alasan ini dibaca oleh pegawai, misalnya <i>gangguan jaringan</i>.
extension-ask-summary = Sudah benar? Pegawai yang belum melapor pada hari itu akan diberi tahu satu kali.
extension-in-3 = 3 hari lagi
extension-in-7 = 7 hari lagi
extension-field-scope = Untuk siapa
extension-field-unit = Unit kerja
extension-field-person = Pegawai
extension-field-first = Mulai
extension-field-last = Sampai
extension-field-until = Diterima sampai
extension-field-reason = Alasan
extension-send = Perpanjang
extension-line-all = 👥 Semua pegawai
extension-line-whom = 👥 { $name }
extension-line-days = 📅 Tanggal lapor: { $days }
extension-line-first = 📅 Mulai { $day }
extension-line-until = ⏳ Diterima sampai { $day }
extension-line-reason = 💬 { $reason }
extension-done = ✅ <b>Batas lapor diperpanjang</b>
extension-told = Pegawai yang diberi tahu: { $count }, kecuali yang sudah melapor.
extension-tell =
    ⏳ <b>Batas lapor diperpanjang</b>
    Laporan untuk { $days } masih diterima sampai <b>{ $until }</b>.
    Alasan: { $reason }
search-none = Tidak ada yang cocok dengan “{ $sought }”. Mohon tulis bagian lain dari namanya.
search-many = Terlalu banyak yang cocok dengan “{ $sought }”. Mohon tulis lebih lengkap.

# Yang tidak dapat diterima
extension-incomplete = Perpanjangan ini belum lengkap.
extension-first-out = Tanggalnya harus antara { $earliest } dan { $latest }.
extension-last-out = Tanggalnya harus antara { $earliest } dan { $latest }; satu perpanjangan paling lama satu bulan.
extension-until-out = Batas barunya harus antara { $earliest } dan { $latest }.
extension-list-title = ⏳ <b>Perpanjangan yang berlaku: { $count }</b>
extension-list-none = Tidak ada perpanjangan yang berlaku.
extension-list-line = { $number }. { $whom }: { $days }, diterima sampai { $until }
extension-list-all = semua pegawai
extension-list-end = Akhiri { $number }
extension-list-new = ⏳ Perpanjangan baru
extension-ask-end = Akhiri perpanjangan ini sekarang? Laporan yang sudah masuk tetap diterima, dan pegawai yang bersangkutan diberi tahu.
extension-end-sure = Ya, akhiri
extension-end-back = ‹ Daftar
extension-over = Perpanjangan ini sudah berakhir.
extension-ended = Perpanjangan diakhiri. { $count } orang diberi tahu.
extension-tell-ended = ⏳ Perpanjangan batas lapor untuk { $days } sudah diakhiri oleh administrator. Laporan yang sudah Anda kirim tetap diterima.
