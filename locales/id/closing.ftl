# Penutupan periode
period-closed = Periode { $first } sampai { $last } sudah ditutup; laporan dan penilaiannya tidak dapat diubah lagi.
closing-unknown-period = Periode itu bukan periode penilaian kantor ini. Tulis misalnya 2026-S2.
closing-not-over = Periode { $first } sampai { $last } belum selesai, jadi belum dapat ditutup.
closing-border-above = nilai { $score }; di bawah { $limit } menjadi { $grade }
closing-border-below = nilai { $score }; mulai { $limit } menjadi { $grade }
closing-border-above-group = { $group } { $score }; di bawah { $limit } menjadi { $grade }
closing-border-below-group = { $group } { $score }; mulai { $limit } menjadi { $grade }
closing-or = { " " }atau{ " " }
closing-stray-most = { $grades } diharapkan maksimal { $limit }%, sekarang { $share }%
closing-stray-least = { $grades } diharapkan minimal { $limit }%, sekarang { $share }%
closing-stray-none = { $grades } tidak diharapkan, sekarang { $share }%
closing-stray-some = Diharapkan ada yang { $grades }, sekarang tidak ada
