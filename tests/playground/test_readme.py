"""The README names every option and every address of the playground, and nothing else."""

import re

import pytest
from starlette.routing import Route

from playground import Limits, Playground
from playground.cli import main
from playground.web import create_web
from tests.playground.table import README

TEXT = README.read_text(encoding="utf-8")


def test_every_option_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help", "--"}
    assert set(re.findall(r"`(--[a-z-]+)", TEXT.split("\n## In a test\n")[0])) == options


async def test_every_address_of_the_page_is_described() -> None:
    async with Playground.running(limits=Limits.off()) as play:
        routes = [route for route in create_web(play.desk).routes if isinstance(route, Route)]
    described = TEXT.split("\n## The page's API\n")[1].split("\n## ")[0]
    for route in routes:
        last = re.sub(r"\{file_id\}", "", route.path).rstrip("/").rsplit("/", 1)[-1]
        assert f"/{last}" in described, route.path
