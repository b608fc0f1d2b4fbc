# Ruang administrator: /admin
menu-admin = Administrasi instansi
gate-manage-office = Maaf, administrasi instansi hanya untuk administrator.
hub-title = 🛠 <b>Administrasi { $office }</b>
hub-people = 👥 { $serving } pegawai bertugas, { $joined } sudah bergabung di Telegram
hub-alone = 🧭 { $count } pegawai tanpa atasan yang bertugas
hub-waiting = ⏳ { $count } pengajuan menunggu keputusan atasan
hub-corrections = ✍️ { $count } koreksi atasan menunggu keputusan Anda
hub-tickets = 🎫 { $count } tiket warga belum selesai
hub-undelivered = 📵 { $count } pesan tidak sampai dalam 7 hari
hub-failed = ⚠️ { $count } permintaan gagal diproses dalam 7 hari
hub-nothing = ✅ Tidak ada yang tertunda.
hub-layanan = 🏢 Layanan
hub-perpanjang = ⏳ Perpanjangan
hub-penilaikedua = 🕶 Penilai kedua
