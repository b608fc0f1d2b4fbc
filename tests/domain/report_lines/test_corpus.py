"""The corpus of free lines: most are understood whole, and none is silently read as something else."""

from __future__ import annotations

from benchmarks.report_lines import GOAL, Outcome, judge, lines


def outcomes() -> list[Outcome]:
    return [judge(line) for line in lines()]


def test_the_corpus_is_large_and_of_many_kinds() -> None:
    corpus = list(lines())
    assert len(corpus) >= 400
    assert len({line.text for line in corpus}) == len(corpus)
    assert sum(line.right == "-" for line in corpus) >= 50, "what is no report"
    assert sum("?" in line.right for line in corpus) >= 80, "what has to be asked"
    assert sum(" || " in line.right for line in corpus) >= 25, "several entries"


def test_nothing_is_read_silently_as_something_else() -> None:
    assert [(each.line.text, each.read) for each in outcomes() if each.is_silently_wrong] == []


def test_nearly_every_line_is_understood_whole() -> None:
    read = outcomes()
    assert sum(each.is_whole for each in read) / len(read) >= GOAL
