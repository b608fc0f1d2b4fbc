# Perbaikan data sendiri (UU 27/2022 pasal 6 dan pasal 30)
menu-perbaikan = Perbaiki data Anda yang keliru
gate-correct-own-data = Maaf, perbaikan data hanya untuk pegawai terdaftar.
privacy-button-correct = ✏️ Perbaiki data saya
correction-head = ✏️ <b>Perbaiki data saya</b>
correction-line-recorded = { $what }: <b>{ $value }</b>
correction-note = Administrator memutuskan paling lambat 3 × 24 jam sejak permintaan Anda, dan hasilnya dikabarkan di sini (UU 27/2022 pasal 30).
correction-elsewhere =
    Yang lain diperbaiki lewat caranya sendiri:
    • atasan: /atasan
    • laporan: /riwayat · target: /target
    • nilai dan kehadiran dalam hasil periode: /keberatan
    • tanggal mulai bertugas dan jam kehadiran: hubungi administrator
correction-elsewhere-leave = • izin dan cuti: /izin
correction-more = ⏳ { $count } permintaan menunggu keputusan Anda; { $shown } yang pertama ada di bawah.
correction-title = ✏️ <b>Perbaikan data</b>
correction-field-is-name = Nama
correction-field-is-nip = NIP
correction-field-is-unit = Unit
correction-field-is-position = Jabatan
correction-field-is-rank = Pangkat
correction-field-is-employment = Status kepegawaian
correction-ask-field = Data mana yang keliru?
correction-ask-value = Apa isinya yang benar?
correction-ask-unit = Di unit mana Anda bekerja? Pilih, atau tulis sebagian namanya.
correction-ask-start = Sejak tanggal berapa itu berlaku? Tanggal yang sudah lewat juga boleh.
correction-ask-reason = Ada penjelasan, misalnya nomor SK? Tulis, atau tekan <b>Lewati</b>.
correction-ask-proof = Ada surat atau dokumen? Kirim foto atau berkasnya, atau tekan <b>Lewati</b>.
correction-ask-proof-more = Masih ada dokumen lain? Kirim, atau tekan <b>Lanjut</b>.
correction-ask-summary = Kirim ke administrator?
correction-value-name = Tulis nama Anda yang benar, lengkap dengan gelar.
correction-value-nip = Tulis NIP Anda yang benar: 18 angka, boleh dengan spasi.
correction-value-position = Tulis jabatan Anda yang benar.
correction-value-rank = Tulis pangkat Anda yang benar, misalnya <i>Penata Muda, III/a</i>.
correction-value-employment = Apa status kepegawaian Anda yang benar?
correction-field-field = Data
correction-field-value = Isinya
correction-field-unit = Unit
correction-field-start = Sejak
correction-field-reason = Penjelasan
correction-field-proof = Bukti
correction-line = { $what }: { $before } → <b>{ $after }</b>
correction-line-now = { $what } yang tercatat: { $value }
correction-line-start = 📅 Sejak { $day }
correction-line-reason = 💬 { $reason }
correction-line-due = ⏳ Diputuskan paling lambat { $at }
correction-line-late = 🔴 Lewat batas 3 × 24 jam sejak { $at }
correction-line-closed = 🔒 Tidak dapat disetujui: tanggalnya dalam periode yang sudah ditutup, atau sebelumnya.
correction-line-taken = ⚠️ NIP itu tercatat pada { $name }. Perbaiki itu dahulu lewat /pegawai.
correction-line-changed = ℹ️ Sejak permintaan ini dikirim, datanya berubah; waktu itu: { $was }
correction-about = Perbaikan data ({ $what })
case-new-datacorr = ✏️ Ajukan perbaikan
case-own-datacorr = <b>Permintaan Anda</b>
case-title-datacorr = ✏️ <b>Permintaan perbaikan data</b>
case-title-datacorr-again = ✏️ <b>Permintaan perbaikan data yang diubah (kiriman ke-{ $version })</b>
case-done-datacorr = ✏️ <b>Permintaan perbaikan data sudah diputuskan</b>
case-sent-datacorr = ✅ <b>Permintaan perbaikan terkirim</b>
case-noun-datacorr = permintaan perbaikan data
case-count-data_corrections = { $count } perbaikan data
reviewed-datacorr-submitted = 🔄 <b>Keputusan ditarik kembali.</b> Permintaan perbaikan Anda menunggu keputusan lagi.
reviewed-datacorr-approved = ✅ <b>Data Anda sudah diperbaiki</b>
reviewed-datacorr-rejected = ⛔️ <b>Permintaan perbaikan ditolak</b>
reviewed-datacorr-withdrawn = 🚫 <b>Permintaan perbaikan ditarik kembali</b>
correction-due-title = ⏰ <b>Batas 3 × 24 jam hampir habis</b>
correction-late-title = 🔴 <b>Batas 3 × 24 jam sudah lewat</b>
correction-late-own = 🔴 <b>Permintaan perbaikan Anda belum diputuskan dalam 3 × 24 jam.</b> Mohon maaf. Permintaan tetap terbuka, dan administrator sudah diingatkan.
correction-late-nobody = 🔴 <b>Permintaan perbaikan Anda belum diputuskan dalam 3 × 24 jam.</b> Mohon maaf. Permintaan tetap terbuka.

# Yang tidak dapat diterima
correction-same = Itu yang sudah tercatat. Tulis isi yang berbeda.
correction-asked-already = Permintaan Anda tentang data ini belum diputuskan. Ketik /perbaikan untuk mengubah atau menariknya.
correction-incomplete = Permintaan ini belum lengkap.
correction-nobody = Belum ada administrator yang tercatat, jadi belum ada yang dapat memutuskan permintaan Anda, dan tidak ada yang disimpan. Mohon sampaikan data yang benar kepada pengelola layanan ini.
correction-alone = Anda satu-satunya administrator, jadi tidak ada yang dapat memutuskannya. Perbaiki langsung lewat /pegawai; perubahannya tercatat.
