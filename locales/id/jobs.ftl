# Pekerjaan terjadwal
job-remind-report = pengingat laporan
job-remind-review = pengingat tinjauan
job-remind-assessment = pengingat penilaian
job-escalate = pengalihan ke atasan dari atasan
job-long-waiting = yang terlalu lama menunggu
job-without-supervisor = pegawai tanpa atasan
job-monthly-feedback = pertanyaan umpan balik bulanan
job-aggregate = penghitungan nilai
job-rounds = permintaan menilai rekan
job-weekly-digest = ringkasan mingguan
job-today-cards = kartu hari ini
job-weekly-recap = rekap pekan sendiri
job-menus = menu perintah
job-retention = penghapusan data lama
job-ran-none = { $job }: tanpa pesan
job-ran-one = { $job }: 1 pesan
job-ran-many = { $job }: { $messages } pesan
