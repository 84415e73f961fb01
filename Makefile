# SPDX-License-Identifier: GPL-3.0-or-later
PYTHON ?= python3
PY := .venv/bin/python
CORE := tests/architecture tests/casework tests/cli tests/content tests/directory tests/document tests/eligibility tests/evidence tests/faults tests/guidance tests/i18n tests/journal tests/people tests/rights tests/settings tests/speech tests/storage tests/sync tests/tracker tests/packaging tests/test_desk.py tests/test_periods.py
BOTH := -n 2 --dist worksteal
export QT_LOGGING_RULES ?= qt.multimedia.*=false;qt.qpa.*=false

.PHONY: run test check bench faults screenshots catalogues lock setup setup-test bundle clean

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then .venv/bin/va-desktop; \
	else echo "There is no display here. Instead, the main screens are written as pictures and a spoken sample to out/."; \
	.venv/bin/va-desktop tour --out out; fi

test: setup-test
	$(PY) -m pytest -q $(BOTH) -p no:pytest-qt -p tests.no_qt $(CORE)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q $(BOTH) --no-qt-log tests/ui -m "not bus and not orca"
	tests/accessibility/session.sh $(PY) -m pytest -q tests/accessibility -m bus
	tests/accessibility/session.sh $(PY) -m pytest -q tests/accessibility -m orca

check: setup-test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/va-desktop content check
	$(PY) -m pytest -q -x $(BOTH) -p no:pytest-qt -p tests.no_qt $(CORE) -m "not wheel"

faults: setup-test
	rm -f build/faults.txt
	FAULTS=long FAULTS_OUT=build/faults.txt $(PY) -m pytest -q -p no:pytest-qt -p tests.no_qt tests/faults
	FAULTS=long QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q --no-qt-log tests/ui/test_killed.py tests/ui/test_visitors.py
	@cat build/faults.txt

bench: setup-test .venv/bench-ready
	$(PY) benchmarks/all.py

screenshots: setup
	.venv/bin/va-desktop tour --all --out docs/pictures/all

catalogues: setup
	$(PY) packaging/catalogues.py update

lock: setup-test
	.venv/bin/pip-compile -q --generate-hashes --strip-extras --no-emit-find-links --no-emit-index-url --no-emit-trusted-host --allow-unsafe \
		-o requirements/run.txt pyproject.toml
	.venv/bin/pip-compile -q --generate-hashes --strip-extras --no-emit-find-links --no-emit-index-url --no-emit-trusted-host --allow-unsafe \
		-o requirements/dev.txt requirements/dev.in
	.venv/bin/pip-compile -q --generate-hashes --strip-extras --no-emit-find-links --no-emit-index-url --no-emit-trusted-host --allow-unsafe \
		-o requirements/bench.txt requirements/bench.in

setup: .venv/run-ready bundle
setup-test: .venv/test-ready bundle

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run-ready: requirements/run.txt pyproject.toml packaging/linux/system.sh | .venv/bin/python
	packaging/linux/system.sh run
	.venv/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	.venv/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements/build.txt
	.venv/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test-ready: requirements/dev.txt .venv/run-ready
	packaging/linux/system.sh test
	.venv/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# OpenFisca-Core, tantivy and Xapian are measured beside us; they live apart, so that the program can import none of them.
.venv/bench-ready: requirements/bench.txt packaging/linux/system.sh | .venv/bin/python
	packaging/linux/system.sh bench
	$(PYTHON) -m venv .venv/bench
	.venv/bench/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

bundle: .venv/run-ready
	@$(PY) packaging/catalogues.py compile
	@$(PY) -c "from va_desktop import paths; from va_desktop.content.fresh import ensure_built; b = paths.bundle(); ensure_built(b.sources, b.catalogues, b.packs)"

clean:
	rm -rf build dist out .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
