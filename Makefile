# The targets and what they are for; `make` alone prints them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# Compiled modules are written at their first import, not at installation: the first start is sooner there.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help install run demo test lint style types compiled check clean

# A stamp names what was installed: another lock or another pyproject.toml is another stamp.
KEY := $(shell cat requirements.lock pyproject.toml | sha256sum | cut -c1-16)
DEV_KEY := $(shell cat requirements-dev.lock pyproject.toml | sha256sum | cut -c1-16)
INSTALLED := $(VENV)/installed-$(KEY)
DEV_INSTALLED := $(VENV)/dev-installed-$(DEV_KEY)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
LOCKED := install --require-hashes --no-deps --no-build-isolation --no-compile

# Two halves of a lock are fetched and unpacked side by side: every package is named, so neither waits for the other.
define install_halves
awk '/^[^ #]/ { part++ } { print > "$(VENV)/half-" part % 2 ".lock" }' $(1); \
$(PIP) $(LOCKED) -r $(VENV)/half-0.lock & other=$$!; code=0; \
$(PIP) $(LOCKED) -r $(VENV)/half-1.lock || code=$$?; \
wait $$other || code=$$?; exit $$code
endef

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED)  ## make .venv with the locked packages and the quizapp command

run: $(INSTALLED)  ## bring the database up to date, load the shipped banks, serve the site (HOST, PORT …)
	@exec $(BIN)/quizapp serve --prepare

demo: $(INSTALLED)  ## serve a throw-away site with a class, its students and their attempts
	@exec $(BIN)/quizapp demo

# Databases of tests live in memory where there is room for them: they are made and thrown away by the thousand.
test: $(DEV_INSTALLED)  ## everything that has to be right: lint, types, arrows, all tests, in a real browser too
	@$(MAKE) --no-print-directory -j 2 types style check compiled
	@room=$$(df --output=avail -k /dev/shm 2>/dev/null | tail -1 || true); \
	if [ -w /dev/shm ] && [ "$${room:-0}" -gt 4000000 ]; then export TMPDIR=/dev/shm; fi; \
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: types style  ## style, types, arrows between the rooms, templates, sizes
	$(BIN)/python -m pytest tests/test_sizes.py

style: $(DEV_INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint quizapp/templates --lint --quiet
	$(BIN)/quizapp banks check

types: $(DEV_INSTALLED)
	$(BIN)/mypy

# Two processes that test would compile every module twice at once: a core that waits for the types does it before.
compiled: $(DEV_INSTALLED)
	@$(BIN)/python -m pytest --collect-only --quiet --quiet >/dev/null || true  # what is wrong is told when they run

check: $(DEV_INSTALLED)  ## what the tests need from the machine (PostgreSQL, Chromium, fonts), installed or named
	@tests/harness/provide.sh

clean:  ## remove the environment, caches and build products; the site's data under instance/ stays
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14) and "Python 3.11, 3.12 or 3.13 is needed; name one with PYTHON=…")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "apt-get install python3-venv"; exit 1; }

# One package comes as source only: it is built with the locked setuptools, so that nothing unlocked is fetched.
$(INSTALLED): | $(BIN)/python
	@echo "installing the locked packages into $(VENV) …"
	@awk '/^[^ ]/ { on = /^setuptools==/ } on' requirements.lock > $(VENV)/setuptools.lock
	@$(PIP) $(LOCKED) -r $(VENV)/setuptools.lock
	@$(call install_halves,requirements.lock)
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_INSTALLED): $(INSTALLED)
	@echo "installing what the tests need into $(VENV) …"
	@$(call install_halves,requirements-dev.lock)
	@touch $@
