# SPDX-License-Identifier: MIT
#
#   make            build build/lemmata
#   make reproduce  set up, build, decide every link, write tables, figures and PDFs, and a summary
#   make test       set up, build, run the tests
#   make bench      times against other libraries: bench/packages.txt, each optional; ROWS="entropy klinv", QUICK=1
#   make tables papers install asan clean

.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
JOBS := $(shell nproc 2>/dev/null || echo 2)

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= gcc
ifeq ($(origin CC),default)
CC := gcc
endif

CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion
CPPFLAGS += -I. -D_GNU_SOURCE -MMD -MP
LIBS     := -ljansson -lmpfi -lmpfr -lgmp -lm -pthread

# Another BUILD keeps differently compiled objects apart (make asan).
BUILD   := build
PAPERS  := $(notdir $(wildcard papers/*))

LIBRARY := $(wildcard numerics/*/*.c proofs/*/*.c)
COMMAND := $(wildcard cli/*.c)
TESTS   := $(wildcard tests/*/*.c tests/*/*/*.c)

objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))

.PHONY: all setup test tests-built tables papers reproduce install asan clean findings bench

all: $(BUILD)/lemmata

$(BUILD)/lemmata: $(call objects,$(COMMAND) $(LIBRARY))
	@echo "link  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/lemmata-tests: $(call objects,$(TESTS) $(filter-out cli/program.c,$(COMMAND)) $(LIBRARY))
	@echo "link  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcriterion $(LIBS)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "cc    $<"
	@$(CC) -std=c17 -ffp-contract=off $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

-include $(patsubst %.o,%.d,$(call objects,$(LIBRARY) $(COMMAND) $(TESTS)))

setup:
	@./setup.sh

test: setup
	@$(MAKE) --no-print-directory -j$(JOBS) tests-built
	@echo "== running the tests, some minutes at most; what fails is said at once, the count at the end"
	@LEMMATA=$(BUILD)/lemmata $(BUILD)/lemmata-tests

tests-built: $(BUILD)/lemmata $(BUILD)/lemmata-tests

# The tests once more, under AddressSanitizer and UBSan.
asan: setup
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/asan tests-built \
	    CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"
	LEMMATA=build/asan/lemmata build/asan/lemmata-tests

# The peers are for this alone; one that cannot be installed is done without.
bench: setup
	@for p in $$(cat bench/packages.txt); do ./setup.sh $$p || echo "bench: without $$p" >&2; done
	@$(MAKE) --no-print-directory -j$(JOBS) -f bench/Makefile bench-built
	@$(MAKE) --no-print-directory -f bench/Makefile bench-run

# Every link decided, compared with the recorded verdicts; then tables and figures' data.
tables: $(BUILD)/lemmata
	@for p in $(PAPERS); do \
	    echo "== $$p: deciding every link, writing tables"; \
	    $(BUILD)/lemmata table $$p -o $(BUILD)/tables --against papers/$$p/findings.json || exit 1; \
	    echo "every verdict is as recorded in papers/$$p/findings.json"; \
	done

papers: tables
	@for p in $(PAPERS); do \
	    echo "== $$p: typesetting"; \
	    mkdir -p $(BUILD)/papers && cd papers/$$p && \
	    for pass in 1 2; do \
	        TEXINPUTS=".:../../latex:../../$(BUILD)/tables:../..:" pdflatex -interaction=nonstopmode -halt-on-error \
	            -output-directory=../../$(BUILD)/papers -jobname=$$p main.tex > ../../$(BUILD)/papers/$$p.typeset 2>&1 || \
	            { grep -A3 '^!' ../../$(BUILD)/papers/$$p.typeset; exit 1; }; \
	    done; cd ../..; \
	done

reproduce: setup
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(MAKE) --no-print-directory papers
	@echo "== done"
	@for p in $(PAPERS); do echo "write-up: $(BUILD)/papers/$$p.pdf"; done
	@echo "tables:   $(BUILD)/tables/"

# Records the present verdicts: ids, names, verdicts, and on how many candidates. Look at the difference before committing it.
TRIM := import json, sys; r = json.load(sys.stdin); \
    r["lemmas"] = [{"id": l["id"], "verdict": l["verdict"], "steps": l["steps"], "ours": l["ours"], "links": \
        [{k: x[k] for k in ("name", "role", "verdict", "tried", "equal")} for x in l["links"]]} for l in r["lemmas"]]; \
    json.dump(r, sys.stdout, indent=1); print()

findings: $(BUILD)/lemmata
	@for p in $(PAPERS); do \
	    $(BUILD)/lemmata check $$p --format json | python3 -c '$(TRIM)' > papers/$$p/findings.json; \
	done

install: $(BUILD)/lemmata
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/lemmata
	install $(BUILD)/lemmata $(DESTDIR)$(PREFIX)/bin/lemmata
	install -m 644 latex/lemmata.sty proofs/engine/record.schema.json $(DESTDIR)$(PREFIX)/share/lemmata/

clean:
	rm -rf build
