# Angka-angka dalam aturan
dial-weight = Bobot { $of }
dial-band = Batas { $of }
dial-above = Batas di atas ekspektasi
dial-meets = Batas sesuai ekspektasi
dial-on_time_hours = Jam tepat waktu
dial-late_days = Hari kerja terlambat
dial-late_credit = Nilai hari terlambat
dial-min_coverage = Komponen terisi, minimal
dial-min_reported = Hari dilaporkan, minimal
