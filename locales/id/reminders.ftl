# Pengingat
remind-report = 🔔 Anda belum melaporkan pekerjaan <b>{ $date }</b>. Masih bisa dikirim tepat waktu sampai { $until }.
remind-review = 🔔 Ada <b>{ $cases }</b> yang menunggu tinjauan Anda; yang paling lama sejak { $since }.
remind-review-button = 🗂 Tinjau sekarang
