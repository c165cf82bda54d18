# Needs make and Python 3.11 or newer; everything else goes into .venv.
# Another interpreter: make test PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
CODE := $(wildcard runut training benchmarks tests)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint audit format bench clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/.installed ## Build the chronicle of the bundled articles and show it
	$(BIN)/runut demo

# A file of tests is run by one process, so that what it makes once is made once, in the order of their names, lest the slowest
# come last; tests/conftest.py says how many processes there are.
test: lint ## Run every check and every test
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

lint: .venv/.installed-dev ## Check style, format, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict $(CODE)
	$(BIN)/lint-imports

audit: .venv/.installed-dev ## Ask whether a hole is known in anything that is installed
	PYTHON=$(BIN)/python .ci/audit

format: .venv/.installed-dev ## Put the code in the house format
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: .venv/.installed-dev ## Measure speed and memory on this machine
	$(BIN)/python -m benchmarks

clean: ## Remove the environment, caches, built packages and the demonstration
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	rm -f demo.runut demo.runut-journal demo.runut-lock demo.runut-shm demo.runut-wal demo.html
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made once; a stamp says which extras are in it and since when.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Runut needs Python 3.11 or newer, and '$(PYTHON)' is older or missing. Name another: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make environments. Install its venv module (Debian, Ubuntu: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.installed
