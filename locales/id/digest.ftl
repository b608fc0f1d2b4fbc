# Ringkasan mingguan
digest-title = 📊 <b>Ringkasan mingguan { $office }</b>
digest-week = { $start } – { $end }
digest-participation = <b>Partisipasi: { $percent }%</b> ({ $reported } dari { $expected } hari wajib lapor)
digest-participation-none = <b>Partisipasi:</b> belum ada hari wajib lapor yang jatuh tempo pada minggu ini.
digest-last-up = Minggu lalu { $percent }%: naik { $change } poin
digest-last-down = Minggu lalu { $percent }%: turun { $change } poin
digest-last-same = Minggu lalu { $percent }%: tetap
digest-last = Minggu lalu { $percent }%
digest-last-none = Minggu lalu tidak ada hari wajib lapor.
digest-missing = <b>Belum lengkap melapor minggu ini: { $count } orang</b>
digest-missing-none = <b>Tidak ada hari wajib lapor yang terlewat minggu ini.</b>
digest-missing-item = • { $name } ({ $unit }): { $days } hari
digest-missing-item-unlinked = • { $name } ({ $unit }): { $days } hari, belum bergabung di bot
digest-waiting = <b>Menunggu tinjauan: { $count } laporan</b>
digest-waiting-none = <b>Tidak ada laporan yang menunggu tinjauan.</b>
digest-waiting-item = • { $name }: { $count } laporan, sejak { $since }
digest-ratings = <b>Penilaian masyarakat minggu ini</b>
digest-ratings-none = <b>Belum ada penilaian masyarakat minggu ini.</b>
digest-ratings-item = • { $service }: { $mean } dari 4 (n = { $count })
digest-delivery-none = <b>Semua pesan minggu ini terkirim.</b>
digest-unreachable = <b>Tidak dapat dihubungi lewat bot: { $count } orang</b>
digest-unreachable-item = • { $name }
digest-undelivered = <b>Pesan minggu ini yang penerimanya tidak dapat dihubungi: { $count }</b>
digest-failed = <b>Pesan yang gagal minggu ini: { $count }</b>
digest-more = • dan { $count } lainnya
