# Objektivitas: angka sendiri lebih dahulu, dengan arti dan batasnya
menu-objektivitas = Angka objektivitas Anda, sebelum orang lain
gate-see-objectivity = Maaf, angka objektivitas hanya untuk pegawai terdaftar dan administrator.
gate-see-objectivity-of-units = Maaf, angka penilai per unit hanya untuk administrator.
objectivity-nothing = Periode ini belum dimulai.
objectivity-title = ⚖️ <b>Objektivitas, { $period }</b>
objectivity-intro = Angka ini tidak mengubah nilai siapa pun. Anda melihatnya lebih dahulu; sesudah itu administrator dapat melihat angka penilaian Anda.
objectivity-given = <b>Penilaian yang Anda berikan</b>
objectivity-own = <b>Laporan Anda sendiri</b> (hanya Anda yang melihatnya di sini)
objectivity-line = { $mark } <b>{ $title }</b>: { $value } (n = { $n })
objectivity-silent = … { $title }: data belum cukup (n = { $n }, perlu { $least })
objectivity-no-comparison = … { $title }: belum dapat dibandingkan; penilai lain di kantor kurang dari dua.
objectivity-name-level = Longgar atau ketat
objectivity-name-spread = Sebaran nilai
objectivity-name-stamp = Sekaligus atau dalam 10 detik
objectivity-name-self_gap = Selisih dengan penilaian diri
objectivity-name-citizen_gap = Selisih dengan masyarakat
objectivity-name-copied = Uraian yang sama
objectivity-name-evidence = Bukti dipakai ulang
objectivity-name-hours = Jam yang tidak mungkin
objectivity-name-backfilled = Dikirim di akhir bulan
objectivity-value-same = sama
objectivity-value-level-above = { $value } di atas rata-rata kantor, z = { $z }
objectivity-value-level-below = { $value } di bawah rata-rata kantor, z = −{ $z }
objectivity-value-spread = simpangan baku { $value }
objectivity-value-stamp = { $value }%
objectivity-value-self_gap-above = penilaian diri rata-rata { $value } lebih tinggi
objectivity-value-self_gap-below = penilaian diri rata-rata { $value } lebih rendah
objectivity-value-citizen_gap-above = { $value } poin di atas masyarakat
objectivity-value-citizen_gap-below = { $value } poin di bawah masyarakat
objectivity-value-copied = { $value }% laporan
objectivity-value-evidence = { $value }% laporan berbukti
objectivity-value-hours = { $value }% hari
objectivity-value-backfilled = { $value }% laporan
objectivity-means-level = <i>Dapat berarti Anda lebih longgar atau ketat daripada penilai lain, atau tim Anda memang berbeda. Perlu dilihat mulai |z| = 2.</i>
objectivity-means-spread = <i>Dapat berarti semua diberi nilai yang sama, atau pekerjaannya memang setara. Perlu dilihat di bawah 0,25.</i>
objectivity-means-stamp = <i>Dapat berarti laporan tidak dibaca, atau dibaca dahulu lalu diputuskan bersama; riwayat dari berkas juga dapat terbaca sekaligus. Perlu dilihat mulai 80%.</i>
objectivity-means-self_gap = <i>Dapat berarti harapan belum dibicarakan; tidak menunjukkan siapa yang benar. Perlu dilihat mulai 1,5.</i>
objectivity-means-citizen_gap = <i>Masyarakat menilai layanan, bukan orang, sehingga keduanya tidak harus sama. Perlu dilihat mulai 25 poin.</i>
objectivity-means-copied = <i>Dapat berarti disalin dari hari atau rekan lain, atau pekerjaannya rutin. Perlu dilihat di atas 50%.</i>
objectivity-means-evidence = <i>Berkas yang sama pada hari atau rekan lain; dapat juga satu dokumen untuk pekerjaan bersama.</i>
objectivity-means-hours = <i>Jam bertumpuk, atau lebih dari 16 jam sehari; sering hanya salah ketik. Periksa di /riwayat.</i>
objectivity-means-backfilled = <i>Laporan bulan yang sudah lewat, dikirim pada dua hari terakhirnya atau sesudahnya; dapat juga karena gangguan. Perlu dilihat di atas 50%.</i>
objectivity-units = 🏢 Penilai per unit
objectivity-ask-unit = Penilai unit mana?
objectivity-unit = ⚖️ <b>Penilai { $unit }, { $period }</b>
objectivity-unit-intro = Hanya tanda untuk dilihat manusia; tidak mengubah nilai. Angka tampil sesudah penilainya sendiri melihatnya, atau 7 hari sesudah diminta.
objectivity-unit-nobody = Belum ada penilaian dari unit ini pada periode berjalan.
objectivity-reviewer = • <b>{ $name }</b>: ⚠️ { $figures }
objectivity-reviewer-figure = { $title }: { $value } (n = { $n })
objectivity-reviewer-none = • <b>{ $name }</b>: tidak ada yang menonjol (n = { $n })
objectivity-reviewer-silent = • <b>{ $name }</b>: data belum cukup (n = { $n }, perlu { $least })
objectivity-reviewer-waits = • <b>{ $name }</b>: ⏳ belum melihat angkanya sendiri
objectivity-ask = 📨 Minta { $count } penilai melihat dahulu
objectivity-see-unit = ⚖️ Lihat penilai
objectivity-asked-unit = 📨 <b>{ $unit }</b>: { $count } penilai diminta melihat angkanya. Angka tampil sesudah dilihat, atau 7 hari sesudah diminta.
objectivity-asked = { $count } penilai diminta melihat angkanya.
objectivity-ready = ⚖️ Angka objektivitas penilaian Anda ({ $period }) dapat dilihat. Anda melihatnya lebih dahulu; 7 hari lagi administrator juga dapat melihatnya.
objectivity-look = ⚖️ Lihat angka saya
