"""A file that is written for people: whole under its name or not at all, and closed to others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.base.disk import whole_file, write_whole


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A good file of an earlier run, which everybody may read."""
    path = tmp_path / "ktp.pdf"
    path.write_bytes(b"good")
    path.chmod(0o644)
    return path


def test_a_file_is_replaced_once_it_is_whole(good: Path) -> None:
    with whole_file(good) as file:
        file.write(b"new")
        assert good.read_bytes() == b"good"
        (part,) = set(good.parent.iterdir()) - {good}
        assert part.stat().st_mode & 0o077 == 0
    assert good.read_bytes() == b"new"
    assert good.stat().st_mode & 0o777 == 0o600
    assert list(good.parent.iterdir()) == [good]


def test_one_that_is_not_finished_leaves_the_earlier_one_alone(good: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_file(good) as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert good.read_bytes() == b"good"
    assert list(good.parent.iterdir()) == [good]


def test_two_runs_write_one_file_each_whole(good: Path) -> None:
    with whole_file(good) as first:
        first.write(b"fir")
        with whole_file(good) as second:
            second.write(b"second")
            first.write(b"st")
        assert good.read_bytes() == b"second"
    assert good.read_bytes() == b"first"
    assert list(good.parent.iterdir()) == [good]


def test_the_longest_name_that_a_folder_takes_is_taken(tmp_path: Path) -> None:
    path = tmp_path / f"{'k' * 251}.pdf"
    write_whole(path, b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(path.name, b"new")]


def test_a_link_stays_a_link(good: Path) -> None:
    link = good.with_name("newest.pdf")
    link.symlink_to(good)
    write_whole(link, b"new")
    assert link.is_symlink() and good.read_bytes() == b"new"


def test_a_pipe_is_written_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"rows")
        assert os.read(reading, 10) == b"rows"
    finally:
        os.close(reading)
    assert pipe.is_fifo()


def test_a_pipe_without_a_name_is_written() -> None:
    reading, writing = os.pipe()
    try:
        write_whole(Path(f"/dev/fd/{writing}"), b"rows")
        assert os.read(reading, 10) == b"rows"
    finally:
        os.close(reading)
        os.close(writing)
