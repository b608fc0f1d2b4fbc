# Ringkasan mingguan
unblock-stand_in =
    🔓 <b>Buka sumbatan:</b> { $name } belum memutuskan laporan yang menunggu; { $days ->
        [0] batas periodenya sudah tiba
       *[other] { $days } hari lagi sampai batas periode
    }. Tunjuk Plh.: { $people } orang tidak tertahan lagi.
unblock-left =
    🔓 <b>Buka sumbatan:</b> { $name } tidak bertugas lagi, dan laporan menunggu; { $days ->
        [0] batas periodenya sudah tiba
       *[other] { $days } hari lagi sampai batas periode
    }. Tunjuk Plt.: { $people } orang tidak tertahan lagi.
unblock-assign =
    🔓 <b>Buka sumbatan:</b> ada pegawai di { $name } yang tidak memiliki atasan; { $days ->
        [0] batas periodenya sudah tiba
       *[other] { $days } hari lagi sampai batas periode
    }. Tetapkan atasannya: { $people } orang tidak tertahan lagi.
unblock-extend =
    🔓 <b>Buka sumbatan:</b> satu hari tanpa laporan dari siapa pun di { $name }; { $days ->
        [0] hari ini hari terakhirnya
       *[other] { $days } hari lagi sampai terkunci
    }. Jika ada gangguan, perpanjang: { $people } orang tidak tertahan lagi.
unblock-do-stand_in = 🪪 Tunjuk Plt. atau Plh.
unblock-do-assign = 👤 Tetapkan atasan
unblock-do-extend = ⏳ Perpanjang batas lapor
digest-participation = <b>Partisipasi: { $percent }%</b> ({ $reported } dari { $expected } hari wajib lapor)
digest-participation-none = <b>Partisipasi:</b> belum ada hari wajib lapor pekan ini yang batas lapornya lewat.
digest-covers = Hari yang dihitung: { $days }. Batas lapor { $today } belum lewat.
digest-covers-all = Hari yang dihitung: { $days }.
digest-last-up = Hari yang sama pekan lalu { $percent }%: naik { $change } poin
digest-last-down = Hari yang sama pekan lalu { $percent }%: turun { $change } poin
digest-last-same = Hari yang sama pekan lalu { $percent }%: tetap
digest-last-none = Pada hari yang sama pekan lalu tidak ada hari wajib lapor.
digest-last-whole = Seluruh pekan lalu { $percent }% ({ $reported } dari { $expected })
digest-last-whole-none = Pekan lalu tidak ada hari wajib lapor.
long-waiting-title = ⏳ <b>Sudah menunggu { $days } hari kerja atau lebih</b>
digest-see = 📊 Lihat ringkasan
digest-waiting-item = • { $name }: { $cases }, sejak { $since }
digest-more = • dan { $count } lainnya
digest-title = 📊 <b>Ringkasan mingguan { $place }</b>
digest-week = { $week }
digest-waiting = ⏳ Menunggu keputusan: <b>{ $count }</b>, paling lama di { $name }, sejak { $since }
digest-corrections-late = 🔴 { $count } permintaan perbaikan data lewat batas 3 × 24 jam
digest-waiting-none = ✅ Tidak ada yang menunggu keputusan.
digest-ikm = ⭐ IKM triwulan ini <b>{ $ikm }</b>, mutu { $grade }, dari { $n } jawaban (bobot unsur { skm-weighs })
digest-units = 🏢 Pilih unit
digest-ask-unit = Ringkasan unit mana yang ingin Anda lihat?
digest-open-missing = 📝 Belum lengkap: { $count }
digest-open-corrections = ✏️ Perbaikan data: { $count }
digest-open-waiting = ⏳ Menunggu: { $count }
digest-open-blockers = 🚧 Kendala: { $count }
digest-open-services = ⭐ Layanan: { $count }
digest-open-tickets = 🎫 Tiket: { $count }
digest-open-failed = 📵 Tak terjangkau: { $count }
digest-open-innovations = 💡 Inovasi: { $count }
digest-go-missing = 👥 Ingatkan lewat /tim
digest-go-services = ⭐ Rincian di /kepuasan
digest-go-tickets = 🎫 Jawab lewat /tiket
digest-go-failed = 🔁 Tangani di /kegagalan
hub-ringkasan = 📊 Ringkasan
digest-list-missing = 📝 <b>Belum lengkap, { $days }: { $count } orang</b>
    { $place }, keadaan sekarang
digest-list-waiting = ⏳ <b>Menunggu keputusan: { $count }</b>
    { $place }, keadaan sekarang
digest-list-blockers = 🚧 <b>Kendala lewat tenggat: { $count }</b>
    { $place }, keadaan sekarang
digest-list-services = ⭐ <b>Layanan: { $count }</b>
    { $place }, triwulan ini, pekan yang sudah lengkap; ditampilkan jika minimal { $least } jawaban
digest-list-tickets = 🎫 <b>Tiket masyarakat yang menunggu: { $count }</b>
    { $place }, keadaan sekarang
digest-list-failed = 📵 <b>Tidak terjangkau pesan, { $days }: { $count }</b>
    { $place }, keadaan sekarang
digest-list-innovations = 💡 <b>Inovasi yang diakui dalam tujuh hari: { $count }</b>
    { $place }
digest-list-none = Daftar ini kosong.
digest-name-of = { $name } ({ $unit })
digest-missing-item = • { $name }: { $days } hari
digest-missing-item-unlinked = • { $name }: { $days } hari, belum bergabung di bot
digest-jam = <b>{ $name }</b>: { $count }, sejak { $since }
digest-jam-nobody = <b>{ $name }</b> (tidak bertugas lagi, tanpa Plt. atau Plh.): { $count }, sejak { $since }
digest-waiting-case = • { $author }: { $what } { $day }, sejak { $since }
digest-service = • { $service }: IKM <b>{ $ikm }</b>, mutu { $grade }, dari { $n } jawaban
digest-service-none = • { $service }: belum dapat ditampilkan
digest-ticket = • { $kind }: { $about } ({ $unit }). Sejak { $since }
digest-ticket-due = • { $kind }: { $about } ({ $unit }). Sejak { $since }, paling lambat { $due }
digest-ticket-late = • ⏰ { $kind }: { $about } ({ $unit }). Sejak { $since }, lewat batas { $due }
digest-outside = Penerima di luar daftar pegawai
digest-failed-closed = • { $name }: bot diblokir atau akun Telegram tidak ada lagi; { $count } pesan
digest-failed-unjoined = • { $name }: belum bergabung di bot; { $count } pesan
digest-failed-failed = • { $name }: ditolak Telegram; { $count } pesan
digest-failed-outside = • { $name }: { $count } pesan
digest-picture-points = { $change } poin
digest-picture-days = partisipasi: { $reported } dari { $expected } hari wajib lapor
digest-picture-this = Pekan ini
digest-picture-last = Hari yang sama pekan lalu
digest-picture-missing = Belum lengkap
digest-picture-waiting = Menunggu keputusan
digest-picture-blockers = Kendala lewat tenggat
digest-picture-tickets = Tiket menunggu
digest-picture-failed = Tak terjangkau pesan
digest-picture-corrections = Perbaikan data
digest-picture-objectivity = Tanda objektivitas
digest-picture-late = { $count } lewat batas
digest-picture-ikm = IKM
digest-picture-ikm-n = IKM, { $n } jawaban
digest-picture-ikm-none = jawaban belum cukup
digest-picture-mutu = mutu { $grade } ({ $label }), bobot { skm-weighs }
digest-picture-jams = Tertahan di
digest-picture-since = sejak { $since }
digest-picture-since-nobody = sejak { $since }; tidak bertugas lagi
digest-picture-rest = dan { $cases } lagi di { $people } atasan lain
digest-file-caption = 📎 Semua daftar ringkasan { $place }, { $week }
digest-file-prefix = ringkasan
digest-xlsx-title = Ringkasan mingguan { $place }
digest-xlsx-week = Pekan { $week }
digest-xlsx-as-of = Keadaan { $moment }
digest-xlsx-figures = Ringkasan
digest-xlsx-figures-heads = Ukuran | Nilai
digest-xlsx-missing = Belum lengkap
digest-xlsx-missing-heads = Nama | Unit | Hari terlewat | Bergabung di bot
digest-xlsx-waiting = Menunggu
digest-xlsx-waiting-heads = Di | Pengaju | Jenis | Tanggal | Sejak
digest-xlsx-blockers = Kendala
digest-xlsx-blockers-heads = Pengaju | Tenggat | Di
digest-xlsx-services = Layanan
digest-xlsx-services-heads = Layanan | Unit | IKM | Mutu | Jawaban
digest-xlsx-tickets = Tiket
digest-xlsx-tickets-heads = Jenis | Tentang | Unit | Sejak | Batas | Lewat batas
digest-xlsx-failed = Tak terjangkau
digest-xlsx-failed-heads = Nama | Pesan | Sebab
digest-xlsx-innovations = Inovasi
digest-xlsx-innovations-heads = Nama | Alasan
digest-xlsx-scores = Nilai
digest-xlsx-scores-heads = Ukuran | Nilai
digest-xlsx-yes = ya
digest-xlsx-no = tidak
digest-xlsx-why-closed = bot diblokir atau akun tidak ada lagi
digest-xlsx-why-unjoined = belum bergabung
digest-xlsx-why-failed = ditolak Telegram
digest-xlsx-why-outside = di luar daftar pegawai
digest-xlsx-row-percent = Partisipasi (%)
digest-xlsx-row-reported = Hari dilaporkan
digest-xlsx-row-expected = Hari wajib lapor
digest-xlsx-row-last = Partisipasi pada hari yang sama pekan lalu (%)
digest-xlsx-row-last-whole = Partisipasi seluruh pekan lalu (%)
digest-xlsx-row-missing = Orang belum lengkap
digest-xlsx-row-waiting = Menunggu keputusan
digest-xlsx-row-blockers = Kendala lewat tenggat
digest-xlsx-row-services = Layanan
digest-xlsx-row-tickets = Tiket menunggu
digest-xlsx-row-failed = Orang tak terjangkau pesan
digest-xlsx-row-innovations = Inovasi yang diakui
digest-xlsx-row-objectivity = Tanda objektivitas untuk dilihat
digest-xlsx-row-late = Tiket lewat batas
digest-xlsx-row-corrections = Permintaan perbaikan data yang menunggu
digest-xlsx-row-corrections-late = Permintaan perbaikan data lewat 3 × 24 jam
digest-xlsx-row-ikm = IKM triwulan ini
digest-xlsx-row-n = Jawaban lengkap
