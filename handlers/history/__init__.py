"""The own history and papers: `/riwayat`, `/rekap`, and `/cek` for anybody who holds a paper."""
