.DEFAULT_GOAL := help
PY := .venv/bin/python
PYTEST_ARGS ?= -n 2 --dist loadfile --no-loadscope-reorder --hypothesis-profile=same
FUZZ_SECONDS ?= 60
COMPILE_LOCK := $(PY) -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --annotation-style line

.PHONY: help demo test run fuzz lock pot build clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' Makefile

demo: ## set up, play the conversation of resources/demo without a screen, verify the reports
	@tools/setup.sh program
	@tools/demo.sh

test: ## set up, then style, types and all tests
	@tools/setup.sh test
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@for system in win32 darwin; do \
		$(PY) -m mypy --platform $$system --no-warn-unreachable --cache-dir .mypy_cache/$$system keukentafel || exit 1; done
	@$(PY) -m pytest -q $(PYTEST_ARGS)

run: ## set up and open the application (needs a screen)
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "Er is hier geen scherm, dus Keukentafel kan geen vensters openen. Probeer: make demo" >&2; exit 1; fi
	@tools/setup.sh screen
	@.venv/bin/keukentafel

fuzz: ## look for input that the readers stumble over; FUZZ_SECONDS for each of them
	@tools/setup.sh program
	@$(PY) -m pip install --quiet --require-hashes --only-binary :all: -r requirements/fuzz.txt
	@$(PY) -m tools.fuzz --seconds $(FUZZ_SECONDS)

lock: ## resolve requirements/*.in again and write the hashed locks
	@tools/setup.sh program
	$(COMPILE_LOCK) --upgrade -o requirements/dev.txt requirements/dev.in
	$(COMPILE_LOCK) -c requirements/dev.txt -o requirements/runtime.txt requirements/runtime.in
	$(COMPILE_LOCK) --upgrade -o requirements/fuzz.txt requirements/fuzz.in

pot: ## extract the sentences of the windows and the reports for translators
	@tools/setup.sh program
	@mkdir -p translations
	@$(PY) -m babel.messages.frontend -q extract --no-default-keywords --sort-by-file --no-wrap \
		--keyword t --keyword tn:1,2 --keyword N_ --add-comments "Translators:" \
		--project keukentafel --copyright-holder "The Keukentafel contributors" \
		--mapping babel.cfg --output translations/ui.pot keukentafel
	@$(PY) tools/extract_prompts.py

build: ## set up and build dist/keukentafel with PyInstaller
	@tools/setup.sh build
	@PYINSTALLER_CONFIG_DIR=build/cache $(PY) -m PyInstaller --noconfirm --log-level WARN build.spec

clean: ## remove everything that make made, .venv included
	rm -rf .venv build dist demo-out .setup.lock .setup.log *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find keukentafel tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete
