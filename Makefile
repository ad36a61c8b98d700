# Every target sets itself up: it makes .venv from requirements-dev.lock when that, or pyproject.toml, has changed.
# Another Python:  make test PYTHON=python3.12      More words for the command:  make test ARGS="-k vault -x"

PYTHON ?= python3
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
UV_VERSION := 0.13.9

.DEFAULT_GOAL := help
.PHONY: help demo test check serve lock clean

help:
	@echo "make demo    build the demo case and print what it says"
	@echo "make test    run the tests"
	@echo "make check   check style, types and import rules"
	@echo "make serve   open the demo case in a browser; ARGS=\"--case DIR\" another"
	@echo "make lock    write the locks anew from pyproject.toml; ARGS=--upgrade takes the newest versions"
	@echo "make clean   remove .venv and caches; cases stay"

demo: $(READY)
	@$(BIN)/accounted demo $(ARGS)

test: $(READY)
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

serve: $(READY)
	@test -n "$(ARGS)" || test -e accounted-demo/case.db || $(BIN)/accounted demo --dir accounted-demo >/dev/null
	@$(BIN)/accounted serve $(if $(ARGS),$(ARGS),--case accounted-demo)

$(READY): requirements-dev.lock pyproject.toml hatch_build.py $(wildcard src/accounted/web/vendor/*.json)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Accounted needs Python 3.11 or newer; $(PYTHON) is none. Name one that is:  make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make a virtual environment. On Debian or Ubuntu:  apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Versions that still fit are kept. The locks hold hashes and no addresses, so that they serve with any index.
UV := $(VENV)/uv-$(UV_VERSION)/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(UV)
	@$(COMPILE) pyproject.toml $(ARGS) -o requirements.lock
	@$(COMPILE) pyproject.toml $(ARGS) --extra dev --constraint requirements.lock -o requirements-dev.lock
	@echo 'pyspark>=4' | $(COMPILE) - $(ARGS) -o requirements-spark.lock

$(UV):
	@$(PYTHON) -m venv $(VENV)/uv-$(UV_VERSION)
	@$(VENV)/uv-$(UV_VERSION)/bin/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)

clean:
	@rm -rf $(VENV) build dist src/accounted/web/static/vendor .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
