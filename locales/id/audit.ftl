# Akar catatan keputusan
audit-root-published = 🔏 <b>{ $office }</b>
    Akar catatan keputusan sampai { $day }:
    <code>{ $root }</code>
    Simpan pesan ini. Siapa pun yang kelak mengubah catatan lama tidak dapat mengubah angka ini.
