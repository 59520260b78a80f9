# Two commands matter: `make run` and `make test`. All others are here too.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# How many cooperatives `make demo` makes, and which ones: same SEED, same data.
N ?= 335
SEED ?= 1
export TZ := Asia/Ho_Chi_Minh

.DEFAULT_GOAL := run
.PHONY: run setup demo test test-long lint bench

setup: $(STAMP)

$(STAMP): requirements.txt requirements-dev.txt
	@echo "[1/2] Tạo môi trường Python trong $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@echo "[2/2] Cài các thư viện đã khóa phiên bản"
	@$(BIN)/pip install --disable-pip-version-check --progress-bar on -r requirements-dev.txt
	@touch $@

run: $(STAMP)
	@$(BIN)/python -m desk.run

demo: $(STAMP)
	@$(BIN)/python -m desk.run --fresh-demo --cooperatives $(N) --seed $(SEED)

test: $(STAMP)
	@$(BIN)/python -m tests.run

test-long: $(STAMP)
	@$(BIN)/python -m tests.run --long

lint: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(STAMP)
	@$(BIN)/python -m bench
