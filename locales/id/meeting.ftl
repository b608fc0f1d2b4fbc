# Rapat bulanan: halaman, keputusan, dan praktik baik
menu-rapat = Rapat bulanan tim: halaman dan keputusan
gate-lead-meeting = Maaf, rapat tim hanya untuk atasan yang sedang bertugas, termasuk Plt. dan Plh.
meeting-nobody = Tidak ada pegawai di bawah Anda pada bulan itu.
meeting-title = Rapat bulanan tim { $name }
meeting-caption = 🗂 <b>Rapat bulanan, { $month }</b>
meeting-caption-blockers = 🚧 Kendala: { $open } terbuka, { $overdue } lewat tenggat, { $solved } teratasi
meeting-caption-earlier = 📌 Keputusan sebelumnya: { $done } dari { $all } selesai
meeting-how = Catat keputusan dalam satu baris: <i>/keputusan Perbaiki antrean loket, Sari, 30/11</i>
meeting-decide = 📌 Catat keputusan
meeting-practices-button = 💡 Praktik baik
meeting-pdf = 📄 Halaman rapat (PDF)
meeting-file-caption = 📄 Halaman rapat, { $month }
meeting-file-prefix = rapat
meeting-figure-open = kendala
meeting-figure-overdue = lewat tenggat
meeting-figure-solved = teratasi
meeting-figure-decisions = keputusan lalu
meeting-results = Hasil menurut target
meeting-results-none = Belum ada target yang disepakati.
meeting-result = Bulan ini { $month } { $measure }; seluruhnya { $done } dari { $quantity } ({ $percent }%), { $people } orang
meeting-earlier = Keputusan sebelumnya dan kelanjutannya
meeting-earlier-none = Belum ada keputusan sebelumnya.
meeting-blockers = Kendala yang belum teratasi
meeting-blockers-none = Tidak ada kendala.
meeting-practices = Inovasi dan praktik baik
meeting-innovation = { $what } ({ $why })
meeting-innovation-of = Inovasi · { $name }
meeting-practices-none = Belum ada yang disetujui penulisnya untuk ditampilkan.
meeting-decisions = Keputusan rapat ini
meeting-decisions-none = Belum ada keputusan.
meeting-item = { $owner } · sampai { $due } · { $how }
meeting-outcome-done = selesai
meeting-outcome-open = berjalan
meeting-outcome-help = perlu bantuan
meeting-outcome-overdue = lewat tenggat
meeting-more = dan { $count } lainnya, lihat PDF
meeting-notes = Catatan
meeting-signature = Atasan,
meeting-missing-letters = { $box } = huruf yang tidak tersedia di cetakan.
meeting-practices-nothing = Belum ada laporan bernilai 5 atau inovasi yang diakui pada bulan itu.
meeting-practices-choose = 💡 <b>Inovasi dan laporan bernilai 5, { $month }</b>. Yang tampil hanya yang disetujui penulisnya.
meeting-practice-new = { $number }. { $name }: { $activity }
meeting-practice-asked = { $number }. { $name }: { $activity } · ⏳ menunggu jawaban
meeting-practice-agreed = { $number }. { $name }: { $activity } · ✅ setuju
meeting-practice-refused = { $number }. { $name }: { $activity } · tidak ditampilkan
meeting-practice-ask = { $number }. Minta izin { $name }
meeting-practice-sent = { $name } ditanya. Laporan itu tampil sesudah penulisnya setuju.
meeting-practice-again = Penulisnya sudah ditanya.
meeting-show-ask =
    💡 <b>{ $name }</b> ingin menampilkan laporan Anda ({ $date }) sebagai praktik baik di rapat tim:
    “{ $activity }”

    Setuju? Anda dapat mengubah jawaban kapan saja.
meeting-show-agree = 👍 Setuju
meeting-show-refuse = Jangan tampilkan
meeting-show-yes = 👍 Anda setuju: “{ $activity }” boleh tampil di rapat tim.
meeting-show-no = Baik, “{ $activity }” tidak ditampilkan.

# Keputusan
decision-title = 📌 <b>Keputusan rapat, { $month }</b>
decision-ask-what = Apa keputusannya? Boleh lengkap dalam satu baris: <i>Perbaiki antrean loket, Sari, 30/11</i>
decision-ask-owner = Siapa yang mengerjakan?
decision-ask-due = Sampai kapan? Pilih, atau tulis seperti <i>30/11</i>.
decision-ask-summary = Simpan keputusan ini?
decision-field-what = Keputusan
decision-field-owner = Siapa
decision-field-due = Tenggat
decision-in-two-weeks = Dua pekan lagi
decision-in-a-month = Sebulan lagi
decision-send = Simpan
decision-line-what = 📌 <b>{ $what }</b>
decision-line-owner = 👤 { $name }
decision-line-due = ⏳ Sampai { $due }
decision-incomplete = Keputusan ini belum lengkap.
decision-note = Keputusan rapat { $month }
decision-told = 📌 <b>Keputusan rapat untuk Anda.</b> Tandai bila sudah selesai; bila terhambat, sampaikan kembali.
decision-kept = 📌 Tersimpan: <b>{ $what }</b>, oleh { $name }, sampai { $due }. Kelanjutannya tampil di rapat berikutnya.
decision-another = 📌 Catat keputusan lain
