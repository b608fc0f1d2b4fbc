# Privasi: apa yang disimpan, di mana, berapa lama, siapa yang membaca
menu-privasi = Privasi: data apa yang disimpan
privacy-head = 🔒 <b>Privasi</b>
privacy-intro =
    Yang disimpan hanya yang diperlukan layanan ini, di basis data instansi. Isi chat tersimpan pula di server Telegram, di luar negeri; di chat ini Anda dapat menghapusnya sendiri.

    Tentang apa?
privacy-button-report = 📝 Laporan saya
privacy-button-rating = ⭐ Penilaian warga
privacy-button-ticket = ✍️ Aduan, saran, pujian
privacy-button-files = 📎 Berkas dan lokasi
privacy-title-report = <b>Laporan saya</b>
privacy-title-rating = <b>Penilaian warga</b>
privacy-title-ticket = <b>Aduan, saran, pujian</b>
privacy-title-files = <b>Berkas dan lokasi</b>
privacy-text-report =
    • Disimpan: laporan dengan semua kirimannya, penilaian, rekomendasi atasan, keberatan, cuti, jadwal, dan siapa yang memutuskan kapan.
    • Dibaca: Anda, atasan, dan penggantinya; sebagian kecil, bila diundi, oleh penilai kedua tanpa nama Anda; keberatan juga oleh yang memutusnya. Administrator melihat hari yang dilaporkan, hasil, dan rekomendasinya, dan dapat mengekspor seluruh catatan instansi; setiap ekspor tercatat.
    • Lama: laporan dan penilaian adalah arsip kinerja. Isian yang belum dikirim dihapus setelah { $days } hari, catatan pesan setelah 90 hari.
    • Semua laporan Anda: /riwayat. Yang keliru dapat dikoreksi lewat administrator (UU 27/2022).
privacy-text-rating =
    • Disimpan: layanan, tanggal tanpa jam, nilai, jawaban, dan komentar; kelompok umur, jenis kelamin, pendidikan, dan pekerjaan hanya bila Anda mengisinya.
    • Tidak disimpan: nama dan akun Anda. Gantinya kode acak yang lain untuk setiap layanan dan setiap hari, dengan kunci di luar basis data.
    • Nomor telepon, nomor seperti NIK, dan alamat surel dihapus dari tulisan sebelum disimpan. Foto disimpan tersandi.
    • Dibaca: petugas hanya melihat jumlah per pekan, mulai dari 5 penilaian. Kepala unit dan administrator juga membaca komentar dan foto, tanpa hari dan jam; administrator dapat mengekspor jawaban tanpa nama dan hari.
    • Lama: sebagai arsip survei kepuasan.
privacy-text-ticket =
    • Disimpan: tulisan Anda, layanan, tanggal tanpa jam, dan jawabannya. Tidak terhubung dengan penilaian Anda. Yang belum Anda kirim dihapus paling lambat malam itu.
    • Tidak disimpan: nama dan akun. Bila Anda ingin dikabari, alamat chat disimpan tersandi dengan kunci di luar basis data, dan dihapus saat tiket selesai.
    • Dibaca: kepala unit, penggantinya, dan administrator, tanpa nomor tiket. Siapa pun yang memegang nomornya dapat membaca tiket; simpanlah baik-baik.
    • Lama: sebagai arsip pengaduan.
privacy-text-files =
    • Basis data menyimpan nomor berkas di Telegram dan keterangannya; dari lokasi bukti, titiknya.
privacy-evidence-first = 🔒 Bukti pertama Anda: berkasnya tersimpan di server Telegram, di luar negeri. Selengkapnya: /privasi
privacy-page = Privasi
kept-files-telegram = • Berkas bukti tersimpan di server Telegram, di luar negeri. Jangan kirim data warga yang tidak perlu.
kept-files-server = • Berkas bukti tersimpan di Telegram dan disalin ke server instansi. Jangan kirim data warga yang tidak perlu.
kept-evidence = • Salinan berkas di server instansi dihapus { $days } hari sesudah tanggal laporannya; laporannya tetap.
kept-comments = • Komentar dan foto dihapus setelah { $days } hari; nilainya tetap.
kept-locations = • Lokasi presensi dihapus setelah { $days } hari.
privacy-page-link = <a href="{ $link }">Privasi: apa yang disimpan</a>
privacy-page-where = Yang disimpan hanya yang diperlukan, di basis data instansi. Perangkat Anda menyimpan satu kuki selama sehari.
