"""People of the roster, as an administrator looks after them: `/pegawai`."""
