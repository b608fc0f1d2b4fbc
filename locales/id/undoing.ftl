# Apa yang menghalangi pembatalan impor
import-unknown = Tidak ada impor { $number }.
import-undone-before = Impor { $number } sudah pernah dibatalkan.
import-obstacle-changed = { $record }: sudah diubah sesudahnya ({ $count })
import-obstacle-gone = { $record }: sudah tidak ada ({ $count })
import-obstacle-used = { $record }: bergantung padanya ({ $count })
import-obstacle-decided = { $record }: sudah diputuskan sesudahnya ({ $count })
import-obstacle-taken = { $record }: sudah ada yang menggantikan ({ $count })
import-obstacle-closed = { $record }: dalam periode yang ditutup sesudahnya ({ $count })
import-obstacle-more = … dan { $count } lagi
import-obstacle-by = (lihat impor { $numbers })
import-record = { $table ->
    [units] unit
    [employees] pegawai
    [accounts] pegawai yang sudah bergabung
    [invites] undangan
    [former_positions] jabatan lama
    [memberships] unit pegawai
    [supervisions] atasan pegawai
    [stand_ins] Plt/Plh
    [calendar_days] hari kalender
    [services] layanan
    [service_staff] petugas layanan
    [competencies] kompetensi
    [targets] target
    [target_proposals] usulan target
    [leaves] cuti
    [data_corrections] perbaikan data
    [leave_requests] permohonan cuti
    [duty_shifts] jadwal dinas
    [attendance] kehadiran
    [assessments] penilaian
    [entries] laporan
    [entry_versions] laporan yang diperbaiki
    [evidence] bukti laporan
    [responses] penilaian masyarakat
    [tickets] pertanyaan masyarakat
    [results] hasil
   *[other] catatan lain ({ $table })
}
