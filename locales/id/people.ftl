# /pegawai: pegawai dalam daftar, dikelola administrator
menu-pegawai = Cari dan kelola pegawai
hub-pegawai = 👥 Pegawai
gate-manage-people = Maaf, data pegawai hanya dikelola oleh administrator.

# Mencari
people-title-find = 👥 <b>Pegawai</b>: { $serving } bertugas, { $joined } sudah bergabung di Telegram
find-ask-person = Pilih, atau tulis sebagian nama, NIP, atau unit kerja.
find-back = Halaman awal
find-cancel = Tutup
people-find-over = Pencarian ditutup. Cari lagi: /pegawai
people-find = 🔎 Cari pegawai
people-new = ➕ Pegawai baru

# Kartu pegawai
people-card =
    👤 <b>{ $name }</b>
    NIP { $nip }
people-line-person = 👤 { $name }, NIP { $nip }
people-line-unit = 🏢 Unit: { $name }
people-line-unit-next = ➡️ Mulai { $day }: { $name }
people-line-unit-ends = ➡️ Sampai { $day }, sesudahnya tanpa unit
people-line-head = 🧭 Atasan: { $name }
people-line-head-next = ➡️ Atasan mulai { $day }: { $name }
people-line-head-ends = ➡️ Atasan sampai { $day }, sesudahnya tanpa atasan
people-line-position = 💼 { $name }
people-line-position-next = ➡️ Jabatan mulai { $day }: { $name }
people-line-position-ends = ➡️ Jabatan sampai { $day }, sesudahnya tanpa jabatan
people-line-rank = 🎖 { $rank }
people-line-admin = 🛠 Administrator
people-line-joins = 📅 Mulai bertugas { $day }
people-line-leaves = 📅 Bertugas sampai { $day }
people-line-left = 🚪 Tidak bertugas lagi sejak selesai { $day }
people-line-joined = 📱 Bergabung di Telegram sejak { $day }
people-line-not-joined = 📵 Belum bergabung di Telegram
people-line-unreachable = 📵 Bergabung sejak { $day }, tetapi pesan tidak sampai
people-line-last = 📝 Laporan terakhir { $at }
people-line-start = 📅 Mulai { $day }
people-line-name = Nama: { $name }
people-line-nip = NIP: { $nip }
people-line-detail = { $what } sekarang: { $value }
people-do-move = 🏢 Pindah unit
people-do-superv = 🧭 Ganti atasan
people-do-detail = ✏️ Perbaiki data
people-do-leave = 🚪 Akhiri tugas
people-do-stay = ↩️ Batalkan akhir tugas
people-do-invite = ✉️ Undang
people-do-unlink = 📵 Putuskan ponsel
people-do-promote = 🛠 Jadikan administrator
people-do-demote = 🛠 Cabut peran administrator
people-back = ‹ Kembali
people-done = ✅ <b>Tersimpan.</b>
people-joined = ✅ <b>Pegawai baru terdaftar.</b> Kirimkan undangannya supaya ia dapat bergabung.
people-invited = ✅ <b>Undangan dibuat.</b> Teruskan pesan di bawah ini kepadanya.

# Pindah unit dan ganti atasan
people-title-move = 🏢 <b>Pindah unit</b>
people-title-superv = 🧭 <b>Ganti atasan</b>
posting-ask-unit = Ke unit mana? Pilih, atau tulis sebagian namanya.
posting-ask-new_unit = Apa nama unit barunya?
posting-ask-start = Mulai tanggal berapa? Tanggal yang sudah lewat juga boleh.
posting-ask-supervisor = Siapa atasannya? Pilih, atau tulis sebagian nama atau NIP.
posting-field-unit = Unit
posting-field-new_unit = Nama unit baru
posting-field-start = Tanggal
posting-field-supervisor = Atasan
posting-send = Simpan
people-new-unit = ➕ Unit yang belum ada
people-keep = Atasan tetap
people-nobody = Tanpa atasan
people-ask-summary = Sudah benar?
people-effect-unit = 🏢 { $before } → <b>{ $after }</b>
people-effect-head = 🧭 Atasan: { $before } → <b>{ $after }</b>
people-effect-keeps = 🧭 Atasan tetap { $name }
people-effect-later = ➡️ Hanya sampai { $day }: sejak itu { $name }, seperti yang sudah tercatat
people-effect-new-unit = ➕ Unit baru dibuat: { $name }, zona { $zone }, Senin–Jumat
people-effect-waiting = ⏳ { $count } pengajuan yang menunggu ikut pindah ke { $name }
people-effect-stays = ⏳ { $count } pengajuan untuk tanggal sebelumnya tetap di { $name }
people-effect-nobody = ⚠️ Tanpa atasan, tidak ada yang memutuskan pengajuannya ({ $count } sedang menunggu)
people-effect-supervises = 👥 { $count } orang tetap dibawahi { $name }; atur lewat kartu mereka bila perlu
people-effect-told = 📨 { $name } diberi tahu

# Akhir tugas
people-title-leave = 🚪 <b>Akhiri tugas</b>
leaving-ask-last = Tanggal berapa hari terakhirnya bertugas?
leaving-ask-successor = Siapa yang membawahi timnya sesudah itu? Pilih, atau tulis sebagian nama atau NIP.
leaving-field-last = Hari terakhir
leaving-field-successor = Pengganti
leaving-send = Simpan
people-effect-heads-told = 📨 Mereka dan atasannya diberi tahu
people-effect-leaves = 📅 Hari terakhir bertugas: <b>{ $day }</b>
people-effect-own-waiting = ⏳ { $count } pengajuannya tetap menunggu keputusan atasannya
people-effect-passed-on = 👥 { $count } orang dibawahi <b>{ $name }</b> mulai { $day }
people-effect-left-alone = ⚠️ { $count } orang tanpa atasan yang bertugas mulai { $day }
people-effect-service = 🏢 Masih tercatat sebagai petugas { $service }; akhiri lewat /layanan
people-effect-account = 📱 Laporan lamanya tetap dapat ia lihat; untuk tanggal sesudahnya ia tidak dapat melapor
people-effect-expected-again = ⚠️ Hari kerja sejak { $day } menjadi hari wajib lapor lagi. Bila ia tidak bertugas pada hari-hari itu, impor dulu izinnya (leave), agar nilainya tidak turun.
people-effect-stays-on = Hari terakhir yang tercatat, { $day }, dihapus.

# Perbaikan data
people-title-detail = ✏️ <b>Perbaiki data</b>
people-detail-name = Nama
people-detail-nip = NIP
people-detail-position = Jabatan
people-detail-rank = Pangkat
people-detail-employment = Status kepegawaian
detail-ask-detail = Apa yang ingin Anda perbaiki?
detail-ask-value = Apa isinya?
detail-ask-start = Sejak kapan jabatan ini berlaku? Tanggal yang sudah lewat juga boleh.
people-ask-name = Tulis namanya, lengkap dengan gelar.
people-ask-nip = Tulis NIP yang benar: 18 angka, boleh dengan spasi.
people-ask-position = Tulis jabatannya.
people-ask-rank = Tulis pangkatnya, misalnya <i>Penata Muda, III/a</i>.
people-ask-employment = Apa status kepegawaiannya?
detail-field-detail = Yang diperbaiki
detail-field-value = Isinya
detail-field-start = Sejak
detail-send = Simpan
people-effect-detail = { $what }: { $before } → <b>{ $after }</b>

# Pegawai baru
people-title-join = ➕ <b>Pegawai baru</b>
joiner-ask-name = Siapa namanya, lengkap dengan gelar?
joiner-ask-nip = Berapa NIP-nya? 18 angka, boleh dengan spasi.
joiner-ask-unit = Di unit mana ia bekerja? Pilih, atau tulis sebagian namanya.
joiner-ask-new_unit = Apa nama unit barunya?
joiner-ask-start = Mulai bertugas tanggal berapa?
joiner-ask-supervisor = Siapa atasannya? Pilih, atau tulis sebagian nama atau NIP.
joiner-ask-position = Apa jabatannya?
joiner-field-name = Nama
joiner-field-nip = NIP
joiner-field-unit = Unit
joiner-field-new_unit = Nama unit baru
joiner-field-start = Mulai bertugas
joiner-field-supervisor = Atasan
joiner-field-position = Jabatan
joiner-send = Simpan

# Yang langsung dilakukan
people-ask-invite = ✉️ Buat undangan untuk <b>{ $name }</b>?
people-ask-unlink =
    📵 Putuskan ponsel <b>{ $name }</b>?
    Obrolan lamanya langsung kehilangan akses, isian yang belum selesai di sana dibuang, dan undangan lama tidak berlaku. Obrolan itu hanya diberi tahu bahwa ia tidak terhubung lagi. Sesudahnya, undang kembali dengan ponsel baru.
people-ask-stay = ↩️ Batalkan akhir tugas <b>{ $name }</b>?
people-ask-promote =
    🛠 Jadikan <b>{ $name }</b> administrator?
    Ia dapat mengubah pegawai, kalender, dan periode. Semua administrator diberi tahu.
people-ask-demote =
    🛠 Cabut peran administrator <b>{ $name }</b>?
    Semua administrator diberi tahu.
people-effect-invite = Tautan sekali pakai, berlaku { $days } hari. Undangan sebelumnya tidak berlaku lagi.
people-effect-replaces = Ia sudah bergabung: undangan ini menggantikan ponselnya yang sekarang.
people-sure-invite = Ya, buat undangan
people-sure-unlink = Ya, putuskan
people-sure-stay = Ya, batalkan
people-sure-promote = Ya, jadikan administrator
people-sure-demote = Ya, cabut
people-invitation =
    ✉️ <b>Undangan untuk { $name }</b>
    { $office } mengundang Anda melapor lewat Telegram. Pindai kode di atas atau buka tautan ini, lalu jawab dengan enam angka terakhir NIP Anda:
    { $link }

    Tautan tidak bisa dibuka? Kirim kode ini ke @{ $bot }: <code>{ $code }</code>

    Hanya untuk satu orang, satu kali, sampai { $day }.
people-copy = 📋 Salin tautan

# Pemberitahuan
people-told-place = 🧭 Mulai <b>{ $day }</b>, menurut catatan administrator:
people-told-targets = 🎯 { $count } target Anda tetap dihitung. Bila pekerjaan Anda berubah, usulkan perubahannya kepada atasan: /target
team-told-gained = 👥 Mulai <b>{ $day }</b> Anda atasan dari: { $names }. Laporan untuk hari itu dan sesudahnya Anda yang meninjau.
team-told-lost = 👥 Mulai <b>{ $day }</b> bukan lagi bawahan Anda: { $names }. Laporan untuk hari sebelumnya tetap Anda tinjau.
team-told-more = { $names }, dan { $count } lainnya
people-told-leaves = 🚪 Menurut catatan administrator, hari terakhir Anda bertugas: <b>{ $day }</b>. Terima kasih atas pengabdian Anda. Laporan lama tetap dapat Anda lihat: /riwayat. Bila tanggalnya keliru, hubungi administrator.
people-told-leaves-head = 🚪 Menurut catatan administrator, hari terakhir { $name } bertugas: <b>{ $day }</b>.
people-told-stays = ↩️ Hari terakhir bertugas yang tercatat untuk Anda sudah dihapus: Anda tetap bertugas dan melapor seperti biasa.
people-told-stays-head = ↩️ Hari terakhir bertugas { $name } sudah dihapus dari catatan: { $name } tetap bertugas.
people-told-role-admin = 🛠 <b>{ $name }</b> sekarang administrator.
people-told-role-asn = 🛠 <b>{ $name }</b> bukan administrator lagi.
people-told-unlinked = Obrolan ini tidak lagi terhubung dengan data pegawai. Bila Anda pemiliknya dan tidak memintanya, hubungi administrator instansi Anda.

# Yang tidak dapat diterima
people-changed = Data pegawai ini baru saja berubah. Mohon periksa lagi.
people-same = Tidak ada yang berubah: datanya sudah begitu.
people-incomplete = Perubahan ini belum lengkap.
people-stay-closed = Akhir tugas ini ada dalam periode yang sudah ditutup, jadi tidak dibatalkan di sini. Bila ia bertugas lagi, kirim daftar pegawai dengan “-” pada kolom left.
people-closed = Periode { $first } sampai { $last } sudah ditutup, jadi unit, atasan, dan masa tugas pada hari-hari itu tidak dapat diubah. Pilih tanggal sesudahnya.
people-circle = Tidak dapat: atasannya akan berputar kembali ke dirinya sendiri ({ $chain }).
people-not-serving = { $name } tidak bertugas pada { $day }.
people-left-early = Hari terakhir tidak boleh sebelum ia mulai bertugas, { $joined }.
people-own-role = Peran atau masa tugas Anda sendiri hanya dapat diakhiri administrator lain.
people-own-account = Ponsel Anda sendiri hanya dapat diputuskan administrator lain.
people-last-admin = Ia administrator terakhir. Jadikan orang lain administrator lebih dulu.
people-text-letters = Mohon tulis dengan huruf; angka atau tanda saja belum cukup.
people-text-length = Tulis { $least } sampai { $most } karakter.
people-employment = Pilih salah satu status di bawah ini.
people-unit-near = ⚠️ Namanya mirip dengan unit { $name } yang sudah ada. Simpan hanya kalau memang unit lain.
people-unit-taken = Unit { $name } sudah ada. Pilih dari daftar, atau tulis nama lain.
people-nip-taken = NIP itu sudah tercatat atas nama { $name }. Cari lewat /pegawai.
