# make demo   installs oncozh into .venv and turns the articles of corpus/ into an evidence table in out/demo
# make review opens that table in the browser, to be corrected
# make test   installs what the tests need and runs them
# make test-pages  the tests of the pages in a real browser (needs Chromium)
# make lint   style, types, direction of imports;  make format  puts the style right
# make compiled  the package with its hot modules compiled, in .venv-compiled (needs a C compiler, takes minutes);
#             make test-compiled  runs the tests of what it finds on it
# make bench  speed (of the compiled package where it was made) against jieba and other ways, accuracy against the gold, names that no list holds
# make fuzz   coverage-guided random input for MINUTES whole minutes (needs atheris)
# make reliability  random and damaged input, killed runs, bad inputs, hostile text; renews docs/reliability.md
# make pictures  takes the pictures of the READMEs anew (needs Chromium)
# make lock   pins all dependencies anew (needs uv);  make wheel  builds and tries the package;  make clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILED := .venv-compiled
INSTALL := -m pip --disable-pip-version-check install --quiet
PIP := $(BIN)/python $(INSTALL)
PIP_COMPILED := $(COMPILED)/bin/python $(INSTALL)
MINUTES ?= 2
DEMO := out/demo
# The tests of what the compiled modules find.
FINDINGS := $(addprefix tests/,extractors figures lexicon outcomes test_accuracy.py test_corpus.py test_installed.py \
	test_planted.py test_properties.py test_spacy_doc.py test_tables.py test_tokens.py)

.PHONY: demo review pictures test test-pages test-compiled compiled lint format bench fuzz reliability lock wheel clean

demo: $(VENV)/.demo
	$(BIN)/oncozh extract 'corpus/*.txt' --out $(DEMO)
	@echo
	@echo "the evidence table: $(DEMO)/outcomes.csv"
	@echo "the report, for a browser: $(DEMO)/report.html"
	@echo "to correct it in the browser: make review"

review: demo
	$(BIN)/oncozh review $(DEMO)

pictures: $(VENV)/.demo
	$(PIP) --require-hashes -r requirements/browser.txt
	$(BIN)/python docs/pictures.py

test: $(VENV)/.test
	$(BIN)/python -m pytest

test-pages: $(VENV)/.test
	$(PIP) --require-hashes -r requirements/browser.txt
	$(BIN)/python -m pytest -rs tests/browser || [ $$? -eq 5 ]  # 5: all skipped for want of Chromium

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet . || { echo "not formatted: run make format"; exit 1; }
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.test
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

compiled: $(COMPILED)/.done

test-compiled: compiled $(VENV)/.test
	$(COMPILED)/bin/python -m pytest -o pythonpath= $(FINDINGS)
	$(BIN)/oncozh extract 'corpus/*.txt' --out out/sources --quiet
	$(COMPILED)/bin/oncozh extract 'corpus/*.txt' --out out/same --quiet
	cmp out/sources/articles.jsonl out/same/articles.jsonl

bench: $(VENV)/.test
	$(firstword $(wildcard $(COMPILED)/bin/python) $(BIN)/python) benchmarks/speed.py
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/unseen.py

fuzz: $(VENV)/.test
	PYTHON=$(BIN)/python fuzz/run.sh $(MINUTES)

reliability: $(VENV)/.test
	$(BIN)/python benchmarks/reliability.py --write docs/reliability.md

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "oncozh needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "no venv module: apt-get install python3-venv"; exit 1; }

# What builds comes first and is pinned too; so nothing is installed that is not in requirements/.
$(VENV)/.build: requirements/build.txt | $(BIN)/python
	$(PIP) --require-hashes -r requirements/build.txt
	@touch $@

$(VENV)/.demo: requirements/demo.txt pyproject.toml $(VENV)/.build
	$(PIP) --require-hashes --no-build-isolation -r requirements/demo.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt pyproject.toml $(VENV)/.build
	$(PIP) --require-hashes --no-build-isolation -r requirements/test.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# A virtual environment of its own, and built from a copy: the compiler leaves its modules beside the sources, where the
# editable install would take them for its own.
$(COMPILED)/.done: requirements/test.txt requirements/compile.txt pyproject.toml $(shell find pipeline -name '*.py')
	@cc --version >/dev/null 2>&1 || { echo "no C compiler: apt-get install gcc python3-dev"; exit 1; }
	@test -x $(COMPILED)/bin/python || $(PYTHON) -m venv $(COMPILED)
	$(PIP_COMPILED) --require-hashes -r requirements/build.txt
	$(PIP_COMPILED) --require-hashes --no-build-isolation -r requirements/test.txt
	$(PIP_COMPILED) --require-hashes --no-build-isolation -r requirements/compile.txt
	rm -rf out/compiled
	mkdir -p out/compiled
	cp -R pipeline pyproject.toml README.md LICENSE out/compiled
	cd out/compiled && HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(CURDIR)/$(COMPILED)/bin/python -m hatchling build -t wheel
	$(PIP_COMPILED) --no-deps --force-reinstall out/compiled/dist/*.whl
	@touch $@

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock'

# All extras but spark: pyspark is half a gigabyte, and its tests are skipped where it is missing.
EXTRAS := dask excel html pdf review score

lock:
	$(COMPILE) requirements/build.in -o requirements/build.txt
	$(COMPILE) pyproject.toml $(EXTRAS:%=--extra %) --group test -c requirements/build.txt -o requirements/test.txt
	$(COMPILE) pyproject.toml --extra review -c requirements/test.txt -o requirements/demo.txt
	$(COMPILE) --group browser -c requirements/test.txt -o requirements/browser.txt
	$(COMPILE) --group compile -c requirements/test.txt -o requirements/compile.txt

# The package as users get it: built, unpacked elsewhere, and run on one sentence.
wheel: $(VENV)/.demo
	rm -rf out/wheel
	$(PIP) --no-deps --no-build-isolation --target out/wheel .
	echo '恩扎卢胺组的客观缓解率为43.3%。' | PYTHONPATH=out/wheel $(BIN)/python -m oncozh extract - | grep -q '"endpoint": "ORR"'

clean:
	rm -rf out build dist $(COMPILED) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
