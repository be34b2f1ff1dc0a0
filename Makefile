# The course's commands. Each builds the environment it needs in .venv; a second run does no needless work.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
export PYTHON

BIN := .venv/bin
LOWEST := .cache/lowest
PYTEST_ARGS ?=
FUZZ ?= 2000
FUZZ_SEED := $(or $(FUZZ_SEED),$(shell date +%s))
BENCH_ARGS ?=
SOAK_ARGS ?=

.PHONY: help demo test test-slow fuzz test-lowest lab book lint format release verify soak bench clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | awk -F '\t' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/installed-course  ## grade a made-up class of 24 and show what comes out
	$(BIN)/dnn-course demo

test: .venv/installed-all  ## run the tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow" $(PYTEST_ARGS)

test-slow: .venv/installed-all  ## run the tests that take long
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m slow $(PYTEST_ARGS) || test $$? -eq 5  # 5: there are none

fuzz: .venv/installed-all  ## fuzz the wire, and what is handed in, for some minutes, with a new seed each time
	@echo "To repeat this run: make fuzz FUZZ_SEED=$(FUZZ_SEED) FUZZ=$(FUZZ)"
	FUZZ=$(FUZZ) $(BIN)/python -m pytest tests/test_fuzz.py tests/test_growth.py --hypothesis-seed=$(FUZZ_SEED) $(PYTEST_ARGS)

test-lowest:  ## run the tests with the oldest packages that pyproject.toml allows (needs uv)
	@command -v uv >/dev/null || { echo "make test-lowest needs uv: pip install uv" >&2; exit 1; }
	test -x $(LOWEST)/bin/python || uv venv --python 3.11 $(LOWEST)
	uv pip install --quiet --python $(LOWEST)/bin/python --resolution lowest-direct \
	    --editable ".[grader,lab,cluster,postgresql,test]" "notebook>=7.2"  # a newer notebook would bring a newer JupyterLab
	$(LOWEST)/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow" $(PYTEST_ARGS)

lab: .venv/installed-course  ## make the student kit in work/ and open JupyterLab there
	$(BIN)/dnn-course lab

book: .venv/installed-book  ## make the site of lectures and assignments in book/_build/html
	$(BIN)/python -m book

lint: .venv/installed-all  ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/installed-all  ## format the code
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

release: .venv/installed-course  ## make the student version and the recorded cases from source/
	$(BIN)/dnn-course release

verify: .venv/installed-course  ## prove that the course still holds: solutions, mistakes, release, no leak
	$(BIN)/dnn-course verify

soak: .venv/installed-course  ## try all small changes of all solutions: each must lose points (takes long; goes on where it was)
	$(BIN)/python -m dnn_grader.verify.soak $(SOAK_ARGS)

bench: .venv/installed-all  ## measure how long grading takes
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

clean:  ## remove what make built; grades, submissions and work/ stay
	rm -rf .venv .cache .pytest_cache .hypothesis .mypy_cache .ruff_cache demo book/_build
	find dnn_utils dnn_grader book tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed-course: pyproject.toml .ci/environment
	@.ci/environment .venv grader,lab
	@touch $@

.venv/installed-book: pyproject.toml .ci/environment
	@.ci/environment .venv grader,lab,book
	@touch $@ .venv/installed-course

.venv/installed-all: pyproject.toml .ci/environment
	@.ci/environment .venv grader,lab,book,cluster,postgresql,test,dev
	@touch $@ .venv/installed-course .venv/installed-book
