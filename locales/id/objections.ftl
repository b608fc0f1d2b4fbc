# Keberatan atas hasil penilaian (PermenPANRB 6/2022)
menu-keberatan = Keberatan atas hasil penilaian
gate-see-objections = Maaf, keberatan hanya untuk pegawai terdaftar.

# Daftar
objections-title = ⚖️ <b>Keberatan</b>
objections-none = Belum ada hasil penilaian yang ditutup. Keberatan diajukan atas hasil yang sudah ditutup, paling lambat 14 hari kerja sesudah hasilnya diberitahukan.
objections-may = • { $period }: { $result }. Keberatan dapat diajukan sampai <b>{ $moment }</b>.
objections-not = • { $period }: { $result }. { $why }
objections-own = • { $period }: { $result }. { $state }
objections-file = Ajukan keberatan: { $period }
objections-open-own = Keberatan saya: { $period }
objections-waiting = <b>Menunggu Anda</b>
objections-settled = <b>Yang Anda tangani</b>
objections-line-answer = • { $name }, { $period }: jawab paling lambat <b>{ $moment }</b>
objections-line-decide = • { $name }, { $period }: putuskan paling lambat <b>{ $moment }</b>
objections-line-hear = • { $name }, { $period }: penilai belum menjawab; putusan paling lambat <b>{ $moment }</b>
objections-line-settled = • { $name }, { $period }: { $state }
objections-line-unnamed = { $number }. { $name }, { $period }: putusan paling lambat <b>{ $moment }</b>
objections-unnamed = <b>Perlu ditetapkan siapa yang memutus</b>
objections-more = … dan { $count } lagi; yang pertama menunggu ada di atas
objections-open-answer = Jawab: { $name }
objections-open-decide = Putuskan: { $name }
objections-open-hear = Baca: { $name }
objections-open-settled = Buka: { $name }

# Mengapa tidak dapat
objection-too-late = Batas waktu keberatan, { $days } hari kerja sesudah hasil diberitahukan, lewat pada { $until }.
objection-filed-already = Anda sudah mengajukan keberatan atas hasil ini; atas satu hasil hanya dapat diajukan satu keberatan.
objection-final-superior = Hasil ini final: atasan pejabat penilai sudah menilai karena penilai tidak menilai (PermenPANRB 6/2022), jadi tidak ada keberatan.
objection-final-top = Hasil ini final: penilaian oleh kepala daerah tidak dapat diajukan keberatan (PermenPANRB 6/2022).
objection-no-result = Tidak ada hasil Anda yang sudah ditutup untuk periode itu. Ketik /keberatan untuk melihat daftarnya.
objection-settled = Keberatan ini sudah selesai.
objection-answered = Keberatan ini sudah dijawab.
objection-no-answer-wanted = Keberatan ini tidak menunggu jawaban penilai.
objection-hears-both = Penilai masih dapat menjawab sampai { $until }; sesudah itu, atau begitu dijawab, keberatan ini dapat diputus.
objection-moved-on = Ada yang baru pada keberatan ini. Buka lagi lewat /keberatan, baca, lalu lanjutkan.
objection-incomplete = Masih ada yang belum diisi.
objection-names-nothing = Sebut minimal satu catatan yang Anda persoalkan.
objection-names-most = Maksimal { $most } catatan dapat disebut; yang lain dapat Anda jelaskan dalam alasan.
objection-no-record-of-day = Tidak ada catatan pada { $day } yang dapat disebut di sini.
objection-no-record-of-days = Tidak ada catatan dari { $first } sampai { $last } yang dapat disebut di sini.
objection-text-short = Tulis minimal satu kalimat ({ $least } huruf), agar pembaca mengerti.
objection-done-number = Tulis jumlahnya saja sebagai angka, misalnya 12, 7,5 atau 0.
objection-done-range = Jumlahnya harus 0 sampai { $most }, dengan maksimal tiga angka di belakang koma.
objection-changes-nothing = Pilihan ini tidak mengubah apa pun. Pilih nilai lain, atau kuatkan hasilnya.
objection-day-twice = { $day } dipilih dua kali: dikecualikan, dan dihitung sebagai yang lain. Pilih salah satu.
objection-does-not-fit = Pilihan ini tidak cocok dengan catatan yang dibekukan. Batalkan, lalu mulai lagi.
objection-decider-side = Yang mengajukan, penilainya, dan yang menjawab tidak dapat memutus keberatan ini.

# Mengajukan
objection-file-title = ⚖️ <b>Keberatan atas hasil { $period }</b>
objection-ask-records = Bagian mana yang Anda persoalkan? Pilih, lalu sebut catatannya. Boleh lebih dari satu bagian.
    <i>Penilaian rekan, bawahan, dan masyarakat tidak dapat diubah lewat keberatan: pemberinya tidak diketahui.</i>
objection-ask-records-none = Dari hasil ini tidak ada catatan yang dapat dipilih satu per satu. Jelaskan keberatan Anda dalam alasan.
objection-component = ☑️ { $title } ({ $count })
objection-group-title = Predikat { $title }
objection-ask-which = <b>{ $title }</b>: catatan mana? Ketuk nomornya, atau tulis tanggalnya, misalnya 12/11, atau beberapa hari sekaligus: 1/9-31/10.
objection-ask-which-number = <b>{ $title }</b>: catatan mana? Ketuk nomornya.
objection-ask-excuse = <i>Sakit, cuti, atau izin pada hari itu? Sebut harinya dan kirim buktinya: yang memutus dapat mengecualikannya.</i>
objection-days-title = Hari wajib lapor
objection-which-done = Cukup untuk bagian ini
objection-records-done = Lanjut ke alasan
objection-ask-reasons = Apa alasan Anda? Tulis dengan kata sendiri: apa yang keliru, dan apa yang seharusnya.
objection-ask-proof = Kirim bukti bila ada: foto, berkas, atau tautan.
objection-ask-proof-more = Ada lagi? Kirim, atau ketuk Lanjut.
objection-skip = Tanpa bukti
objection-ask-summary = Kirim keberatan ini? Catatan yang disebut disalin seperti adanya sekarang. Penilai Anda menjawab, lalu atasannya memutus.
objection-back = ‹ Kembali
objection-ask-change = Apa yang ingin Anda ubah?
objection-field-records = Catatan
objection-field-reasons = Alasan
objection-field-proof = Bukti
objection-line-records = Catatan yang disebut: { $count }
objection-line-more = … dan { $count } lagi
objection-done-file = ✅ Keberatan Anda sudah diajukan.

# Catatan yang disebut
objection-report = { $day }: { $activity } – nilai atasan <b>{ $rating }</b>, nilai diri { $own }
objection-report-rejected = { $day }: { $activity } – <b>ditolak</b>, nilai diri { $own }
objection-report-returned = { $day }: { $activity } – <b>dikembalikan</b>, nilai diri { $own }
objection-report-submitted = { $day }: { $activity } – <b>tidak diputuskan</b>, nilai diri { $own }
objection-report-approved = { $day }: { $activity } – <b>tidak dihitung</b>, nilai diri { $own }
objection-criterion-none = { $name }: <b>belum dinilai</b>
objection-target = 🎯 { $title }: <b>{ $done }</b> dari { $quantity } { $measure }
objection-group = Predikat { $title }: <b>{ $rating }</b>
objection-group-judged = Predikat { $title }: <b>{ $rating }</b> (ditetapkan penilai)
objection-value-on-time = tepat waktu
objection-value-late = terlambat
objection-value-full = hadir penuh
objection-value-excused = dikecualikan (sakit, cuti, izin)
objection-value-figures = menurut angka
objection-now = <b>{ $value }</b>
objection-now-rating = nilai atasan <b>{ $value }</b>
objection-now-done = tercapai <b>{ $value }</b>

# Keberatan
objection-title = ⚖️ <b>Keberatan { $name }</b>, { $period }
objection-as-of = 🕰 <i>Seperti pada { $moment }, kejadian { $number } dari { $of }: { $what }</i>
objection-event-filed = diajukan
objection-event-answered = dijawab
objection-event-reminded = diingatkan
objection-event-answer-over = batas jawaban lewat
objection-event-passed-up = batas putusan lewat
objection-event-named = pemutus ditetapkan
objection-event-decided = diputus
objection-event-withdrawn = ditarik kembali
objection-state-answer = Menunggu jawaban penilai.
objection-state-decision = Menunggu putusan.
objection-state-upheld = Diputus: hasil dikuatkan.
objection-state-changed = Diputus: hasil diubah.
objection-state-withdrawn = Ditarik kembali.
objection-result = Hasil yang dipersoalkan: { $result } (revisi { $revision })
objection-filed-at = Diajukan { $moment }
objection-answer-by = Jawaban { $name } paling lambat <b>{ $moment }</b>
objection-answer-none = { $name } tidak menjawab sampai { $moment }
objection-decide-by = Putusan { $names } paling lambat <b>{ $moment }</b>
objection-decide-nobody = Putusan paling lambat <b>{ $moment }</b>; siapa yang memutus sedang ditetapkan administrator
objection-due-decision = Putusan paling lambat <b>{ $moment }</b>
objection-reasons = <b>Alasan</b>
objection-answer = <b>Jawaban { $name }</b>, { $moment }
objection-upheld = <b>{ $name } menguatkan hasil</b>, { $moment }
objection-changed = <b>{ $name } mengubah hasil</b>, { $moment }
objection-acting-plt = { $name } (Plt.)
objection-acting-plh = { $name } (Plh.)
objection-acting-sup = { $name }
objection-changes = <b>Dari revisi { $before } ke revisi { $revision }</b>
objection-corrected = <b>Yang dikoreksi</b>
objection-administrator = administrator
objection-assessor = penilai
objection-superior = atasan pejabat penilai
objection-nobody = belum ditetapkan
objection-view-records = 📂 Catatan ({ $count })
objection-view-result = 📊 Hasil
objection-view-texts = 📜 Baca seluruhnya
objection-view-proof = 📎 Lampiran
objection-earlier = 🕰 ‹ Sebelumnya
objection-later = 🕰 Sesudahnya ›
objection-list = ‹ Daftar
objection-open = Buka keberatan
objection-wish-answer = Jawab
objection-wish-decide = Putuskan
objection-wish-withdraw = Tarik kembali
objection-result-of = 👤 Hasil penilaian <b>{ $name }</b>
objection-records-title = 📂 <b>Catatan yang disebut { $name }</b>, disalin { $moment }
objection-review = <i>diputuskan { $name }, { $moment }</i>
objection-review-reason = <i>diputuskan { $name }, { $moment }: { $reason }</i>
objection-proof-of = 📎 Bukti no. { $number } ({ $count })
objection-proof-named = 📎 Bukti no. { $number }, keberatan { $name }
objection-proof-filed = 📎 Lampiran keberatan { $name }
objection-proof-answered = 📎 Lampiran jawaban atas keberatan { $name }
objection-withdraw-ask = Tarik kembali keberatan ini? Hasilnya lalu tetap, dan keberatan atas hasil ini tidak dapat diajukan lagi.
objection-withdraw-sure = Ya, tarik kembali
objection-withdraw-not = Jangan
objection-done-withdraw = Keberatan ditarik kembali.

# Menjawab
objectanswer-ask-text = Apa jawaban Anda? Tulis dasar penilaiannya. Yang mengajukan dan yang memutus membacanya.
objectanswer-ask-proof = Kirim bukti bila ada: foto, berkas, atau tautan.
objectanswer-ask-proof-more = Ada lagi? Kirim, atau ketuk Lanjut.
objectanswer-skip = Tanpa bukti
objectanswer-ask-summary = Kirim jawaban ini? Jawaban tidak dapat diubah lagi.
objectanswer-back = ‹ Kembali
objectanswer-ask-change = Apa yang ingin Anda ubah?
objectanswer-field-text = Jawaban
objectanswer-field-proof = Bukti
objection-own-answer = <b>Jawaban Anda</b>
objection-done-answer = ✅ Jawaban Anda sudah dikirim.

# Memutus
objection-without-answer = Penilai tidak menjawab sampai batas waktunya.
objectdecide-ask-outcome = Apa putusan Anda?
objection-outcome-uphold = Menguatkan hasil
objection-outcome-change = Mengubah hasil
objection-line-uphold = Putusan: <b>menguatkan hasil</b>
objection-line-change = Putusan: <b>mengubah hasil</b>
objectdecide-ask-corrections = Catatan mana yang dikoreksi?
objection-ask-corrections = Apa yang dikoreksi? Ketuk nomornya. Nilai dihitung ulang dari catatan; angka akhir tidak dapat ditulis sendiri.
objection-ask-value = { $record }
    Dihitung sebagai apa?
objection-ask-done = { $record }
    Berapa yang sebenarnya tercapai? Tulis angkanya.
objection-not-excusable = <i>Hari tersebut tidak dapat dikecualikan: salinan catatannya tidak memuat semua yang diperlukan untuk menghitung akibatnya dengan tepat.</i>
objection-excuse-all = Kecualikan { $count } hari yang belum dijawab
objection-value-leave = Biarkan seperti semula
objection-corrections-done = Lanjut ke alasan
objection-would-change = <b>Akibatnya</b>
objection-unusual-lower = ⚠️ Lebih rendah daripada sebelumnya: { $records }. Periksa lagi bila bukan itu maksudnya.
objection-unusual-much = ⚠️ Jauh di atas jumlah sasaran: { $records }. Periksa lagi angkanya.
objection-unusual-worse = ⚠️ Hasilnya menjadi lebih rendah daripada sebelumnya. Periksa lagi bila bukan itu maksudnya.
objection-unusual-counted = ⚠️ Hasilnya menjadi lebih rendah, karena kini ikut dihitung dari seluruh catatannya: { $components }. Periksa lagi bila bukan itu maksudnya.
objectdecide-ask-reasons = Apa alasan putusan Anda? Kedua pihak membacanya.
objection-own-reasons = <b>Alasan putusan</b>
objectdecide-ask-summary = Kirim putusan ini? Putusan bersifat akhir, dan kedua pihak diberi tahu.
objectdecide-send = Putuskan
objectdecide-back = ‹ Kembali
objectdecide-ask-change = Apa yang ingin Anda ubah?
objectdecide-field-outcome = Putusan
objectdecide-field-corrections = Koreksi
objectdecide-field-reasons = Alasan
objection-done-decide = ✅ Putusan Anda sudah dikirim.

# Menetapkan siapa yang memutus
objection-name = { $number }. Tetapkan pemutus
objectname-ask-decider = Siapa yang memutus keberatan ini? Tulis sebagian nama atau NIP. Biasanya atasan pejabat penilai, atau pejabat di atasnya.
objectname-ask-summary = Tetapkan sebagai pemutus? Kedua pihak diberi tahu.
objectname-send = Tetapkan
objectname-back = ‹ Kembali
objectname-ask-change = Apa yang ingin Anda ubah?
objectname-field-decider = Pemutus
objection-line-decider = Pemutus: <b>{ $name }</b>
objection-done-name = ✅ { $name } memutus keberatan ini dan diberi tahu.

# Kabar
objection-news-to-answer = ⚖️ { $name } mengajukan keberatan atas hasil { $period }. Jawab paling lambat <b>{ $moment }</b>; tanpa jawaban, { $decider } memutus tanpa mendengar Anda.
objection-news-to-hear = ⚖️ { $name } mengajukan keberatan atas hasil { $period }, dan Anda yang memutus paling lambat <b>{ $moment }</b>. { $assessor } menjawab lebih dahulu, paling lambat { $answer }.
objection-news-to-decide = ⚖️ Keberatan { $name } atas hasil { $period } dapat Anda putus, paling lambat <b>{ $moment }</b>.
objection-news-no-decider = ⚖️ Keberatan { $name } atas hasil { $period } belum ada yang memutus: atasan pejabat penilainya tidak tercatat. Tetapkan pemutusnya; putusan paling lambat <b>{ $moment }</b>.
objection-news-answered = ⚖️ { $assessor } menjawab keberatan Anda atas hasil { $period }. Putusan { $decider } paling lambat <b>{ $moment }</b>.
objection-news-answer-soon = ⏰ Keberatan { $name } atas hasil { $period } menunggu jawaban Anda, paling lambat <b>{ $moment }</b>.
objection-news-decision-soon = ⏰ Keberatan { $name } atas hasil { $period } menunggu putusan Anda, paling lambat <b>{ $moment }</b>.
objection-news-answer-over = ⚖️ Batas jawaban atas keberatan { $name }, { $period }, lewat tanpa jawaban. { $decider } memutus tanpa menunggunya, paling lambat <b>{ $moment }</b>.
objection-news-passed-up = ⚖️ Batas putusan atas keberatan { $name }, { $period }, lewat pada { $moment }. Yang dapat memutus sekarang: { $decider }.
objection-news-overdue = ⚖️ Batas putusan atas keberatan { $name }, { $period }, lewat pada { $moment }. Yang memutus: { $decider }. Anda dapat menetapkan pemutus lain.
objection-news-named = ⚖️ Keberatan { $name } atas hasil { $period } diputus oleh { $decider }, paling lambat <b>{ $moment }</b>.
objection-news-decided-own = ⚖️ Keberatan Anda atas hasil { $period } sudah diputus.
objection-news-decided = ⚖️ Keberatan { $name } atas hasil { $period } sudah diputus.
objection-news-withdrawn = ⚖️ { $name } menarik kembali keberatan atas hasil { $period }.
