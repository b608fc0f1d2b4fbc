# Target (RHK): diusulkan, disepakati, kemajuannya, dan kegiatan yang dihubungkan
menu-target = Target (RHK) Anda dan kemajuannya
target-own = 🎯 <b>Target Anda</b>
target-own-none = 🎯 Belum ada target yang disepakati untuk Anda. Usulkan kepada atasan, atau tunggu atasan menetapkannya.
target-own-line = <b>{ $number }. { $title }</b> ({ $period })
target-own-proposals = 📨 <b>Usulan Anda</b>
target-asked-new = Baru: { $title }
target-asked-change = Perubahan: { $title }
target-asked-drop = Penghapusan: { $title }
target-progress = { $done } dari { $quantity } { $measure } ({ $percent }% dari seluruh target)
target-progress-waiting = { $done } dari { $quantity } { $measure } ({ $percent }% dari seluruh target); { $waiting } lagi menunggu tinjauan
target-quantity = { $quantity } { $measure }
target-kind-utama = Utama
target-kind-tambahan = Tambahan
target-weight-value = { $weight }
target-line-title = 🎯 <b>{ $value }</b>
target-line-period = 🗓 { $value }
target-line-quantity = 🔢 { $value }
target-line-indicator = 📐 Indikator: { $value }
target-line-kind = 🏷 RHK { $value }
target-line-weight = ⚖️ Bobot { $value }
target-line-rencana_aksi = 🧭 Rencana aksi: { $value }
target-line-parent = 🪜 Mendukung RHK atasan: { $value }
target-line-reason = 💬 { $value }
target-line-was = { $now } (sebelumnya { $was })
target-asks-new = ➕ Target baru
target-asks-change = ✏️ Perubahan target
target-agreed-line = { $what }, { $day }. { $who }
target-asks-drop = 🗑 Penghapusan target
target-new = ➕ Usulkan target
target-nobody = Saat ini tidak ada pegawai yang bertugas di bawah Anda.
target-set = 👥 Tetapkan untuk pegawai
target-link = 🔗 Hubungkan kegiatan
target-more = Tampilkan berikutnya
target-propose-change = ✏️ Usulkan perubahan
target-propose-drop = 🗑 Usulkan penghapusan
target-see = 🎯 Lihat target
target-to-list = ‹ Semua target
target-gone = 🚫 Target ini tidak berlaku lagi.

# Percakapan
target-title-new = 🎯 <b>Usulan target</b>
target-title-change = ✏️ <b>Usulan perubahan target</b>
target-title-drop = 🗑 <b>Usulan penghapusan target</b>
target-title-set = 👥 <b>{ $count ->
    [0] Target untuk pegawai
   *[other] Target untuk { $count } pegawai
}</b>
target-ask-people = Untuk siapa target ini? Ketuk namanya, lalu <b>Lanjut</b>.
target-ask-title = Apa rencana hasil kerjanya (RHK)? Tulis dalam satu kalimat.
target-ask-period = Untuk periode apa?
target-ask-quantity = Berapa targetnya? Tulis jumlah dan satuannya, misalnya <i>120 dokumen</i>.
target-ask-quantity-again = Berapa { $measure } targetnya? Tulis angkanya.
target-ask-quantity-which = Angka itu bisa dibaca dua cara. Mana yang Anda maksud?
target-ask-indicator = Apa indikatornya? Misalnya <i>Jumlah dokumen yang terbit tepat waktu</i>. Boleh dilewati.
target-ask-rencana_aksi = Apa rencana aksinya? Salin persis seperti di e-Kinerja. Boleh dilewati.
target-ask-kind = RHK utama atau tambahan?
target-ask-parent = RHK atasan mana yang didukung target ini?
target-ask-weight = Berapa bobotnya dibanding target lain? Pilih, atau tulis misalnya 2,5.
target-ask-reason = Apa alasannya? Tulis singkat.
target-ask-summary-new = Ajukan kepada atasan? Target baru dihitung setelah disepakati.
target-ask-summary-change = Ajukan perubahan ini? Yang lama tetap berlaku sampai disepakati.
target-ask-summary-drop = Ajukan penghapusan ini? Target tetap berlaku sampai disepakati.
target-ask-summary-set = Tetapkan target ini untuk { $count } pegawai? Target langsung berlaku.
target-field-people = Pegawai
target-field-title = RHK
target-field-period = Periode
target-field-quantity = Jumlah
target-field-indicator = Indikator
target-field-rencana_aksi = Rencana aksi
target-field-kind = Utama/tambahan
target-field-parent = RHK atasan
target-field-weight = Bobot
target-field-reason = Alasan
target-no-parent = Tidak ada
many-all = Semua
many-done = Lanjut ({ $count })
many-none = Pilih minimal satu.

# Pengajuan
case-title-target = 🎯 <b>Target menunggu kesepakatan</b>
case-title-target-again = 🎯 <b>Target yang diperbaiki (kiriman ke-{ $version })</b>
case-done-target = 🎯 <b>Usulan target sudah ditinjau</b>
case-sent-target = ✅ <b>Usulan target terkirim</b>
case-noun-target = target
case-count-target_proposals = { $count } usulan target
reviewed-target-submitted = 🔄 <b>Keputusan ditarik kembali.</b> Usulan target Anda menunggu kesepakatan lagi.
reviewed-target-approved = ✅ <b>Target Anda disepakati</b>
reviewed-target-returned = ↩️ <b>Usulan target Anda dikembalikan untuk perbaikan</b>
reviewed-target-rejected = ⛔️ <b>Usulan target Anda ditolak</b>
reviewed-target-withdrawn = 🚫 <b>Usulan target ditarik kembali</b>
target-set-told = 🎯 <b>Atasan menetapkan target untuk Anda</b>
target-set-done = ✅ Target “{ $title }” ditetapkan untuk { $count } pegawai. Mereka sudah diberi tahu.

# Kegiatan tanpa target
target-link-list = 🔗 <b>{ $count }</b> kegiatan yang belum ditinjau tidak terhubung ke target. Ketuk yang ingin dihubungkan.
target-link-none = Semua kegiatan yang belum ditinjau sudah terhubung, atau tidak ada target pada tanggalnya.
target-link-about = 🔗 { $date }: “{ $activity }”
target-linked = 🔗 “{ $activity }” dihitung untuk target “{ $target }”. Atasan melihatnya di kartu laporan.
link-ask-target = Target mana?
link-ask-volume-target = Berapa { $measure } hasilnya? Tulis angkanya.
link-ask-volume = Berapa hasilnya?
link-ask-measure = Satuannya apa?
link-ask-volume-usual = Berapa { $measure }?

# Yang tidak dapat diterima
gate-see-targets = Maaf, target hanya untuk pegawai terdaftar.
gate-set-targets = Maaf, penetapan target hanya untuk atasan yang sedang bertugas, termasuk Plt. dan Plh.
target-incomplete = Usulan ini belum lengkap.
target-rate = “{ $written }” adalah jumlah per bagian periode. Tulis jumlah seluruhnya untuk satu periode target, misalnya 120 dokumen.
target-weight = Bobot berupa angka lebih dari 0 dan maksimal { $most }, misalnya 2 atau 2,5.
target-period-over = Periode itu sudah berakhir pada { $end }; targetnya tidak dapat diajukan lagi.
target-period-not-offered = { $period } tidak dapat dipilih: target diajukan untuk periode yang sedang berjalan atau yang berikutnya.
target-other-period = /target menampilkan target yang berlaku hari ini, bukan { $period }. Capaian target suatu periode ada di nilainya: /nilai.
target-proposed-already = Usulan untuk “{ $title }” masih berjalan. Ketik /target untuk melihatnya.
target-agreed-already = Target “{ $title }” untuk periode itu sudah disepakati. Ketik /target untuk melihatnya.
target-agreed-by = { $name } sudah memiliki target “{ $title }” untuk periode itu.
target-no-longer-agreed = Target “{ $title }” sudah berubah atau tidak berlaku lagi. Ketik /target untuk melihatnya.
target-other-measure = Laporan untuk “{ $title }” sudah dihitung dalam { $measure }; satuannya tidak dapat diganti. Gunakan judul lain.
target-unchanged = Belum ada yang berubah dari target yang berlaku.
target-link-over = Kegiatan ini sudah ditinjau atau sudah terhubung.
