# Pengingat
remind-report = 🔔 Anda belum melaporkan pekerjaan <b>{ $date }</b>. Mohon luangkan waktu sebentar untuk melapor.
remind-review = 🔔 Ada <b>{ $count }</b> laporan yang menunggu tinjauan Anda; yang paling lama sejak { $since }.
remind-review-button = 🗂 Tinjau sekarang
