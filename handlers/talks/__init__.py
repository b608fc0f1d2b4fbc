"""Talks about ratings that lie far apart (dialog kinerja): notes that both read and answer."""
