# Penilaian layanan oleh masyarakat
rate-choose = ⭐ Layanan <b>{ $office }</b> mana yang ingin Anda nilai?
rate-no-services = Belum ada layanan yang dapat dinilai. Terima kasih atas perhatian Anda.
rate-page-back = ◀️ Sebelumnya
rate-page-on = Berikutnya ▶️
rate-ask =
    <b>{ $service }</b>

    Bagaimana pelayanan yang Anda terima? Nama dan akun Anda tidak disimpan.
rate-face-1 = 😞 Tidak puas
rate-face-2 = 🙁 Kurang puas
rate-face-3 = 🙂 Puas
rate-face-4 = 😀 Sangat puas
rate-other = Nilai layanan lain
rate-already = Anda sudah menilai { $service } hari ini. Terima kasih! Penilaian baru dapat diberikan mulai besok.
rate-own-service = Anda bertugas di { $service }, jadi tidak dapat menilainya sendiri. Terima kasih atas pengertian Anda.
rate-thanks = 🙏 Terima kasih. Penilaian Anda untuk <b>{ $service }</b> sudah kami terima dan membantu { $office } memperbaiki layanan.
rate-thanks-comment = 🙏 Terima kasih. Penilaian dan komentar Anda untuk <b>{ $service }</b> sudah kami terima dan membantu { $office } memperbaiki layanan.
rate-thanks-own-unit = 🙏 Terima kasih. Penilaian Anda untuk <b>{ $service }</b> tersimpan, tetapi tidak ikut dihitung karena Anda pegawai unit layanan ini.

# Komentar
comment-ask =
    ✅ Penilaian Anda untuk <b>{ $service }</b> sudah tersimpan.

    Ada yang ingin Anda sampaikan? Tulis di sini (mohon jangan tulis nama atau nomor pribadi), atau tekan <b>Selesai</b>.
comment-done = Selesai
comment-farewell = Terima kasih, penilaian Anda sudah tersimpan.
comment-empty = Mohon tulis komentar Anda dengan kata-kata, atau tekan Selesai.
comment-long = Mohon dipersingkat: maksimal { $most } karakter, tulisan Anda { $length }.

# Kode kunjungan
visit-no-code = Itu bukan kode kunjungan. Kodenya 8 huruf dan angka, misalnya 4F7K-9QX7.
visit-unknown = Kode ini tidak kami kenal. Mohon periksa kembali penulisannya, atau minta kode baru kepada petugas.
visit-spent = Kode ini sudah dipakai. Satu kode berlaku untuk satu penilaian.
visit-expired = Masa berlaku kode ini sudah habis. Anda tetap dapat memberi penilaian dengan /nilailayanan.
visit-too-many = Terlalu banyak kode yang tidak dikenal. Silakan coba lagi satu jam lagi.

# Langkah-langkah sesudah wajah
rate-closed = Penilaian ini sudah ditutup dan tidak dapat diubah lagi. Terima kasih.
rate-change-over = Penilaian hanya dapat diubah dalam satu menit pertama. Terima kasih.
