# Kepuasan masyarakat (SKM/IKM): hasil per layanan, unit, dan kantor
menu-kepuasan = Kepuasan masyarakat: IKM dan sembilan unsur
gate-see-satisfaction = Maaf, hasil kepuasan masyarakat hanya untuk kepala unit layanan, petugas layanan, dan administrator.
satisfaction-ask-place = 📊 Kepuasan masyarakat: hasil yang mana?
satisfaction-ask-service = 📊 <b>{ $unit }</b>: layanan yang mana?
satisfaction-office = Seluruh kantor
satisfaction-unit = Semua layanan unit ini
satisfaction-previous = ◀️ Sebelumnya
satisfaction-next = Berikutnya ▶️
satisfaction-other = Hasil lain
satisfaction-weeks = 🗓 Per pekan
satisfaction-title = 📊 <b>{ $title }</b>, { $period }
satisfaction-ikm = IKM <b>{ $ikm }</b>, mutu { $grade } ({ $label }), n = { $n }
satisfaction-none = IKM belum dapat ditampilkan: jawaban lengkap kurang dari { $least } atau pekannya belum selesai.
satisfaction-up = ▲ naik { $change } dari triwulan sebelumnya ({ $ikm }, n = { $n })
satisfaction-down = ▼ turun { $change } dari triwulan sebelumnya ({ $ikm }, n = { $n })
satisfaction-same = sama dengan triwulan sebelumnya ({ $ikm }, n = { $n })
satisfaction-method = <i>PermenPANRB 14/2017: rata-rata sembilan unsur, bobot 1/9, dikali 25; hanya jawaban lengkap.</i>
satisfaction-faces = Satu ketukan: rata-rata { $mean } dari 4 (n = { $n })
satisfaction-kinds = Pujian { $praise }, pengaduan { $complaint }, saran { $suggestion }
satisfaction-sample = Sampel yang disarankan { $wanted } dari { $population } pengguna (Krejcie-Morgan): kurang { $missing }.
satisfaction-sample-reached = Sampel yang disarankan { $wanted } dari { $population } pengguna (Krejcie-Morgan): tercapai.
satisfaction-hidden = { $count } layanan tidak ikut dihitung: jawabannya kurang dari { $least } atau pekannya belum selesai.
satisfaction-running = <i>Triwulan ini masih berjalan; pekan terakhir menyusul, setiap kali minimal lima jawaban.</i>
satisfaction-quarter = T{ $number } { $year }
satisfaction-n = n = { $n }
satisfaction-mutu-A = Sangat Baik
satisfaction-mutu-B = Baik
satisfaction-mutu-C = Kurang Baik
satisfaction-mutu-D = Tidak Baik
satisfaction-weeks-title = 🗓 <b>{ $service }</b>, per pekan
satisfaction-weeks-how = Hanya jumlah dari minimal { $least } jawaban; pekan yang lebih sedikit digabung dengan pekan sesudahnya.
satisfaction-weeks-none = Belum ada pekan dengan minimal { $least } jawaban.
satisfaction-week-ikm = • { $start } – { $end }: IKM { $ikm } (n = { $n })
satisfaction-week-faces = • { $start } – { $end }: satu ketukan { $mean } dari 4 (n = { $n })

# Dalam gambar
satisfaction-picture-ikm = IKM
satisfaction-picture-n = jawaban lengkap
satisfaction-picture-low = tiga unsur terendah
satisfaction-picture-run = IKM per triwulan

# Sembilan unsur
unsur-persyaratan = Persyaratan
unsur-prosedur = Sistem, mekanisme, dan prosedur
unsur-waktu = Waktu penyelesaian
unsur-biaya = Biaya/tarif
unsur-produk = Produk spesifikasi jenis pelayanan
unsur-kompetensi = Kompetensi pelaksana
unsur-perilaku = Perilaku pelaksana
unsur-pengaduan = Pengaduan, saran, dan masukan
unsur-sarana = Sarana dan prasarana
