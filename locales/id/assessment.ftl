# Penilaian akhir periode
assess-closed = Penilaian periode ini sudah ditutup pada { $day }.
