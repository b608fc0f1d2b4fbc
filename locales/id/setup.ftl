# Persiapan instansi: /persiapan
menu-persiapan = Persiapan instansi, langkah demi langkah
hub-persiapan = 🚀 Persiapan
setup-title = 🚀 <b>Persiapan: { $done } dari { $all } langkah selesai</b>
setup-step-office = <b>Instansi</b>: { $office }
setup-step-roster = <b>Daftar pegawai</b>: { $people ->
    [0] belum ada
   *[other] { $people } orang di { $units } unit
}
setup-step-supervisors = <b>Atasan</b>: { $people ->
    [0] setelah daftar pegawai
   *[other] { $left ->
        [0] lengkap
       *[other] { $left } perlu dilengkapi
    }
}
setup-step-services = <b>Layanan</b>: { $services ->
    [0] belum ada (lewati jika tidak melayani warga)
   *[other] { $services } layanan{ $left ->
        [0] {""}
       *[other] , { $left } tanpa petugas
    }
}
setup-step-invitations = <b>Undangan</b>: { $people ->
    [0] setelah daftar pegawai
   *[other] { $joined } dari { $people } orang sudah bergabung
}
setup-step-report = <b>Laporan uji coba</b>: { $approved ->
    [0] belum ada yang disetujui
   *[other] { $approved } laporan disetujui
}
setup-do-office = 🏛 Instansi
setup-do-roster = 👥 Daftar pegawai
setup-do-supervisors = 🧭 Atasan
setup-do-services = 🏢 Layanan
setup-do-invitations = ✉️ Undangan
setup-do-report = 📝 Laporan uji coba
setup-back = ‹ Persiapan
setup-how-office =
    🏛 <b>{ $office }</b>
    Zona waktu { $zone } · skema penilaian <code>{ $scheme }</code> · pengingat lapor pukul { $remind }

    Nama, zona, dan skema ditetapkan operator di berkas <code>.env</code> pada server: <code>OFFICE_NAME</code>, <code>OFFICE_TIMEZONE</code>, <code>SCHEME</code>. Hari kerja dan hari libur unit diatur di /unit.
setup-how-roster =
    👥 <b>Daftar pegawai</b>

    Kirim berkasnya ke chat ini: laporan pegawai dari e-Kinerja, atau tabel CSV/XLSX dengan kolom NIP, nama, unit, jabatan, dan NIP atasan. Anda melihat dulu apa yang akan berubah; tidak ada yang disimpan sebelum Anda setuju.

    Menambah satu orang: /pegawai baru
setup-how-report =
    📝 <b>Laporan uji coba</b>

    1. Seorang pegawai yang sudah bergabung mengirim satu baris, misalnya <i>08.00-10.00 verifikasi 25 berkas KTP n4</i>, lalu mengetuk Kirim.
    2. Atasannya mengetuk Setujui dan memberi nilai.
    3. Pegawai itu membuka /nilai.
setup-how-supervisors = Lengkapi atasan: /delegasi tanpa
setup-how-services = Kelola layanan: /layanan
setup-how-invitations = Undang pegawai: /undangan
setup-beyond = Yang juga perlu dilengkapi:
setup-lack-circle = • { $count } lingkaran atasan (saling membawahi): { $command }
setup-lack-no_head = • { $count } unit tanpa kepala: { $command }
setup-lack-no_measure = • { $count } target tanpa satuan: { $command }
setup-lack-duty_ends = • { $count } jadwal dinas segera habis: { $command }
setup-lack-no_collective_leave = • Cuti bersama { $count } tahun belum ada: { $command }
setup-lack-estimated_holiday = • { $count } hari libur masih perkiraan: { $command }
