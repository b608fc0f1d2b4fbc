# Every target works from a fresh clone: it builds .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PORT ?= 8000

.PHONY: install demo run test lint bench bench-durability sample pictures lock clean

install: $(STAMP)

$(STAMP): requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one that is installed: make install PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make a virtual environment: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $(STAMP)

demo: install  ## the sample office in a local Telegram, no token needed
	$(BIN)/python -m bot demo

run: install  ## the service; needs BOT_TOKEN, in .env or in the environment; makes RATER_KEY when it is missing
	$(BIN)/python -m bot run --make-key

test: install  ## every test
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: install  ## style, types, and which room may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: install  ## the measured claims, each against a baseline of the same run
	$(BIN)/python -m benchmarks.gateway
	$(BIN)/python -m benchmarks.readers
	$(BIN)/python -m benchmarks.demo
	$(BIN)/python -m benchmarks.scoring
	$(BIN)/python -m benchmarks.rater_privacy

bench-durability: install  ## kill -9 under the load of 200 people; prints what was lost and what was doubled
	$(BIN)/python -m benchmarks.durability

sample: install  ## writes the sample office anew (the same bytes each time)
	$(BIN)/python -m sample.generate

pictures: install  ## screenshots for the README; needs Debian's chromium
	$(BIN)/python -m tests.browser.pictures

lock: install  ## renews the pinned versions from pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q pyproject.toml --group dev -o requirements/dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q pyproject.toml -c requirements/dev.txt -o requirements/run.txt

clean:
	rm -rf $(VENV) data
