# Kartu hari ini
menu-hariini = Hari ini: laporan, tunggu, batas waktu
gate-see-today = Maaf, kartu hari ini hanya untuk pegawai terdaftar.
today-title = 📌 <b>{ $day }</b>
today-reported = ✅ { $count } laporan hari ini, { $time }
today-nothing = ✍️ Belum ada laporan hari ini.
today-free-day_off = 🌤 Hari ini libur; tidak ada yang perlu dilaporkan.
today-free-leave = 🌴 Anda sedang cuti atau izin; tidak ada yang perlu dilaporkan.
today-free-not_in_service = Anda tidak tercatat bertugas hari ini.
today-until = 🕘 Tepat waktu sampai { $due }; diterima sampai { $closes }
today-waiting = ⏳ { $count } laporan menunggu tinjauan
today-returned = ↩️ { $count } laporan perlu diperbaiki
today-pin = 📌 Sematkan kartu ini
today-unpin = Lepaskan kartu yang disematkan
today-on = Kartu hari ini disematkan dan diperbarui sendiri.
today-off = Kartu hari ini tidak disematkan lagi.
today-ended = 📌 Kartu ini sudah dilepas. Ketik /hariini untuk menyematkannya lagi.
