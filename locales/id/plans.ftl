# Rencana untuk hari yang akan datang
menu-besok = Catat rencana besok
gate-plan-work = Maaf, rencana kerja hanya untuk pegawai yang sedang bertugas.
plan-title = 📌 Rencana kerja
plan-ask-text = Apa rencana Anda besok? Tulis satu baris untuk setiap kegiatan.
plan-farewell = Baik, tidak ada rencana yang dicatat.
plan-line = • { $activity }
plan-line-of = • { $date }: { $activity }
plan-kept = 📌 <b>Rencana { $date }</b>
plan-kept-shown = Pengingat pada hari itu menampilkannya; setelah selesai, laporannya cukup satu ketukan.
plan-none = Tidak ada rencana lagi untuk { $date }.
plan-drop = 🗑 { $activity }
plan-today = 📌 Rencana Anda:
plan-done = ✅ Sudah selesai
plan-done-of = ✅ Selesai: { $activity }
again-plan = 📌 { $activity }
received-plan = 📌 Rencana besok

# Yang tidak dapat diterima
plan-empty = Mohon tulis rencananya, misalnya <i>besok rapat koordinasi 2 jam</i>.
plan-many = Maksimal { $most } rencana untuk satu hari.
plan-gone = Rencana ini sudah dilaporkan atau dihapus.
plan-absence = Ini bukan rencana kerja, jadi tidak dicatat. Untuk cuti, sakit, atau izin, ketik /izin.
plan-other-day = “{ $written }” menyebut hari lain, jadi rencana ini belum dicatat. Awali dengan satu hari saja, misalnya <i>besok</i>, <i>lusa</i>, atau <i>senin depan</i>.
plan-span = “{ $written }” menyebut beberapa hari, jadi belum dicatat. Rencana dicatat untuk satu hari, misalnya <i>besok rapat koordinasi</i>; untuk cuti, sakit, atau izin, ketik /izin.
plan-moved = { $date } bukan hari kerja, jadi rencananya dicatat untuk hari kerja berikutnya.
plan-no-pictures = 📎 Rencana belum dapat memuat foto atau berkas, jadi kiriman itu tidak disimpan. Lampirkan nanti pada laporannya.
absence-hint = Ini belum dicatat. Untuk cuti, sakit, atau izin, ketik /izin.
absence-late = Ini belum dicatat. Datang terlambat, pulang cepat, atau keluar sebentar: sampaikan langsung ke atasan Anda. Untuk sehari atau setengah hari, ketik /izin.
