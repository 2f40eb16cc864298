# Needs Python 3.11 or newer and make; everything else goes into .venv, in the versions of uv.lock.
#   make report    set up, and run the main job: the discrepancy report on seeds/
#   make test      set up, and run all checks and tests; those of Spark too, which needs Java: make test EXTRAS=spark
#   make audit     whether weaknesses are known of what uv.lock names; asks pypi.org
#   make reports   what reports/ keeps, README.md shows and docs/rules.md lists, made anew

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
SYNC := VIRTUAL_ENV=$(abspath $(VENV)) UV_PROJECT_ENVIRONMENT=$(abspath $(VENV)) UV_PYTHON_DOWNLOADS=never $(UV) sync --quiet --frozen --inexact --python $(BIN)/python

.DEFAULT_GOAL := report
.PHONY: report reports test audit lock clean

report: $(VENV)/run.stamp ## the discrepancy report on the five seed articles
	$(BIN)/crosscheck check seeds/ --exit-zero

reports: $(VENV)/run.stamp ## the reports kept in reports/, what README.md shows of them, and the reference in docs/rules.md, made anew
	$(BIN)/python reports/make.py
	$(BIN)/python docs/make_rules.py

test: $(VENV)/dev.stamp ## all checks and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist worksteal --ignore tests/spark
	$(BIN)/pytest tests/spark # by themselves: a session of Spark takes two processors

audit: $(UV) ## known weaknesses of the packages in uv.lock, with those of tests and extras; needs the net, and fails where one is known or a package can't be asked about
	$(UV) export --quiet --frozen --no-emit-project --all-extras --group dev --group fuzz --output-file $(VENV)/audit.txt
	$(UV) tool run --python $(BIN)/python pip-audit --requirement $(VENV)/audit.txt --require-hashes --disable-pip --strict

lock: $(UV) ## the versions in uv.lock, brought up to date with pyproject.toml
	$(UV) lock

clean: ## the checkout without what make made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

$(UV):
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "crosscheck needs Python 3.11 or newer; say: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9'

$(VENV)/run.stamp: $(UV) uv.lock pyproject.toml
	$(SYNC) --no-default-groups
	touch $@

$(VENV)/dev.stamp: $(UV) uv.lock pyproject.toml
	$(SYNC) --group dev $(addprefix --extra ,$(EXTRAS))
	touch $@ $(VENV)/run.stamp
