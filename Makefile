# make demo: the first look.  make test: everything.  make check: what a change must pass.
PYTHON ?= python3
VENV ?= .venv

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
PYTEST := $(BIN)/python -m pytest -n auto --dist loadgroup -rfEs --no-fold-skipped
PEERS := benchmarks/.peers
VALE := github.com/vale-cli/vale/v3/cmd/vale@v3.22.0

.DELETE_ON_ERROR:
.PHONY: demo install test check static fast docs samples axe bench bench-act bench-language bench-rewrite requirements

demo: $(VENV)/.runtime
	@mkdir -p reports
	$(BIN)/limpide audit examples/article.html --format html --output reports/article.html --fail-on never
	@echo "Ouvrez dans un navigateur / Open in a browser: file://$(CURDIR)/reports/article.html"

install: $(VENV)/.runtime

test: $(VENV)/.test
	$(PYTEST)

check: static fast

static: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/make_rules.py --check

# The pages made from the rules.
docs: $(VENV)/.test
	$(BIN)/python docs/make_rules.py
	$(BIN)/python docs/make_precision.py
	$(BIN)/python -m limpide.reporting.schema

samples: $(VENV)/.test
	$(BIN)/python reports/make_samples.py

fast: $(VENV)/.test
	$(PYTEST) -m "not browser and not java"

axe: tests/axe/node_modules/.package-lock.json

bench: $(VENV)/.test axe
	mkdir -p $(PEERS)
	ln -sfn ../../tests/axe/node_modules $(PEERS)/node_modules
	test -x $(PEERS)/vale || GOBIN=$(CURDIR)/$(PEERS) go install $(VALE) || echo "vale: absent"
	$(BIN)/python benchmarks/bench.py --peers $(PEERS)

# Both columns of the language side, on gold sets kept outside the repository: make bench-language GOLD=FOLDER.
GOLD ?= ../shared/bench
bench-language: $(VENV)/.runtime
	$(BIN)/python benchmarks/language.py $(GOLD) --limpide $(BIN)/limpide

# The ACT cases, without and with a browser, and the rewriting sentences, kept outside the repository too.
bench-act: $(VENV)/.runtime
	$(BIN)/python benchmarks/act.py $(GOLD)/act --limpide $(BIN)/limpide

bench-rewrite: $(VENV)/.runtime
	$(BIN)/python benchmarks/rewrite.py $(GOLD)/rewrite --limpide $(BIN)/limpide

# Needs uv. Hashes for every platform; no registry address is written.
requirements:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		pyproject.toml requirements/build.in --output-file requirements/runtime.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		pyproject.toml --extra dev --constraint requirements/runtime.txt --output-file requirements/test.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Il faut Python 3.11 ou plus récent. / Python 3.11 or later is needed. (make PYTHON=python3.12)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || { echo "Sur Debian / On Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/runtime.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.runtime
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

tests/axe/node_modules/.package-lock.json: tests/axe/package-lock.json
	cd tests/axe && npm ci --no-audit --no-fund
