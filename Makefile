# Everything runs in .venv, which is set up once and again only when the requirements change.
# A machine needs Python 3.11 or newer, make, and a package registry for the set-up; nothing else.

ARTICLES ?= data/articles
LANG_OF_BRIEFING ?= en
JOBS ?= 1
NEW_ENOUGH := import sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$p" && break; done)

VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
SAKSI := $(BIN)/saksi
# JupyterLab asks the net for news, updates and extensions unless told otherwise.
OFFLINE := --LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.extension_manager=readonly
READY := $(VENV)/ready
READY_TO_TEST := $(VENV)/ready-to-test
READY_TO_BENCH := $(VENV)/ready-to-bench

.PHONY: help briefing test venv lab lint audit bench notebooks golden clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf '  make %-10s %s\n' "$$name" "$$what"; done

briefing: $(READY) ## articles to tables, figures and reports/briefing.{html,pdf}; ARTICLES=folder for others
	$(SAKSI) briefing "$(ARTICLES)" --lang $(LANG_OF_BRIEFING) --jobs $(JOBS)

test: $(READY_TO_TEST) ## all tests
	$(BIN)/python -m pytest -n auto

venv: $(READY) ## only set up .venv

lab: $(READY) ## JupyterLab on the notebooks
	$(BIN)/jupyter lab $(OFFLINE) notebooks/1-articles.ipynb

lint: $(READY_TO_TEST) ## style of the code
	$(BIN)/ruff check saksi tests bench tools
	$(BIN)/ruff format --check saksi tests bench tools

audit: $(READY_TO_TEST) ## licences of all packages, and their known weaknesses (asks the net)
	$(BIN)/python tools/write_licences.py
	$(BIN)/pip-audit --skip-editable

bench: $(READY_TO_BENCH) ## speed, measured beside other programs; writes docs/benchmarks.md
	$(BIN)/python -m bench

notebooks: $(READY) ## run the notebooks and keep their outputs
	$(BIN)/python tools/run_notebooks.py

golden: $(READY_TO_TEST) ## write the golden tables and pages anew, after a look at what changed
	$(BIN)/python tools/write_golden.py
	$(BIN)/python tools/write_docs.py

clean: ## take away what is rebuilt: tables, cache, .venv
	rm -rf $(VENV) data/processed .saksi-cache

$(VENV)/python-found:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer is here. Install one, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python lacks its module venv. On Debian and Ubuntu: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }
	@touch $@

$(READY): requirements.txt pyproject.toml | $(VENV)/python-found
	$(BIN)/python -m pip install --disable-pip-version-check --require-virtualenv -r requirements.txt -e .
	@touch $@

$(READY_TO_TEST): requirements-dev.txt $(READY)
	$(BIN)/python -m pip install --disable-pip-version-check --require-virtualenv -r requirements-dev.txt
	@touch $@

$(READY_TO_BENCH): requirements-bench.txt $(READY)
	$(BIN)/python -m pip install --disable-pip-version-check --require-virtualenv -r requirements-bench.txt
	@touch $@
