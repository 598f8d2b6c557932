# Two commands matter: `make run` starts Certamen with its demo, `make test` tests everything. Both install what is missing.

# One target folder outside the checkout, found again by later checkouts: polars alone takes minutes to build.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/certamen/target
export CARGO_TERM_COLOR ?= auto
DEMO ?= $(CARGO_TARGET_DIR)/demo
RELEASE := $(CARGO_TARGET_DIR)/release
# The worker and the benchmarks, always together: alone each would have other features, and polars be built twice. The server needs
# no polars, and is built in a third of the time.
WORKER := --package certamen-worker --package bench
SITE := $(CARGO_TARGET_DIR)/site
# The same packages everywhere, so that nothing is built twice for another set of them.
ALL := --workspace --locked
# Both programs for debugging, with the features that its tests give to what it is made from: a test asks for them.
DEBUGGED := $(ALL) --bin certamen --bin certamen-worker --test phases
DEMO_SETTINGS = DATABASE_URL=sqlite:$(DEMO)/certamen.db CERTAMEN_FILES=$(DEMO)/files CERTAMEN_MAIL=folder:$(DEMO)/mails CERTAMEN_SITE=$(SITE)

.PHONY: run build server site demo test fmt check format lint unit contract journeys journey bench fuzz soak dev clean-demo

# Another day of the demo: make run NOW=2027-05-14
run: server
	@mkdir -p $(DEMO)
	@$(DEMO_SETTINGS) .ci/serve-demo $(RELEASE) "$(WORKER)" -- $(if $(NOW),--now $(NOW))

build: server
	@echo "== worker (release)"
	@cargo build --release --locked $(WORKER)

server: site
	@echo "== server (release)"
	@cargo build --release --locked --package certamen

# The browser part, style sheet and fonts.
site:
	@.ci/install compiler wasm
	@echo "== site"
	@. .ci/wasm-environment && cargo run --quiet --release --locked --package site_build -- $(SITE)

demo:
	@mkdir -p $(DEMO)
	@$(DEMO_SETTINGS) $(RELEASE)/certamen demo --seeds seeds

clean-demo:
	rm -rf $(DEMO)

test: lint unit contract journeys

fmt:
	@.ci/install compiler leptosfmt biome
	@.ci/views
	@cargo fmt --all
	@"$$(.ci/install --where biome)" check --write

# What a person wants before a commit: looks at the format, clippy, and every test that starts no server.
check: format
	@.ci/install nextest
	@echo "== clippy"
	@cargo clippy $(ALL) --all-targets --quiet -- --deny warnings
	@echo "== tests that start no server"
	@INSTA_WORKSPACE_ROOT=$(CURDIR) cargo nextest run $(ALL) --no-fail-fast --status-level fail -E 'not binary_id(certamen::it)'

# Only looks whether everything is formatted; `make fmt` formats.
format:
	@.ci/install compiler leptosfmt biome
	@echo "== format"
	@cargo fmt --all --check
	@.ci/views --check
	@echo "== scripts and styles"
	@"$$(.ci/install --where biome)" ci --error-on-warnings

lint: format
	@.ci/install deny machete
	@echo "== what comes from elsewhere"
	@cargo machete > /dev/null || { cargo machete; exit 1; }
	@"$$(.ci/install --where deny)" --workspace --log-level error check licenses bans sources
	@echo "== clippy"
	@cargo clippy $(ALL) --all-targets --quiet -- --deny warnings
	@echo "== documentation"
	@RUSTDOCFLAGS="--deny warnings" cargo doc $(ALL) --no-deps --quiet

# A target folder that several checkouts share may hold tests that another one built: snapshots are those of this one.
unit:
	@.ci/install compiler nextest postgres store haproxy
	@echo "== tests on SQLite and PostgreSQL"
	@INSTA_WORKSPACE_ROOT=$(CURDIR) .ci/with-postgres cargo nextest run $(ALL) --no-fail-fast
	@echo "== examples of the documentation"
	@cargo test --doc $(ALL) --quiet

# The API against its OpenAPI document, the data packages against the data, the rankings against statsmodels, and the starter kits'
# scripts run as they are.
contract: site
	@.ci/install schemathesis frictionless science statistics node
	@echo "== API, data packages, rankings and starter kits against what they say"
	@cargo build $(ALL) --tests --quiet
	@.ci/contract $(CARGO_TARGET_DIR)/debug/certamen $(SITE)

# Browser journeys against the program that the tests built: all of them, or one file, or what a name says:
# make journey FILE=end2end/journeys/entries/hand_in.test.js NAME="without JavaScript"
journeys: journey

journey: site
	@.ci/install chromium node
	@echo "== browser journeys"
	@cargo build $(ALL) --tests --quiet
	@cd end2end && npm ci --no-audit --no-fund --loglevel=error && CERTAMEN=$(CARGO_TARGET_DIR)/debug/certamen CERTAMEN_SITE=$(SITE) node --test --test-concurrency=1 \
		$(if $(NAME),--test-name-pattern="$(NAME)") $(or $(patsubst end2end/%,%,$(FILE)),journeys/*.test.js journeys/*/*.test.js)

bench: build
	@.ci/install peers lme4
	@$(RELEASE)/bench $(RELEASE)/certamen $(SITE) "$$(.ci/install --where peers)"

# An hour of bytes that nobody wrote, for every reader of the data desk.
fuzz:
	@.ci/fuzz 900

# Servers that are killed while eight jurors mark and teams hand in, on both engines: make soak CYCLES=1000
soak:
	@.ci/install compiler nextest postgres store
	@INSTA_WORKSPACE_ROOT=$(CURDIR) CERTAMEN_SOAK_CYCLES=$(or $(CYCLES),1000) .ci/with-postgres cargo nextest run $(ALL) --no-fail-fast --no-capture -E 'test(killed::)'

# Rebuilds and restarts when a source changes.
dev:
	@.ci/install compiler wasm
	@cargo build $(DEBUGGED)
	@mkdir -p $(DEMO)
	@$(DEMO_SETTINGS) $(CARGO_TARGET_DIR)/debug/certamen demo --seeds seeds
	@$(DEMO_SETTINGS) .ci/dev $(CARGO_TARGET_DIR)/debug/certamen -- cargo build --quiet $(DEBUGGED)
