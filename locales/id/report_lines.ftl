# Laporan yang ditulis bebas: satu baris, daftar, atau keterangan foto
line-written = ✍️ <i>{ $written }</i>
line-unsure = ❓ { $question }
line-many = Pesan Anda memuat { $count } kegiatan. Maksimal { $most } dalam satu pesan; mohon kirim sebagian dahulu.
line-long = Pesan Anda terlalu panjang untuk satu laporan. Mohon tulis lebih singkat.
line-unfinished = Ini belum dicatat sebagai laporan. Tambahkan waktu atau hasilnya, misalnya <code>{ $said } 2 jam</code>, lalu kirim; atau ketik /lapor.
line-no-work = “{ $said }” belum terbaca sebagai pekerjaan, jadi belum dicatat. Jawab pertanyaan di bawah ini, atau ketik /batal.
line-target-none = “{ $written }”: belum ada RHK Anda untuk tanggal ini.
line-target-unknown = “{ $written }” tidak ada di antara RHK Anda. Mohon pilih.
line-target-many = “{ $written }” cocok dengan lebih dari satu RHK. Mohon pilih.
line-target-several = “{ $written }” menyebut lebih dari satu RHK. Mohon pilih satu.
line-date-impossible = “{ $written }” bukan tanggal yang ada.
line-date-weekday = “{ $written }”: tanggal itu jatuh pada { $date }.
line-date-unclear = “{ $written }” tidak terbaca sebagai tanggal yang pasti.
line-date-night = “{ $written }”: dihitung untuk tanggal berapa?
line-date-week = “{ $written }”: hari apa?
line-date-whose = “{ $written }”: apakah itu tanggal pekerjaannya?
line-date-not-yet = “{ $written }” hari ini belum tiba.
line-date-not-over = “{ $written }” hari ini belum selesai. Untuk tanggal berapa?
line-date-several = “{ $written }” menyebut lebih dari satu tanggal. Satu laporan untuk satu tanggal.
line-time-several = “{ $written }” memuat lebih dari satu waktu. Berapa untuk kegiatan ini?
line-time-clock = “{ $written }”: pagi atau siang? Tulis misalnya 13.00-15.00.
line-time-unclear = “{ $written }” bisa berarti lebih dari satu. Tulis misalnya 08.00-10.00 atau 2 jam.
line-time-day = “{ $written }”: berapa jam di tanggal ini?
line-time-end = “{ $written }” baru menyebut jam mulai.
line-volume-several = “{ $written }” memuat lebih dari satu jumlah. Mana hasilnya? Tulis satu, misalnya 12 berkas.
line-volume-two-ways = “{ $written }” bisa dibaca dua cara. Tulis misalnya 1200 atau 1,2.
line-volume-or-time = “{ $written }”: jumlah atau jam?
line-volume-or-year = “{ $written }”: jumlah atau tahun?
line-rating-several = “{ $written }” menyebut dua nilai.
line-for-which = “{ $written }”: untuk kegiatan yang mana?

# Beberapa kegiatan dalam satu pesan
several-title = 📝 { $count } kegiatan
several-for = Untuk <b>{ $count }</b> kegiatan sekaligus:
several-of = <b>{ $number }. { $activity }</b>
several-no-activity = (belum ada kegiatan)
several-ask-which = Kegiatan yang mana?
