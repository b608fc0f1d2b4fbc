# Presensi dengan lokasi: /hadir, dan titik unit kerja: /titik
menu-hadir = Presensi masuk atau pulang
menu-titik = Atur titik lokasi unit kerja
gate-attend = Maaf, presensi lewat bot tidak dipakai di instansi ini, atau Anda tidak sedang bertugas.
gate-set-place = Maaf, titik lokasi unit hanya dapat diatur oleh administrator, bila presensi lewat bot dipakai.
attend-title-in = 🟢 <b>Presensi masuk</b>
attend-title-out = 🔵 <b>Presensi pulang</b>
attend-work = 🗓 { $day }: { $hours }
attend-came = Masuk tercatat pukul { $clock }.
attend-early-warning = ⚠️ Jam kerja Anda belum selesai. Presensi pulang yang terakhir yang berlaku.
attend-after-end = ⚠️ Jam kerja sudah selesai dan Anda belum presensi masuk, jadi ini dicatat sebagai masuk. Jika Anda datang lebih awal, mohon minta administrator mengoreksinya.
attend-elsewhere = 🏠 Hari ini bekerja di luar kantor: jarak ke unit tidak diperiksa.
attend-ask-here =
    Bagikan lokasi Anda sekarang: 📎 → <b>Lokasi</b> → <b>Kirim lokasi saya saat ini</b>.
    Lokasi hanya dipakai untuk presensi ini dan dihapus paling lambat { $days } hari kemudian.
attend-kept-in = ✅ <b>Masuk tercatat { $moment }</b>: { $state }
attend-kept-out = ✅ <b>Pulang tercatat { $moment }</b>: { $state }
attend-state-present = tepat waktu
attend-state-late = terlambat
attend-state-done = selesai
attend-state-early = sebelum jam kerja selesai
attend-live = lokasi langsung
attend-static = lokasi sesaat
attend-distance = 📍 ± { $distance } m dari titik unit, akurasi { $accuracy } m, { $kind }
attend-anywhere = 📍 Di luar kantor, akurasi { $accuracy } m, { $kind }
attend-forgotten = Lokasi dihapus paling lambat { $days } hari kemudian; jam presensi tetap tersimpan.
place-title = 📍 <b>Titik lokasi unit kerja</b>
place-line-unit = 🏢 { $unit }
place-line-now = Sudah diatur, dengan radius { $radius } m; yang baru menggantikannya.
place-ask-unit = Unit kerja yang mana? Pilih, atau tulis sebagian namanya.
place-ask-there = Kirim lokasinya: 📎 → <b>Lokasi</b>, dari tempatnya atau dipilih di peta.
place-ask-radius = Berapa meter radiusnya? Pilih, atau tulis angkanya.
place-done = ✅ Titik { $unit } tersimpan, radius { $radius } m.

# Yang tidak dapat diterima
attend-share = Mohon bagikan lokasi Anda: 📎 → Lokasi → Kirim lokasi saya saat ini.
attend-just-came = Masuk Anda pukul { $clock } baru saja tercatat. Presensi pulang dilakukan saat Anda pulang.
attend-no-work = Tidak ada jam kerja Anda di sekitar saat ini. Lihat jadwal dengan /jadwal.
attend-listed = Kehadiran { $day } sudah tercatat dari daftar instansi, jadi tidak diubah di sini.
attend-forwarded = Lokasi terusan tidak dapat dipakai. Mohon kirim lokasi Anda sendiri saat ini.
attend-no-accuracy = Lokasi ini dipilih di peta, jadi tidak menunjukkan tempat Anda. Mohon kirim lokasi saat ini, atau lokasi langsung.
attend-vague = Lokasi ini kurang akurat ({ $accuracy } m, batasnya { $most } m). Mohon coba lagi di dekat jendela atau di luar ruangan.
attend-no-place = Titik lokasi unit Anda belum diatur. Mohon beri tahu administrator.
attend-far = Lokasi ini { $distance } m dari titik unit Anda; batasnya { $radius } m. Mohon coba lagi di tempat kerja.
place-share = Mohon kirim lokasi: 📎 → Lokasi.
place-radius-invalid = Radius ditulis dalam meter, dari { $least } sampai { $most }, misalnya <i>100</i>.
