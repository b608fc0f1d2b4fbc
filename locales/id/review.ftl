# Peninjauan oleh atasan
case-title-entry = 📨 <b>Laporan menunggu persetujuan</b>
case-title-entry-again = 📨 <b>Laporan yang diperbaiki (kiriman ke-{ $version })</b>
card-asked = ↩️ Permintaan sebelumnya: <i>{ $reason }</i>
case-done-entry = 🗂 <b>Laporan sudah ditinjau</b>
card-author = 👤 { $name }
stand-in-plt = { $name } (Plt. { $supervisor })
stand-in-plh = { $name } (Plh. { $supervisor })
stand-in-sup = { $name } (atasan dari { $supervisor })
card-acting-plt = 🪪 Anda memutuskan sebagai Plt. { $supervisor }.
card-acting-plh = 🪪 Anda memutuskan sebagai Plh. { $supervisor }.
card-acting-sup = ⬆️ Sudah lama menunggu { $supervisor }; Anda memutuskan sebagai atasannya.
card-approve = Setujui
card-return = Kembalikan
card-reject = Tolak
card-evidence = 📎 Lihat bukti
review-ask-rating = <b>Bagaimana Anda menilai hasil kerja ini?</b>
review-reason-short = Mohon tulis lebih jelas, minimal { $least } huruf.
review-handled-own = Sudah ditinjau oleh Anda.
review-handled = Sudah ditinjau oleh { $name }.
review-handled-plt = Sudah ditinjau oleh { $name } (Plt. { $supervisor }).
review-handled-plh = Sudah ditinjau oleh { $name } (Plh. { $supervisor }).
review-handled-sup = Sudah ditinjau oleh { $name } (atasan dari { $supervisor }).
review-newer-version = Sudah diperbarui oleh pengirimnya. Gunakan kartu yang terbaru.
review-gone = Ini sudah tidak ada.
review-by-button = Keputusan diambil dengan tombol. Mohon ketuk nilainya, atau Setujui, Kembalikan, atau Tolak, di bawah kartunya.
review-which = Untuk yang mana? Balas (reply) kartunya dengan tulisan itu, atau buka dengan tombol di bawah ini.
review-none = Tidak ada yang menunggu tinjauan Anda. Terima kasih!
review-some = Menunggu tinjauan Anda: <b>{ $cases }</b>, mulai dari yang paling lama.
verdict-approved = ✅ Disetujui oleh { $name }: <b>{ $rating }</b>
verdict-returned = ↩️ Dikembalikan oleh { $name }: <i>{ $reason }</i>
verdict-rejected = ⛔️ Ditolak oleh { $name }: <i>{ $reason }</i>
reviewed-entry-approved = ✅ <b>Laporan Anda disetujui</b>
reviewed-entry-returned = ↩️ <b>Laporan Anda dikembalikan untuk perbaikan</b>
reviewed-entry-rejected = ⛔️ <b>Laporan Anda ditolak</b>
reviewed-correct = Perbaiki
evidence-caption = 📎 { $name }, { $about }
evidence-link = 🔗 { $url }
evidence-link-caption = 🔗 { $url } – { $caption }
card-undo = Urungkan
reviewed-entry-submitted = 🔄 <b>Keputusan ditarik kembali.</b> Laporan Anda menunggu tinjauan lagi.
review-done-returned = ↩️ “{ $activity }” dikembalikan kepada <b>{ $name }</b>.
review-done-rejected = ⛔️ “{ $activity }” dari <b>{ $name }</b> ditolak.
review-withdrawn = Sudah ditarik kembali oleh pengirimnya.
verdict-approved-plain = ✅ Disetujui oleh { $name }
verdict-withdrawn-alone = 🚫 Ditarik kembali oleh pengirimnya
verdict-approved-alone = ✅ Tercatat disetujui
verdict-returned-alone = ↩️ Tercatat dikembalikan
verdict-rejected-alone = ⛔️ Tercatat ditolak
undo-done = Keputusan ditarik kembali.
undo-not-yours = Keputusan ini bukan dari Anda.
undo-too-late = Keputusan hanya dapat ditarik kembali dalam { $minutes } menit.
undo-kept = Periode dengan hari-hari ini sudah ditutup sejak itu, jadi keputusan ini tetap. Pembuatnya masih dapat menarik atau mengubahnya.
undo-moved-on = Keputusan ini sudah tidak dapat ditarik kembali.

# Alasan mengembalikan atau menolak
reason-about = 👤 { $name }: “{ $activity }”
reason-about-return = ↩️ <b>Kembalikan</b> “{ $activity }” kepada { $name }
reason-about-reject = ⛔️ <b>Tolak</b> “{ $activity }” dari { $name }
reason-line = 💬 <i>{ $reason }</i>
reason-ask-wish = Apa keputusan Anda?
reason-ask-reason = Tulis alasannya.
reason-is-decision = “{ $said }” bukan alasan. Tulis alasannya, atau tekan Batal lalu putuskan dengan tombol di kartunya.
reason-ask-reason-usual = Tulis alasannya. Alasan yang umum dapat dipilih di bawah.
reason-usual-proof = Bukti dukung belum ada
reason-usual-other-proof = Bukti tidak sesuai
reason-usual-unclear = Uraian kurang jelas
reason-usual-amount = Jumlah hasil perlu diperiksa
reason-usual-time = Waktu pengerjaan perlu diperiksa
reason-usual-twice = Sudah dilaporkan sebelumnya
reason-usual-no-duty = Bukan tugas jabatan
reason-text-proof = Bukti dukung belum ada. Ketuk Perbaiki, lalu tambahkan foto, berkas, atau tautannya.
reason-text-other-proof = Bukti dukung tidak sesuai dengan pekerjaan ini. Ketuk Perbaiki, lalu kirim bukti yang sesuai.
reason-text-unclear = Uraian kurang jelas. Ketuk Perbaiki, lalu tulis apa yang dikerjakan dan untuk apa.
reason-text-amount = Jumlah hasil tampaknya tidak tepat. Ketuk Perbaiki, lalu periksa angka dan satuannya.
reason-text-time = Waktu pengerjaan tampaknya tidak tepat. Ketuk Perbaiki, lalu periksa jam atau lamanya.
reason-text-twice = Pekerjaan ini sudah dilaporkan sebelumnya. Anda tidak perlu mengirimnya lagi.
reason-text-no-duty = Pekerjaan ini tidak termasuk tugas jabatan Anda. Bila ini tugas tambahan, sampaikan kepada atasan siapa yang memberikannya.
reason-ask-summary-return = Kembalikan dengan alasan ini?
reason-ask-summary-reject = Tolak dengan alasan ini?
reason-field-wish = Keputusan
reason-field-reason = Alasan
reason-farewell = Pertanyaan ini ditutup; belum ada keputusan yang dikirim.
reviewed-entry-withdrawn = 🚫 <b>Laporan ditarik kembali</b>
case-withdrawn = 🚫 <b>Ditarik kembali oleh pengirimnya</b>

# Pengajuan sendiri, apa pun jenisnya
case-state-submitted = menunggu persetujuan
case-state-approved = disetujui
case-state-returned = perlu diperbaiki
case-own-line = • { $about }: { $state }
case-own-none = Tidak ada yang sedang berjalan.
case-correct = Perbaiki
case-withdraw = Tarik kembali
case-withdraw-ask = Tarik kembali <b>{ $about }</b>?
case-withdraw-yes = Ya, tarik kembali
case-change = Ubah
case-noun-entry = laporan
case-count-entries = { $count } laporan
case-over = Ini sudah tidak dapat diubah.
case-withdrawn-told = 🚫 <b>{ $name }</b> menarik kembali { $noun } yang sudah disetujui: { $about }.
case-shrunk-told = ✂️ <b>{ $name }</b> mempersingkat { $noun } yang sudah disetujui, menjadi: { $about }.
gate-put-forward = Maaf, ini hanya untuk pegawai yang sedang bertugas.

# Antrean tinjauan
queue-flagged = ⚠️ <b>{ $count }</b> di antaranya perlu dibuka satu per satu.
queue-person = { $name }: { $count }
queue-person-flagged = ⚠️ { $name }: { $count }
queue-view-all = Semua ({ $count })
queue-view-late = ⏰ Terlambat ({ $count })
queue-view-flagged = ⚠️ Perlu dibuka ({ $count })
queue-view-again = 🔁 Kiriman ulang ({ $count })
queue-title = 👤 <b>{ $name }</b>: { $cases }
queue-day = <b>{ $day }</b>
queue-line = { $number }. { $about }
queue-line-volume = { $volume } { $measure }
queue-line-evidence = 📎 { $count }
queue-rate = <b>Nilai untuk { $count } laporan di atas:</b>
queue-rate-unflagged = <b>Nilai untuk { $count } laporan tanpa ⚠️ di atas:</b>
queue-too-many = Untuk menilai sekaligus, pilih satu hari (maksimal { $most } laporan).
queue-every-day = Semua hari
queue-all = ‹ Semua pegawai
queue-next = Pegawai berikutnya ›
queue-back = ‹ Kembali ke daftar
queue-none-here = Tidak ada lagi yang menunggu di bagian ini.
queue-gone = Sudah tidak menunggu tinjauan Anda.
queue-changed = Daftar ini sudah berubah. Mohon periksa sekali lagi.
queue-done-rated = ✅ Disetujui, <b>{ $name }</b>: { $cases }, nilai <b>{ $rating }</b>.
queue-done = ✅ Disetujui, <b>{ $name }</b>: “{ $about }”.
queue-left-out = { $count } tidak ikut diputuskan: sudah berubah, sudah diputuskan, periodenya sudah ditutup, atau bukan lagi wewenang Anda.
queue-undo = Urungkan: { $name } ({ $clock })
queue-undone = 🔄 Keputusan ditarik kembali, <b>{ $name }</b>: { $cases }.{ $kept ->
        [0] {""}
       *[other] {" "}{ $kept } keputusan tetap: periode dengan hari-harinya sudah ditutup sejak itu.
    }{ $moved ->
        [0] {""}
       *[other] {" "}{ $moved } lagi sudah tidak dapat ditarik kembali.
    }

# Mengapa laporan perlu dibuka
flag-late = ⚠️ Dikirim setelah batas waktu.
flag-changed = ⚠️ Sudah diubah sejak pertama kali dikirim.
flag-long = ⚠️ Seluruh laporan tanggal itu berjumlah { $time }.
flag-amount = ⚠️ Jumlahnya { $amount }; biasanya sekitar { $usual } untuk pekerjaan ini.
flag-short-late = terlambat
flag-short-changed = kiriman ulang
flag-short-long = jam kerja sangat panjang
flag-short-amount = jumlah tidak biasa
flag-evidence = ⚠️ Belum ada bukti dukung, padahal diharapkan untuk laporan ini.
flag-short-evidence = tanpa bukti
reviewed-several = ✅ <b>{ $cases } Anda disetujui</b>
reviewed-several-back = 🔄 <b>Keputusan ditarik kembali:</b> { $cases } menunggu tinjauan lagi
reviewed-several-line = • { $day }: { $about }
queue-moved = 🗂 Antrean tinjauan Anda ada di pesan yang lebih baru di bawah.
