# Three commands matter: `make site`, `make check` and `make test`. They set up what they need.

# The first Python that is new enough. It is asked, not looked up: a name on the path need not run.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin

# Permissions do not bind root, unless root lays down the right to pass them by: so they are tested there, too.
BOUND := $(shell test "$$(id -u)" = 0 && command -v setpriv >/dev/null \
	&& echo setpriv --bounding-set -dac_override,-dac_read_search)

# As many worker processes as there are cores; the tests of a file stay together, so that a site is built once for them.
# tests/conftest.py puts the files that take longest first, so that no worker is left with one at the end.
PARALLEL := -n auto --dist loadfile --no-loadscope-reorder

# Compiled modules are kept, even where the environment says otherwise: each worker and each command would compile them.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site check test soak lint checkers bench bench-doc lock audit clean

site: $(VENV)/site.stamp
	$(BIN)/briefing build --content content --output site
	@echo "Open site/index.html in a browser."

# The short check: every test that starts no process, with fewer examples for each property.
check: $(VENV)/dev.stamp lint
	$(BOUND) $(BIN)/python -m pytest -q $(PARALLEL) -m 'not slow and not soak' --hypothesis-profile short

test: $(VENV)/dev.stamp lint checkers
	$(BIN)/python tests/ensure_browser.py
	$(BOUND) $(BIN)/python -m pytest $(PARALLEL)

soak: $(VENV)/dev.stamp checkers
	$(BIN)/python tests/ensure_browser.py
	$(BOUND) $(BIN)/python -m pytest $(PARALLEL) -m soak

checkers:
	@if command -v npm >/dev/null 2>&1; then cd tests/tools && { test node_modules/.package-lock.json -nt package-lock.json || npm ci --silent; }; \
	else echo "npm is not here: the checkers of pages are left out."; fi

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check builder tests
	$(BIN)/ruff format --check --quiet builder tests
	$(BIN)/mypy

# What builds cost, next to Hugo: `make bench SIZES="2000 10000" RUNS=5`. `make bench-doc` puts it into docs/performance.md.
SIZES ?= 100 1000
RUNS ?= 3
bench: $(VENV)/bench.stamp
	$(BIN)/python -m tests.benchmarks.run $(SIZES) --runs $(RUNS)
	$(BIN)/python -m tests.benchmarks.stages $(lastword $(SIZES)) --search

DOC_SIZES ?= 100 1000 2000 10000
bench-doc: $(VENV)/bench.stamp
	$(BIN)/python -m tests.benchmarks.run $(DOC_SIZES) --runs $(RUNS) --into docs/performance.md
	$(BIN)/python -m tests.benchmarks.stages 2000 --search --into docs/performance.md

# Only the files that locks/ names by their digests are installed. The project itself is built with what is in them,
# so that pip brings nothing else for that.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ITSELF := --no-deps --no-build-isolation --editable .

$(VENV)/bench.stamp: $(VENV)/dev.stamp locks/bench.txt
	$(INSTALL) --require-hashes --requirement locks/bench.txt
	@touch $@

$(VENV)/made.stamp:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. If it has another name: make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/site.stamp: $(VENV)/made.stamp pyproject.toml locks/run.txt
	$(INSTALL) --require-hashes --requirement locks/run.txt
	$(INSTALL) $(ITSELF)
	@touch $@

$(VENV)/dev.stamp: $(VENV)/made.stamp pyproject.toml locks/dev.txt
	$(INSTALL) --require-hashes --requirement locks/dev.txt
	$(INSTALL) $(ITSELF)
	@touch $@ $(VENV)/site.stamp

# The locks, after a change of pyproject.toml: what is in them already stays. `make lock UPGRADE=1` takes the newest versions that
# pyproject.toml allows and that are a week old: a release by a thief is often noticed in that time. If a repair cannot wait:
# `make lock UPGRADE=1 COOLDOWN="0 days"`.
COOLDOWN := 7 days
COMPILE := $(BIN)/uv pip compile --quiet --no-config --generate-hashes --custom-compile-command "make lock" \
	--python-version 3.11 $(if $(UPGRADE),--upgrade --exclude-newer "$(COOLDOWN)")
SAME := --universal --constraint locks/dev.txt

lock: $(VENV)/audit.stamp
	$(COMPILE) pyproject.toml --universal --extra html --group dev --output-file locks/dev.txt
	$(COMPILE) pyproject.toml $(SAME) --extra html --group build --output-file locks/run.txt
	$(COMPILE) pyproject.toml --resolution lowest-direct --extra html --group test --output-file locks/oldest.txt
	$(COMPILE) $(SAME) --group build --output-file locks/build.txt
	$(COMPILE) --universal --group bench --output-file locks/bench.txt
	$(COMPILE) $(SAME) --group audit --output-file locks/audit.txt

# Known faults of what is locked; the npm registry is asked about what the checkers of pages need.
audit: $(VENV)/audit.stamp
	for lock in locks/*.txt; do $(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement "$$lock" || exit 1; done
	cd tests/tools && npm audit

$(VENV)/audit.stamp: $(VENV)/made.stamp locks/audit.txt
	$(INSTALL) --require-hashes --requirement locks/audit.txt
	@touch $@

clean:
	rm -rf $(VENV) site build dist
