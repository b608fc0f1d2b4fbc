# Kartu panduan untuk pegawai baru
menu-panduan = Panduan singkat: lima kartu
gate-read-guide = Maaf, panduan ini hanya untuk pegawai terdaftar.
button-guide = 📘 Panduan: lima kartu
guide-head = 📘 <b>Panduan singkat</b>
guide-ask = Lima kartu, masing-masing setengah menit. Dapat dibaca lagi kapan saja.
guide-all-read = Semua kartu sudah Anda baca, dan dapat dibaca lagi kapan saja.
guide-card = 📘 { $place } · <b>{ $title }</b>
guide-list = Semua kartu
guide-next = Berikutnya ›
guide-rules = 📖 Aturan lengkap
guide-title-report = Menulis laporan yang disetujui
guide-title-ratings = Bagaimana nilai dibuat
guide-title-objection = Jika Anda tidak setuju
guide-title-evidence = Bukti dukung dan e-Kinerja
guide-title-privacy = Data apa yang disimpan
guide-text-report =
    Tulis <b>apa yang selesai</b> dan <b>berapa</b>, bukan hanya kegiatannya:
    <code>08.00-10.00 verifikasi 25 berkas KTP n4</code>

    • Kirim pada hari itu juga; sesudahnya dihitung terlambat, lalu ditutup.
    • Hubungkan ke RHK dengan <code>#1</code>, <code>#2</code> (lihat /target).
    • Kegiatan yang tidak selesai: tulis hambatannya di /kendala.
    • Jika dikembalikan, perbaiki lewat tombolnya; waktu kirim pertama tetap berlaku.
guide-text-ratings =
    • Anda menilai diri 1–5 untuk setiap laporan. Atasan menilai <b>tanpa melihat</b> nilai Anda lebih dahulu.
    • Arti setiap angka, bobot, dan batas predikat sama untuk semua dan ada di /aturan.
    • Nilai periode dihitung dari catatan. Setiap angkanya dapat ditelusuri di /nilai.
    • Jika nilai atasan jauh dari nilai Anda, Anda dapat membicarakannya lewat /dialog.
guide-text-objection =
    • Lihat dahulu asal angkanya di /nilai, sampai ke laporannya.
    • Nilai yang jauh berbeda: bicarakan lewat /dialog.
    • Atasan yang tercatat keliru: ajukan koreksi lewat /atasan.

    <b>Hak Anda</b> (PermenPANRB 6/2022): keberatan atas hasil penilaian, dengan alasan, kepada atasan pejabat penilai paling lambat 14 hari kerja sesudah hasil diberitahukan; diputus paling lambat 7 hari kerja. Ajukan lewat /keberatan: sebut catatannya, tulis alasannya, dan ikuti batas waktunya.
guide-text-evidence =
    • Bukti menunjukkan <b>hasil</b>: foto, berkas, atau tautan. Kirim bersama laporan, atau menyusul lewat /riwayat.
    • Isi sekali di sini. Lembar untuk e-Kinerja BKN dibuat oleh /ekinerja, jadi tidak perlu mengetik dua kali.
    • Laporan sebulan untuk ditandatangani (PDF/XLSX): /rekap.
guide-text-privacy =
    • Yang disimpan: laporan dengan semua kirimannya, bukti, penilaian, keberatan, cuti dan jadwal, serta siapa yang memutuskan dan kapan.
    • Laporan Anda dibaca atasan dan penggantinya. Administrator melihat hari yang dilaporkan dan hasil penilaian.
    • Penilaian rekan dan bawahan tidak ditampilkan dengan nama. Masyarakat menilai tanpa nama.
    • Semua laporan Anda: /riwayat. Data Anda yang keliru: /perbaikan. Selengkapnya, juga siapa yang melihatnya: /privasi.
