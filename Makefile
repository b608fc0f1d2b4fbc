# Every target works from a fresh clone: it builds .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed
TOOLS := $(VENV)/.installed-tools
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SERVICE := bot web handlers jobs reports locales storage domain
export PORT ?= 8000
# After so long a long run begins nothing more and tells what it found; MINUTES=0: after all of it.
MINUTES ?= 15
# Another one each time; a run tells it, and with it repeats itself.
SEED ?= $(shell date +%s)

.PHONY: install tools demo run test test-postgresql explore mutate lint bench drill privacy tamper simulate weeks chaos fuzz advisories sample pictures lock clean

install: $(RUN)  ## what the service and the demo need, compiled: in production the service may not write here
	@$(BIN)/python -m compileall -q $(SERVICE)

tools: $(TOOLS)  ## what tests, lint and benchmarks need besides

$(RUN): requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one that is installed: make install PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make a virtual environment: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements/run.txt
	touch $(RUN)

$(TOOLS): $(RUN) requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	touch $(TOOLS)

demo: install  ## the sample office in a local Telegram, no token needed
	$(BIN)/python -m bot demo

run: install  ## the service; needs BOT_TOKEN, in .env or in the environment; makes RATER_KEY when it is missing
	$(BIN)/python -m bot run --make-key

test: tools  ## every test; dozens of processes load the service, which is compiled once for all, and each test file once
	@$(BIN)/python -m compileall -q $(SERVICE) playground benchmarks sample
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

test-postgresql: tools  ## tests of storage, jobs and the way in and out, with their offices on PostgreSQL; some minutes
	$(BIN)/python -m pytest -v -n 2 --dist worksteal --postgresql -m "not sqlite" tests/storage tests/jobs \
		tests/durability/test_gateway.py tests/durability/test_kill.py \
		tests/bot/test_polling.py tests/bot/test_web.py tests/bot/test_reading.py tests/bot/test_pending_updates.py \
		tests/bot/test_sender.py tests/bot/test_speaker.py tests/bot/test_sticky.py tests/bot/test_unreachable.py

explore: tools  ## every property test, with new examples for EACH=5 seconds; a quarter of an hour on two cores
	$(BIN)/python -m pytest -n 2 -m hypothesis --ignore=tests/fuzz --hypothesis-profile=explore --seconds=$(or $(EACH),5)

mutate: tools  ## changes 150 places of domain/, one at a time: prints each, and which no test noticed; up to MINUTES=15
	$(BIN)/python -m benchmarks.mutation --seed=$(SEED) --minutes=$(MINUTES)

lint: tools  ## style, types, and which room may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: tools  ## the measured claims, each against a baseline of the same run; twenty minutes on two quiet cores, hours with BENCH=--full
	$(BIN)/python -m benchmarks.bench $(BENCH)

drill: tools  ## a backup under load, `kill -9`, a restore into an empty folder: is the last commit there?
	$(BIN)/python -m benchmarks.drill

privacy: tools  ## who holds the database tries to learn who rated what, and whose ticket is whose; some minutes
	$(BIN)/python -m benchmarks.rater_privacy --citizens 150 --employees 60 --browsers 80

tamper: tools  ## 10,000 random changes of closed data, or those of MINUTES=15: prints which were found and named
	$(BIN)/python -m benchmarks.tamper --seed=$(SEED) --minutes=$(MINUTES)

simulate: tools  ## 200 people for a year: what was owed to whom and when, beside what was told; status 1 when they differ; the days of MINUTES=15
	$(BIN)/python -m benchmarks.simulate --minutes=$(MINUTES)

weeks: tools  ## weeks of small offices with faults, each repeatable by its seed: what should never be and was; those of MINUTES=15
	$(BIN)/python -m benchmarks.weeks --seed=$(SEED) --minutes=$(MINUTES)

chaos: tools  ## faults of every kind under load: what is lost, doubled, stuck; kills in closings; slow connections; a flood; a quarter of an hour or more
	$(BIN)/python -m benchmarks.chaos
	$(BIN)/python -m benchmarks.closing_kills
	$(BIN)/python -m benchmarks.slow_connections
	$(BIN)/python -m benchmarks.flood

fuzz: tools  ## anything at every way in: updates, taps, files, requests; new examples each time, or those of SEED=; some minutes
	$(BIN)/python -m pytest -v -n 0 tests/fuzz tests/handlers/test_callbacks.py --hypothesis-profile=fuzz \
		--hypothesis-seed=$(SEED)

advisories: tools  ## what a public list of advisories says of the pinned packages; needs the network, and says so
	$(PYTHON) -m venv $(VENV)/advisories
	$(VENV)/advisories/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python -m benchmarks.advisories $(VENV)/advisories/bin/pip-audit

sample: install  ## regenerates the sample office and its papers in docs/papers/ (the same each time)
	$(BIN)/python -m sample.generate
	$(BIN)/python -m sample.skm
	$(BIN)/python -m sample.results

pictures: tools  ## screenshots for the README; needs Debian's chromium and poppler-utils
	$(BIN)/python -m tests.browser.pictures

lock: tools  ## renews the pinned versions from pyproject.toml
	$(PIP) uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q pyproject.toml --group dev -o requirements/dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q pyproject.toml -c requirements/dev.txt -o requirements/run.txt
	@echo "Once they are installed, '$(BIN)/python -m tests.storage.national_days' writes the national holidays again."

clean:
	rm -rf $(VENV) data
