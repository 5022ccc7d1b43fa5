# Set-up, checks and tests. On a fresh Debian: `make demo`, then `make test`.
# Every step leaves a stamp in .venv, so that a second run is quick.

PYTHON  ?= python3
EXAMPLE := examples/kurshab-dam
REPORTS ?= $(EXAMPLE)
OUT     ?= out
SHARED  ?= ../shared

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
LOCK := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe \
        --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
        --no-emit-options

.PHONY: demo test check lock bench relations clean help

help:
	@echo "make demo                  set up, build the account of the shipped example into $(OUT)/"
	@echo "make demo REPORTS=folder   the same with your own reports"
	@echo "make test                  install what the tests need, run them"
	@echo "make check                 lint, types, import contracts, generated tables"
	@echo "make lock                  resolve the dependencies anew (after a change in pyproject.toml)"
	@echo "make bench SHARED=folder   measure quality and speed, rewrite docs/quality.md"
	@echo "make relations             train the model of relations anew (torch, some ten minutes)"
	@echo "make clean                 remove .venv, $(OUT) and all caches"

# Exit code 1 says that some reports were refused: the account stands, the demo has done its work.
demo: $(VENV)/.run
	@$(BIN)/tellings build "$(REPORTS)" -o "$(OUT)" || [ $$? -eq 1 ]

test: $(VENV)/.dev $(VENV)/.chromium
	@$(BIN)/python -m pytest -q

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/build_data.py --check

lock: $(VENV)/.dev
	@$(LOCK) --build-deps-for wheel --build-deps-for editable -o requirements.lock pyproject.toml
	@$(LOCK) --build-deps-for wheel --build-deps-for editable --extra dev -c requirements.lock \
	    -o requirements-dev.lock pyproject.toml

bench: $(VENV)/.dev
	@$(BIN)/python bench/quality.py --shared "$(SHARED)" --report
	@$(BIN)/python bench/speed.py --shared "$(SHARED)" --report

# What trains is no part of what runs: torch and onnx live in an environment of their own.
relations: .train/.ready
	@.train/bin/python scripts/train_relations.py

.train/.ready: requirements.lock pyproject.toml
	@scripts/need.sh python "$(PYTHON)"
	@$(PYTHON) -m venv .train
	@.train/bin/python -m pip --quiet install --require-hashes -r requirements.lock
	@.train/bin/python -m pip --quiet install --no-deps --no-build-isolation -e .
	@.train/bin/python -m pip --quiet install torch==2.13.0 onnx==1.23.2
	@touch $@

clean:
	rm -rf $(VENV) .train out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	    .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# The environment itself. Debian ships Python without venv; scripts/need.sh brings it or says how.
$(BIN)/python:
	@scripts/need.sh python "$(PYTHON)"
	@$(PYTHON) -m venv $(VENV)

# The lock names every package with its hashes, the build backend included; nothing else is fetched.
$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what tellings needs (about a minute) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing what the checks and tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.chromium: | $(BIN)/python
	@scripts/need.sh chromium && touch $@ || true
