# Plain verbs. What they do is in knative/local/stack; how the tools behave is in pyproject.toml.
PYTHON ?= python3
export PATH := $(CURDIR)/.venv/bin:$(PATH)
stack := python -m knative.local.stack
compile := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header pyproject.toml

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

up: ready ## install what is missing, start everything, say where it is
	@$(stack) up

down: ready ## end everything; data stays
	@$(stack) down

status: ready ## what runs, and how much memory it takes
	@$(stack) status

logs: ready ## what the processes say, as it comes
	@$(stack) logs

demo: up ## fill in a believable workspace: 3 projects, 12 people, 600 tasks
	@$(stack) run -- python -m knative.local.demo

clean: ready ## end everything and delete all data
	@$(stack) clean

test: lint drift ## everything CI runs, in an environment of its own beside `make up`
	@$(stack) run --environment test --browser -- $(MAKE) --no-print-directory tests

lint: ready ## formatting, lint, types, import contracts
	ruff format --check .
	ruff check .
	mypy
	lint-imports

drift: ready ## fail when a generated file is not what `make generate` makes
	@.ci/drift

generate: ready ## make the generated files anew
	python -m events.store.generate
	python -m gateway.schema --write
	python -m knative.render
	python -m events.json_schema frontend/packages/gateway-client/src/generated/events.schema.json
	python -m knative.local.stack.frontend
	npm run --silent --prefix frontend generate

bench: ready ## create_task and show_task against a no-op and the database, as ratios
	python -m tests.bench.create_task

lock: ready ## choose the newest versions that pyproject.toml allows, with hashes
	$(compile) --upgrade -o requirements.lock
	$(compile) --upgrade --group laptop --group test -c requirements.lock -o requirements-dev.lock
	python -m knative.local.stack.kafka

# These start, stop and kill what the others use.
alone := tests/conformance tests/events tests/journeys tests/knative

tests:
	pytest -n 2 --dist loadfile $(alone:%=--ignore=%)
	pytest $(alone)
	npm test --silent --prefix frontend
	BASE_URL=$$PUBLIC_URL npm run --silent --if-present --prefix frontend e2e

ready:
	@$(PYTHON) -m knative.local.stack.bootstrap

.PHONY: help up down status logs demo clean test lint drift generate bench lock tests ready
