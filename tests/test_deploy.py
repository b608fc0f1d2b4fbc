"""What is under deploy/ is whole: its files parse, name settings that exist, and hold no secret."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml

from bot.metrics import REGISTRY
from bot.settings import SETTING_NAMES, Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
OF_THE_SYSTEM = {"PATH", "TMPDIR", "PYTHONDONTWRITEBYTECODE"}
SECRET = re.compile(r"TOKEN|KEY|SECRET|PASSWORD|HASH")


class AsWritten(ConfigParser):
    """Keeps the capitals of names."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file."""
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def unit() -> ConfigParser:
    """The unit of systemd."""
    parser = AsWritten(strict=True, interpolation=None)
    parser.read_string((DEPLOY / "lapor-kinerja.service").read_text("utf-8"))
    return parser


def instructions() -> Iterator[tuple[str, str]]:
    """The instructions of the Containerfile with what stands behind them."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Containerfile").read_text("utf-8"), flags=re.M)
    for line in text.replace("\\\n", " ").splitlines():
        if line:
            word, _, rest = line.partition(" ")
            yield word, " ".join(rest.split())


def environment_of_image() -> dict[str, str]:
    """What the image sets."""
    (said,) = [rest for word, rest in instructions() if word == "ENV"]
    return dict(pair.split("=", 1) for pair in said.split(" "))


def test_the_image_sets_settings_that_exist_and_no_secret() -> None:
    names = set(environment_of_image())
    assert names <= {*SETTING_NAMES, *OF_THE_SYSTEM}
    assert [name for name in names if SECRET.search(name)] == []
    assert "ARG" not in {word for word, _ in instructions()}


def test_the_image_runs_as_nobody_s_root() -> None:
    words = list(instructions())
    assert [rest for word, rest in words if word == "USER"] == ["10001"]
    assert ("ENTRYPOINT", '["python", "-m", "bot"]') in words
    assert all(
        re.fullmatch(r"[a-z]+:[\w.-]+-[\w-]+(?: AS \w+)?", rest) for word, rest in words if word == "FROM"
    )


class Alive(BaseHTTPRequestHandler):
    """Answers as the service's port for the monitoring."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def test_the_health_of_a_container_is_asked_at_the_port_that_is_set_and_through_no_proxy() -> None:
    (health,) = [rest for word, rest in instructions() if word == "HEALTHCHECK"]
    _, *command = json.loads(health.partition("CMD ")[2])
    assert environment_of_image()["METRICS_PORT"] != "0"

    def status(port: int) -> int:
        around = {"METRICS_PORT": str(port), "http_proxy": "http://127.0.0.1:9", "PATH": os.environ["PATH"]}
        return subprocess.run([sys.executable, *command], env=around, capture_output=True).returncode

    with HTTPServer(("127.0.0.1", 0), Alive) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        assert status(server.server_port) == 0
        server.shutdown()
        serving.join()
    assert status(server.server_port) != 0


def test_the_image_has_every_room_of_the_service_and_nothing_else_of_the_folder() -> None:
    copied = {
        rest.split()[0] for word, rest in instructions() if word == "COPY" and not rest.startswith("--")
    }
    rooms = {"bot", "web", "handlers", "jobs", "reports", "locales", "storage", "domain"}
    assert copied == rooms | {"requirements/run.txt"}
    lines = (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {line.removeprefix("!") for line in rules if line.startswith("!")} == copied
    assert {"**/.env", "**/.env.*", "**/*.db"} <= set(rules)


def test_the_compose_file_sets_settings_that_the_service_takes(compose: dict[str, Any]) -> None:
    said = compose["services"]["bot"]["environment"]
    assert set(said) <= set(SETTING_NAMES)
    values = {name.lower(): _filled(value) for name, value in said.items()}
    settings = Settings.model_validate(values)
    assert settings.webhook_url == settings.public_url == "https://contoh"
    assert settings.web_port == 8080
    assert settings.database_url == "postgresql://kinerja:contoh@db/kinerja"
    subnet = compose["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert settings.trusted_proxies == subnet
    assert compose["services"]["bot"]["env_file"] == "../.env"


def _filled(value: str) -> str:
    return re.sub(r"\$\{\w+[^}]*\}", "contoh", value)


def test_its_variables_are_those_of_the_example(compose: dict[str, Any]) -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    example = (DEPLOY / ".env.example").read_text("utf-8")
    assert set(re.findall(r"\$\{(\w+)", text)) == set(re.findall(r"^(\w+)=$", example, re.M))
    assert set(re.findall(r"\{\$(\w+)\}", (DEPLOY / "Caddyfile").read_text("utf-8"))) == set(
        compose["services"]["caddy"]["environment"]
    )


def test_nothing_in_it_is_left_to_chance_or_to_root(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert set(services) == {"bot", "db", "caddy", "bot-api"}
    assert services["bot-api"]["profiles"] == ["bot-api"]
    for name, service in services.items():
        image = service["image"]
        assert name == "bot" or re.search(r":[\d.]+", image), f"{image} has no version"
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert source in compose["volumes"] or (DEPLOY / source).exists(), volume
        assert set(service["networks"]) <= set(compose["networks"])
        for variable, value in service.get("environment", {}).items():
            assert not SECRET.search(variable) or value.startswith("${"), f"{name} holds a secret"
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["logging"] == {"driver": "local"}, f"the log of {name} may fill the disk"
        assert service["restart"] == "unless-stopped", name
    assert [name for name, service in services.items() if service.get("cap_drop") != ["ALL"]] == ["bot-api"]
    assert {name: service["cap_add"] for name, service in services.items() if "cap_add" in service} == {
        "caddy": ["NET_BIND_SERVICE"]
    }
    bot = services["bot"]
    assert bot["read_only"] is services["caddy"]["read_only"] is True
    assert bot["stop_grace_period"] == "20s"
    assert services["db"]["user"] == "postgres"
    shared = set(bot["networks"]) & set(services["caddy"]["networks"])
    assert shared == {"inside"}, "the proxy comes from an address that the settings believe"
    assert [name for name, service in services.items() if "ports" in service] == ["caddy"]
    assert services["db"]["networks"] == ["inside"]
    assert compose["networks"]["inside"]["internal"] is True


def test_caddy_leads_to_the_port_of_the_service_and_not_to_its_health(compose: dict[str, Any]) -> None:
    text = (DEPLOY / "Caddyfile").read_text("utf-8")
    assert f"reverse_proxy bot:{compose['services']['bot']['environment']['WEB_PORT']}" in text
    assert re.search(r"path /healthz /readyz\n\s+respond @inside 404", text)
    assert text.count("{") == text.count("}")


def test_alarms_watch_figures_that_exist_and_both_pages_say_what_to_do() -> None:
    (group,) = yaml.safe_load((DEPLOY / "alerts.yaml").read_text("utf-8"))["groups"]
    figures = {f"{each.name}{end}" for each in REGISTRY.collect() for end in ("", "_total", "_bucket")}
    for rule in group["rules"]:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert set(re.findall(r"\bkinerja_\w+", rule["expr"])) <= figures, rule["alert"]
        assert rule["labels"]["severity"] in ("critical", "warning")
        assert rule["annotations"]["summary"]
    alarms = [rule["alert"] for rule in group["rules"]]
    for page in ("operations.md", "operations.id.md"):
        rows = re.findall(r"^\| (`[A-Z].*?) \|", (ROOT / "docs" / page).read_text("utf-8"), re.M)
        told = [name for row in rows for name in re.findall(r"`([A-Z]\w+)`", row) if not name.isupper()]
        assert [name for name in told if name in alarms] == alarms, page


def test_the_unit_starts_the_service_and_shuts_everything_else(unit: ConfigParser) -> None:
    service = unit["Service"]
    home = service["WorkingDirectory"]
    assert service["ExecStart"] == f"{home}/.venv/bin/python -m bot run"
    assert service["Type"] == "exec", "a missing program is a failed start"
    assert service["User"] != "root"
    assert service["ReadWritePaths"] == f"{home}/data"
    closed = {"ProtectSystem": "strict", "ProtectHome": "true", "NoNewPrivileges": "true", "UMask": "0077"}
    assert {name: service[name] for name in closed} == closed
    assert service["CapabilityBoundingSet"] == ""
    assert "Environment" not in service, "settings stand in .env"
    assert float(service["TimeoutStopSec"]) > 10
    assert unit["Install"]["WantedBy"] == "multi-user.target"
