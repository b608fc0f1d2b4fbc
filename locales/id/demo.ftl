# Halaman percobaan
demo-title = Coba Lapor Kinerja
demo-about = Cobalah Lapor Kinerja di kantor rekaan { $office }: pegawai melapor, atasan menyetujui, warga menilai layanan, dan setiap nilai dapat ditelusuri asalnya. Semua orang dan datanya fiktif.
demo-mark-digest = ke 15.00
demo-hint-digest = ringkasan mingguan
demo-mark-reminders = ke 16.00
demo-hint-reminders = pengingat lapor
demo-mark-reviews = ke 08.00
demo-hint-reviews = pengingat tinjauan
demo-mark-semester = ke akhir semester
demo-hint-semester = periode dapat ditutup
