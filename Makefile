# `make` alone lists what there is. Everything runs in .venv; after `setup` nothing needs the network.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.candour-setup

export DO_NOT_TRACK := 1

.PHONY: help setup run test lint bench up down clean

help: ## List the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: $(READY) ## Make .venv with every pinned package (once; needs Python 3.11 and the network)

$(READY): uv.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Candour needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --compile-bytecode
	@$(BIN)/python -m expectations.disclosure.ready
	@touch $@

run: $(READY) ## Load what is new from every source, build and publish the warehouse
	@$(BIN)/candour run

test: $(READY) ## Run all tests (offline)
	@$(BIN)/pytest -n 2 --dist loadfile

lint: $(READY) ## Check style, types, import rules, SQL and YAML
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict .
	$(BIN)/sqlfluff lint dbt_project/models dbt_project/tests

bench: $(READY) ## Run the benchmarks; tables here, figures in benchmarks/results/
	@shopt -s nullglob; found=(benchmarks/*.py); \
	if [ $${#found[@]} -eq 0 ]; then echo "There are no benchmarks yet."; fi; \
	for file in "$${found[@]}"; do echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

up: $(READY) ## Start Airflow with its page; says the address and how to log in
	@$(BIN)/candour up

down: ## Stop Airflow and everything it started
	@if [ -x $(BIN)/candour ]; then $(BIN)/candour down; else echo "Nothing is set up, so nothing runs."; fi

clean: down ## Delete what can be made again (not the data folder)
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	rm -rf dbt_project/target dbt_project/logs
	find . -path ./.venv -prune -o -name __pycache__ -type d -print0 | xargs -0 rm -rf
