# Pengingat
remind-report = 🔔 Anda belum melaporkan pekerjaan <b>{ $date }</b>. Masih bisa dikirim tepat waktu sampai { $until }.
remind-missed = ⏳ <b>{ $day }</b> belum dilaporkan; masih diterima sampai { $until }.
remind-missed-button = 📝 Lapor { $day }
remind-answer = Balas pesan ini dengan satu baris, misalnya <i>rapat koordinasi 2 jam n4</i>, atau pilih:
reminder-snooze-30 = ⏰ 30 menit
reminder-snooze-60 = ⏰ 1 jam
reminder-snooze-later = ⏰ { $hour }
reminder-snoozed = ⏰ Baik, Anda diingatkan lagi pukul <b>{ $hour }</b> jika laporan { $date } belum ada.
reminder-moved = 🔔 Pengingat { $date } ada di bawah.
reminder-skip = 🙅 Lewati hari ini
reminder-why = Mengapa tidak ada laporan untuk <b>{ $date }</b>? Pilihan Anda membuka permohonannya.
reminder-done = ✅ Pekerjaan <b>{ $date }</b> sudah dilaporkan.
reminder-free = ✅ Tidak ada laporan yang ditunggu untuk <b>{ $date }</b>.
reminder-absence-asked = 🕓 Anda mengajukan ketidakhadiran untuk <b>{ $date }</b>; tidak ada pengingat sampai permohonan itu diputuskan.
reminder-closed = ⌛ Batas lapor <b>{ $date }</b> sudah lewat.
remind-review = 🔔 Ada <b>{ $cases }</b> yang menunggu tinjauan Anda; yang paling lama sejak { $since }.
remind-review-button = 🗂 Tinjau sekarang

# Pengaturannya
menu-pengingat = Atur pengingat
gate-set-reminders = Maaf, pengingat hanya untuk pegawai terdaftar.
reminders-title = 🔔 Pengingat laporan
reminders-office-hour = Anda diingatkan pukul <b>{ $hour }</b>, jam yang ditetapkan kantor.
reminders-own-hour = Anda diingatkan pukul <b>{ $hour }</b>.
reminders-ringan = Ringan
reminders-biasa = Biasa
reminders-rajin = Rajin
reminders-ringan-does = <b>{ $name }</b>: satu pesan, tanpa bunyi.
reminders-biasa-does = <b>{ $name }</b>: satu pesan.
reminders-rajin-does = <b>{ $name }</b>: satu pesan, dan sekali lagi dua jam sebelum batas waktunya.
reminders-never = Tidak ada pengingat pada hari libur, saat cuti, dan setelah Anda melapor.
reminders-type = Jam lain: ketik misalnya <i>/pengingat 15.30</i>.
reminders-office = Jam kantor ({ $hour })
reminders-unclear = Tulis ringan, biasa, rajin, atau jam, misalnya /pengingat rajin atau /pengingat 15.30.
reminders-which = Pukul { $morning } atau { $evening }? Tulis /pengingat { $morning } atau /pengingat { $evening }.
reminders-no-off = Pengingat tidak dapat dimatikan. Yang paling ringan: /pengingat ringan, satu pesan tanpa bunyi dan hanya selama Anda belum melapor.
