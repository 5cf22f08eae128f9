# `make help` lists everything. Needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
STORE ?= .afspraakwijzer
EXAMPLES := $(wildcard corpus/examples/pdf/*.pdf)

.DEFAULT_GOAL := help
.PHONY: help install chat test lint format eval eval-ci bench examples clean

help: ## Toon deze lijst
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## Maak de virtuele omgeving en installeer Afspraakwijzer
$(VENV)/.installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 of nieuwer is nodig: zet PYTHON=/pad/naar/python3.11 achter make."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint requirements.lock --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(PIP) install --constraint requirements.lock --editable '.[test]'
	@touch $@

$(STORE)/manifest.json: $(EXAMPLES) | $(VENV)/.installed
	$(BIN)/afspraakwijzer index corpus/examples/pdf --store $(STORE)
	@touch $@

chat: $(VENV)/.installed $(STORE)/manifest.json ## Open de chat met de voorbeeldafspraken
	$(BIN)/afspraakwijzer chat --store $(STORE)

test: $(VENV)/.installed-test ## Draai alle tests
	@bash tests/system-packages.sh
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-test ## Controleer stijl, typen, importregels en bestandslengte
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.file_length

format: $(VENV)/.installed-test ## Zet alle code in dezelfde vorm
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/.installed ## Beantwoord alle evaluatiesets en toon wat goed en fout ging
	$(BIN)/afspraakwijzer eval evals/sets

eval-ci: $(VENV)/.installed ## Hetzelfde, met drempels, de basis van de laatste versie en verslagen in reports/
	$(BIN)/afspraakwijzer eval evals/sets --thresholds evals/thresholds.yaml --baseline evals/baseline.json \
	  --junit reports/eval.xml --json reports/eval.json --html reports/eval.html

bench: $(VENV)/.installed ## Meet hoe lang inlezen, starten en antwoorden duren, en hoe goed het zoeken is
	$(BIN)/python -m evals.bench corpus/examples/pdf
	$(BIN)/python -m corpus.checks.quotes corpus/examples/pdf/*.pdf
	$(BIN)/python -m index.measure

examples: $(VENV)/.installed ## Zet de voorbeeldafspraken opnieuw (nodig: typst, reportlab, weasyprint)
	$(PIP) install --constraint requirements.lock --editable '.[make]'
	$(BIN)/python -m corpus.examples.typeset

clean: ## Gooi de virtuele omgeving en de index weg
	rm -rf $(VENV) $(STORE) build *.egg-info
