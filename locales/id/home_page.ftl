# Halaman pertama di peramban
page-home-title = Lapor Kinerja
page-home-what = Layanan pelaporan kinerja pegawai dan penilaian pelayanan { $office }. Pegawai memakainya di Telegram. Halaman untuk umum:
page-home-way = <a href="{ $link }">Ke halaman depan</a>
