# Ekspor: seluruh catatan instansi sebagai berkas yang dapat diimpor kembali
menu-ekspor = Ekspor seluruh catatan instansi
gate-export-office = Maaf, ekspor catatan instansi hanya untuk administrator.
hub-ekspor = 📦 Ekspor
export-ask =
    📦 <b>Ekspor seluruh catatan instansi</b>

    Satu berkas zip: pegawai, kalender, layanan, target, kehadiran, cuti, jadwal, laporan dengan keputusannya, dan penilaian. Berkas CSV di dalamnya dapat diimpor kembali.

    🔒 Isinya <b>data pribadi seluruh pegawai</b>. Simpan di tempat yang aman dan jangan teruskan; permintaan Anda tercatat. Penilaian rekan kerja tidak ada di dalamnya; penilaian warga hanya per triwulan yang sudah berakhir, mulai dari 5 jawaban, tanpa komentar.
export-make = 📦 Buat ekspor
export-making = 📦 Ekspor sedang dibuat. Berkasnya segera dikirim; Anda dapat bekerja seperti biasa.
export-done = 📦 <b>Ekspor catatan instansi</b>: { $people } baris pegawai, { $entries } laporan
export-left-colleagues = • { $count } nilai dari rekan kerja dan bawahan tidak ada di sini
export-left-responses = • { $count } penilaian warga belum atau tidak boleh disebut
export-left-comments = • { $count } komentar warga tidak ada di sini
export-left-people = • { $count } orang tanpa unit tidak ada di sini
export-left-refused = • { $count } baris tidak dapat diimpor kembali, jadi tidak ada di sini
export-keep = 🔒 Data pribadi: simpan seperlunya. README.txt menjelaskan isinya.
export-too-large =
    📦 Ekspor ini lebih dari 50 MB, terlalu besar untuk Telegram. Mintalah operator menjalankan di server:

    <code>python -m bot export office ekspor.zip</code>
export-file-name = catatan-instansi
export-readme =
    CATATAN INSTANSI

    Berkas CSV di sini (UTF-8, koma) dapat diimpor kembali:

    python -m bot import office BERKAS.zip

    Impor ke basis data kosong menghasilkan catatan dan nilai yang sama, kecuali yang tidak ada di sini:

    - Penilaian oleh rekan kerja dan bawahan. Penilainya dijanjikan tidak terlihat, dan dari nilai satu per satu orang dapat menebaknya. Komponen yang memakainya kosong setelah impor.
    - Penilaian warga yang disisihkan. Dari jawaban warga hanya ada tanggal. Di ekspor dari chat: tanggalnya hari terakhir triwulan; triwulan yang masih berjalan, atau dengan 1 sampai 4 jawaban sejenis (wajah, lengkap sembilan unsur, sebagian unsur), tidak ada; jika kurang dari 5 di antaranya dari kunjungan atau dari tautan terbuka, semuanya ditulis `open`; komentar tidak ada.
    - Profil responden, foto, tiket, dan janji perbaikan.
    - Pekan kerja unit (bukan Senin-Jumat), perpanjangan batas waktu, penetapan predikat oleh atasan, petugas loket harian, tanggal penutupan layanan: semua ini dapat mengubah nilai, jadi catat lagi setelah impor.
    - Pangkat lama, titik lokasi unit, pejabat Plt/Plh, unit tanpa pegawai, hari tanpa unit.
    - Bukti dukung, versi laporan sebelumnya, laporan yang ditarik kembali, lama kerja tanpa jam, alasan baku pengembalian, tautan ke target yang tidak berlaku lagi, indikator target, usulan target dan permohonan cuti yang belum diputus, mode kerja, rencana, kendala, umpan balik, dialog, rapat, inovasi.
    - Hasil periode yang ditutup dengan revisinya, keberatan, tindak lanjut, lembar yang diterbitkan, catatan keputusan, angka objektivitas.
    - Akun Telegram, undangan, percakapan, pesan, pengaturan pengingat, dan .env.

    Salinan lengkap adalah cadangan basis data, bukan ekspor ini.

    Sel yang di aplikasi lembar kerja akan terbaca sebagai rumus (= + - @) diawali tanda petik tunggal ('). Impor melepasnya lagi.
    Berkas ini memuat data pribadi seluruh pegawai. Simpan dan hapus sesuai UU 27/2022.
