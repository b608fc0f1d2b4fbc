# Penilaian layanan oleh masyarakat
rate-choose = ⭐ Layanan <b>{ $office }</b> mana yang ingin Anda nilai?
rate-no-services = Belum ada layanan yang dapat dinilai. Terima kasih atas perhatian Anda.
rate-choose-unit = ⭐ Anda dilayani di unit mana? Atau tulis nama layanannya, misalnya: KTP
rate-choose-unit-button = ⭐ Anda dilayani di unit mana? Atau cari layanannya.
rate-search = 🔎 Cari layanan
rate-ask-word = 🔎 Tulis satu kata dari nama layanannya, sebagai balasan pesan ini.
rate-ask-word-hint = Misalnya: KTP
rate-choose-of-unit = ⭐ Layanan <b>{ $unit }</b> mana yang ingin Anda nilai?
service-found = Layanan untuk “{ $word }”:
service-found-many = { $count } layanan pertama untuk “{ $word }”. Tulis kata yang lebih lengkap bila layanan Anda belum tampak.
service-none = Tidak ada layanan untuk “{ $word }”.
service-found-none = Tidak ada layanan untuk “{ $word }”. Tulis kata lain, atau pilih dari daftar.
service-found-none-button = Tidak ada layanan untuk “{ $word }”. Cari dengan kata lain, atau pilih dari daftar. Bila itu laporan kegiatan, kirim sekali lagi tanpa membalas pesan.
service-found-many-button = { $count } layanan pertama untuk “{ $word }”. Cari dengan kata yang lebih lengkap bila layanan Anda belum tampak.
rate-all-units = Semua unit
rate-ask =
    <b>{ $service }</b>
    { $unit }

    Bagaimana pelayanan yang Anda terima?
rate-consent-1 = <i>Dengan memilih wajah, Anda setuju penilaian ini disimpan tanpa nama dan akun Anda untuk memperbaiki layanan.</i>
rate-written = ✍️ Kiriman Anda kami simpan sebagai komentar. Tinggal pilih satu wajah:
rate-written-above = ✍️ Kiriman Anda kami simpan sebagai komentar. Tinggal pilih satu wajah di pesan di atas ⬆️
rate-tap = Untuk menilai, ketuk salah satu wajah; wajah yang diketik belum tercatat:
rate-tap-above = Untuk menilai, ketuk salah satu wajah di pesan di atas ⬆️ Wajah yang diketik belum tercatat.
rate-tap-answer = Jawaban yang diketik belum tercatat. Mohon ketuk jawabannya; komentar ditulis dalam kalimat:
rate-tap-answer-above = Jawaban yang diketik belum tercatat. Mohon ketuk jawabannya di pesan di atas ⬆️ Komentar ditulis dalam kalimat.
rate-ask-again = <b>{ $service }</b>: wajah mana yang benar?
rate-face-1 = 😞 Tidak puas
rate-face-2 = 🙁 Kurang puas
rate-face-3 = 🙂 Puas
rate-face-4 = 😀 Sangat puas
rate-other = Nilai layanan lain
rate-continue = Lanjutkan: komentar dan pertanyaan lain
rate-already = Anda sudah menilai { $service } hari ini. Terima kasih! Penilaian baru dapat diberikan mulai besok.
rate-already-before = Penilaian Anda untuk { $service } sudah tersimpan kemarin. Terima kasih! Untuk menilai kunjungan hari ini, buka layanan ini sekali lagi.
rate-service-closed = Layanan { $service } sudah ditutup dan tidak dapat dinilai lagi. Terima kasih atas perhatian Anda.
rate-own-service = Anda bertugas di { $service }, jadi tidak dapat menilainya sendiri. Terima kasih atas pengertian Anda.
rate-thanks = 🙏 Terima kasih. Penilaian Anda untuk <b>{ $service }</b> sudah kami terima dan membantu { $office } memperbaiki layanan.
rate-thanks-comment = 🙏 Terima kasih. Penilaian dan komentar Anda untuk <b>{ $service }</b> sudah kami terima dan membantu { $office } memperbaiki layanan.
rate-thanks-own-unit = 🙏 Terima kasih. Penilaian Anda untuk <b>{ $service }</b> tersimpan, tetapi tidak ikut dihitung karena Anda pegawai unit layanan ini.

# Komentar
comment-farewell = Terima kasih, penilaian Anda sudah tersimpan.
comment-empty = Mohon tulis komentar Anda dengan kata-kata, atau kirim sebuah foto.

# Kode kunjungan
visit-no-code = Itu bukan kode kunjungan. Kodenya 8 huruf dan angka, misalnya 4F7K-9QX7.
visit-unknown = Kode ini tidak kami kenal. Mohon periksa kembali penulisannya, atau minta kode baru kepada petugas.
visit-spent = Kode ini sudah dipakai. Satu kode berlaku untuk satu penilaian.
visit-expired = Masa berlaku kode ini sudah habis. Anda tetap dapat memberi penilaian dengan /nilailayanan.
visit-too-many = Terlalu banyak kode yang tidak dikenal. Silakan coba lagi satu jam lagi.

# Sesudah wajah: semua boleh dilewati, dan setiap jawaban langsung tersimpan
rate-kept = 🙏 <b>Terima kasih!</b> Penilaian Anda untuk <b>{ $service }</b> sudah tersimpan: { $face }
rate-changed = ✅ Penilaian Anda untuk <b>{ $service }</b> sudah diubah: { $face }
rate-comment-kept = ✅ Kiriman Anda untuk <b>{ $service }</b> sudah tersimpan, bersama penilaian Anda: { $face }
rate-comment-kept-above = ✅ Kiriman Anda untuk <b>{ $service }</b> sudah tersimpan. Terima kasih! Pertanyaan rinci ada di pesan di atas ⬆️
rate-has-comment = 💬 Komentar Anda tersimpan.
rate-has-photo = 📷 Foto Anda tersimpan.
rate-has-answers = 📋 Jawaban rinci: { $count } dari { $all }
rate-add = Ada yang ingin disampaikan? Tulis saja di sini, atau kirim satu foto (mohon tanpa nama, wajah, atau nomor pribadi).
rate-add-more = Ada lagi yang ingin disampaikan? Tulis saja di sini, atau kirim satu foto (mohon tanpa nama, wajah, atau nomor pribadi).
rate-add-to-photo = Ada lagi yang ingin disampaikan? Tulis saja di sini; foto baru menggantikan yang tadi.
rate-add-buttons = Masih ada yang ingin ditambahkan?
rate-detail = 📋 Nilai lebih rinci (9 pertanyaan)
rate-comment = 💬 Tulis komentar
rate-change = ↩️ Salah pilih? Ubah
rate-wrong-pick = Penilaian Anda belum berubah, dan kata-kata itu tidak disimpan sebagai komentar. Untuk mengubahnya, ketuk <b>↩️ Salah pilih? Ubah</b> di atas, dalam dua menit pertama.
rate-done = Selesai
rate-back = ‹ Kembali
rate-stop = Berhenti
rate-skip = Lewati
rate-chosen = ✅ { $answer }
rate-ticket = ✍️ Pujian, aduan, saran
rate-unsur =
    { $progress } <b>{ $number }/{ $all }</b>
    { $service }

    <b>{ $question }</b>
rate-unsur-none = Tidak berlaku bagi saya
rate-profile =
    🙏 Jawaban Anda tersimpan. Boleh tahu sedikit tentang Anda? Untuk laporan survei; semua boleh dilewati, tanpa nama. ({ $number }/{ $all })

    <b>{ $question }</b>
rate-finish-first = Selesaikan dahulu isian Anda yang lain, atau akhiri dengan /batal.
rate-farewell = Baik, tidak ada penilaian yang disimpan.
rate-closed = Penilaian ini sudah ditutup dan tidak dapat diubah lagi. Terima kasih.
rate-change-over = Penilaian hanya dapat diubah dalam satu sampai dua menit pertama. Terima kasih.

# Sembilan unsur PermenPANRB 14/2017 dengan jawabannya, dan profil responden
rate-unsur-persyaratan = Apakah persyaratan yang diminta sesuai dengan pelayanannya?
rate-unsur-persyaratan-1 = Tidak sesuai
rate-unsur-persyaratan-2 = Kurang sesuai
rate-unsur-persyaratan-3 = Sesuai
rate-unsur-persyaratan-4 = Sangat sesuai
rate-unsur-prosedur = Seberapa mudah prosedur pelayanannya?
rate-unsur-prosedur-1 = Tidak mudah
rate-unsur-prosedur-2 = Kurang mudah
rate-unsur-prosedur-3 = Mudah
rate-unsur-prosedur-4 = Sangat mudah
rate-unsur-waktu = Seberapa cepat pelayanannya selesai?
rate-unsur-waktu-1 = Tidak cepat
rate-unsur-waktu-2 = Kurang cepat
rate-unsur-waktu-3 = Cepat
rate-unsur-waktu-4 = Sangat cepat
rate-unsur-biaya = Bagaimana biaya atau tarifnya?
rate-unsur-biaya-1 = Sangat mahal
rate-unsur-biaya-2 = Cukup mahal
rate-unsur-biaya-3 = Murah
rate-unsur-biaya-4 = Gratis
rate-unsur-produk = Apakah hasil pelayanan sesuai dengan yang dijanjikan?
rate-unsur-produk-1 = Tidak sesuai
rate-unsur-produk-2 = Kurang sesuai
rate-unsur-produk-3 = Sesuai
rate-unsur-produk-4 = Sangat sesuai
rate-unsur-kompetensi = Seberapa mampu petugas melayani Anda?
rate-unsur-kompetensi-1 = Tidak mampu
rate-unsur-kompetensi-2 = Kurang mampu
rate-unsur-kompetensi-3 = Mampu
rate-unsur-kompetensi-4 = Sangat mampu
rate-unsur-perilaku = Seberapa sopan dan ramah petugasnya?
rate-unsur-perilaku-1 = Tidak sopan dan ramah
rate-unsur-perilaku-2 = Kurang sopan dan ramah
rate-unsur-perilaku-3 = Sopan dan ramah
rate-unsur-perilaku-4 = Sangat sopan dan ramah
rate-unsur-pengaduan = Bagaimana pengaduan, saran, dan masukan ditangani?
rate-unsur-pengaduan-1 = Tidak ada
rate-unsur-pengaduan-2 = Ada, tetapi tidak berfungsi
rate-unsur-pengaduan-3 = Berfungsi, kurang maksimal
rate-unsur-pengaduan-4 = Dikelola dengan baik
rate-unsur-sarana = Bagaimana keadaan sarana dan prasarananya?
rate-unsur-sarana-1 = Buruk
rate-unsur-sarana-2 = Cukup
rate-unsur-sarana-3 = Baik
rate-unsur-sarana-4 = Sangat baik
rate-age = Berapa umur Anda?
rate-age-under-25 = Di bawah 25 tahun
rate-age-from-25 = 25–34 tahun
rate-age-from-35 = 35–44 tahun
rate-age-from-45 = 45–54 tahun
rate-age-from-55 = 55 tahun ke atas
rate-sex = Apa jenis kelamin Anda?
rate-sex-male = Laki-laki
rate-sex-female = Perempuan
rate-education = Apa pendidikan terakhir Anda?
rate-education-primary = SD atau di bawahnya
rate-education-junior-high = SMP
rate-education-senior-high = SMA/SMK
rate-education-diploma = Diploma (D1–D3)
rate-education-bachelor = S1/D4
rate-education-postgraduate = S2 atau S3
rate-occupation = Apa pekerjaan utama Anda?
rate-occupation-public-servant = ASN (PNS/PPPK)
rate-occupation-soldier-or-police = TNI/Polri
rate-occupation-private = Pegawai swasta
rate-occupation-self-employed = Wirausaha, petani, nelayan
rate-occupation-student = Pelajar/mahasiswa
rate-occupation-other = Lainnya
