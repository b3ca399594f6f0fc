# SPDX-License-Identifier: MIT
#
#   make            build build/lemmata
#   make reproduce  set up, build, decide every link, write tables, figures and PDFs, and a summary
#   make test       set up, build, run the tests; of sweeps a share, said in a line of each: WHOLE=1 for all of them
#                   one suite alone: build/lemmata-tests --filter 'prove_near/*'
#   make site       pages of all papers, in build/site: Node.js and Graphviz, site/packages.txt
#   make compilers  the papers' records from another compiler (OTHER=clang) are the same bytes
#   make flags      as are they under flags that would change arithmetic
#   make kill       killed at random, make heals by itself; KILLS=40
#   make fuzz       libFuzzer (clang) on what reads others' files; SECONDS=60 each
#   make needed     is each hypothesis needed by some candidate? NEEDED=game, or ids
#   make bench      times against other libraries: bench/packages.txt, each optional; ROWS="entropy klinv", QUICK=1
#   make install    programs, library, manual, completion, TeX; PREFIX, DESTDIR; make uninstall
#   make deb        Debian packages, in build/debs; make chroot: built, installed, used, purged in a clean system
#   make tables papers library asan clean

.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
JOBS := $(shell nproc 2>/dev/null || echo 2)

PREFIX  ?= /usr/local
DESTDIR ?=

include flags.mk
.DEFAULT_GOAL := all

PAPERS  := $(notdir $(wildcard papers/*))

LIBRARY := $(wildcard numerics/*/*.c proofs/*/*.c proofs/claims/*/*.c proofs/prove/*/*.c)
COMMAND := $(wildcard cli/*.c)
PROVED  := $(wildcard proofs/*/proved/*.json)
CLAIMS  := $(wildcard proofs/*/*.lem proofs/*/found/*.json) $(PROVED) $(wildcard proofs/prove/coq/*.v)
BUILTIN := $(BUILD)/obj/builtin_files.o
SITE    := $(wildcard $(addprefix site/,*.mjs lib/* exact/* words/* page/*))
CHECKER := $(wildcard checker/*.c checker/*/*.c)
GIT2    := tests/support/git2.c
TESTS   := $(filter-out tests/fuzz/verify.c tests/needed/main.c $(GIT2),$(wildcard tests/*/*.c tests/*/*/*.c))

.PRECIOUS: $(BUILD)/records/%.shard.json
.PHONY: all setup setup-tex setup-site site test tests-built tests-kept tests-run site-run tables papers reproduce install uninstall library deb chroot asan fuzz oracle clean findings bench compilers flags records kill verified needed

all: $(BUILD)/lemmata $(BUILD)/lemmata-verify

# The claim files stand in the program; made anew when one changes, comes or goes.
$(BUILD)/claims: FORCE
	@mkdir -p $(@D)
	@echo '$(CLAIMS)' | cmp -s - $@ || echo '$(CLAIMS)' > $@
.PHONY: FORCE
FORCE:

# A certificate that the checker does not accept stops the build: what the program calls proved has been verified.
$(BUILTIN): $(CLAIMS) $(BUILD)/claims cli/embed cli/builtin.h $(BUILD)/lemmata-verify
	@mkdir -p $(@D)
	@$(if $(PROVED),$(BUILD)/lemmata-verify --quiet $(PROVED) > $(@:.o=.verified) || { grep -v ': verified$$' $(@:.o=.verified); exit 1; },:)
	@echo "embed proofs/*/*.lem, proved/*.json, found/*.json, proofs/prove/coq/*.v"
	@cli/embed $(CLAIMS) > $(@:.o=.c)
	@$(COMPILE) -MF $(@:.o=.d) -MT $@ -c -o $@.new $(@:.o=.c)
	@mv $@.new $@

$(BUILD)/lemmata: $(call objects,$(COMMAND) $(LIBRARY)) $(BUILTIN)
	$(call link,$(LIBS))

# Shares no line with the rest, and no library but GMP.
$(BUILD)/lemmata-verify: $(call objects,$(CHECKER))
	$(call link,-lgmp)

# The library that stands in for libgit2 has the name by which this machine's Criterion needs it, if it does.
$(BUILD)/git2/made: $(GIT2)
	@mkdir -p $(@D)
	@name=$$(readelf -d "$$($(CC) -print-file-name=libcriterion.so)" | sed -n 's/.*(NEEDED).*\[\(libgit2[.]so[^]]*\)\].*/\1/p'); \
	[ -z "$$name" ] || $(CC) -std=c17 -O2 -fPIC -shared -Wl,-soname,$$name -o $(@D)/$$name $<
	@touch $@

$(BUILD)/lemmata-tests: $(call objects,$(TESTS) $(filter-out cli/program.c,$(COMMAND)) $(LIBRARY)) $(BUILTIN) | $(BUILD)/git2/made
	$(call link,-no-pie -Wl$(comma)--push-state$(comma)--no-as-needed $$(ls $(BUILD)/git2/libgit2.so* 2>/dev/null) -Wl$(comma)--pop-state -Wl$(comma)-rpath$(comma)'$$ORIGIN/git2' -lcriterion $(LIBS))

-include $(patsubst %.o,%.d,$(call objects,$(LIBRARY) $(COMMAND) $(CHECKER) $(TESTS) $(wildcard library/*.c)))

setup:
	@./setup.sh

test: setup
	@$(MAKE) --no-print-directory -j$(JOBS) tests-built
	@echo "== running the tests, some minutes at most; what fails is said at once, the count at the end"
	@$(MAKE) --no-print-directory -k -j$(JOBS) tests-kept || echo "== without the record of each paper: a test says why"
	@$(MAKE) --no-print-directory -k -j2 tests-run site-run

# Side by side; the tests are to see nothing of this make.
tests-run site-run: export LEMMATA = $(BUILD)/lemmata
tests-run:
	@env -u MAKEFLAGS -u MFLAGS $(BUILD)/lemmata-tests
site-run:
	@env -u MAKEFLAGS -u MFLAGS site/check

tests-built: $(BUILD)/lemmata $(BUILD)/lemmata-verify $(BUILD)/lemmata-tests library

# The tests once more, under AddressSanitizer and UBSan.
asan: setup
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=build/asan tests-built \
	    CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"
	LEMMATA=build/asan/lemmata build/asan/lemmata-tests

# Lemmas drawn from seeds FIRST .. FIRST + COUNT - 1, decided a second time in Python; of every PROVED-th the proofs, too. Seeds from 10^6 on draw
# factors, values and guards.
ORACLE = 1000 1000 20
oracle: $(BUILD)/lemmata $(BUILD)/lemmata-verify
	@LEMMATA=$(BUILD)/lemmata; export LEMMATA; set -e; \
	/usr/bin/python3 -B tests/claims/oracle/compare.py $(ORACLE); \
	/usr/bin/python3 -B tests/claims/oracle/proved.py $(wordlist 1,2,$(ORACLE)) 60; \
	/usr/bin/python3 -B tests/claims/oracle/displayed.py $(wordlist 1,2,$(ORACLE))

# Each hypothesis dropped by itself: where no link falls without it, tests/needed/reasons.tsv says why. NEEDED=game, or ids; minutes. A share is in make test.
NEEDED := bottleneck limits game
needed: setup
	@$(MAKE) --no-print-directory -j$(JOBS) $(BUILD)/lemmata-needed
	@$(BUILD)/lemmata-needed tests/needed/reasons.tsv $(NEEDED)

$(BUILD)/lemmata-needed: $(call objects,tests/needed/main.c tests/needed/needed.c tests/needed/reasons.c $(filter-out cli/program.c,$(COMMAND)) $(LIBRARY)) $(BUILTIN)
	$(call link,$(LIBS))

# libFuzzer with both sanitizers on each reader of what others write, SECONDS each, JOBS at a time; what is new goes to $(BUILD)/fuzz, a crash is left there.
SECONDS := 60
FUZZED  := claims tex json tables samples verify
fuzz: setup
	@if ! command -v clang >/dev/null; then echo "fuzz: no clang here: the corpus and its changes are in make test"; exit 0; fi; \
	$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/fuzz CC=clang $(BUILD)/fuzz/lemmata-fuzz $(BUILD)/fuzz/verify-fuzz \
	    CFLAGS="-O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all" || exit 1; \
	$(MAKE) --no-print-directory -j$(JOBS) --output-sync=target SECONDS=$(SECONDS) $(FUZZED:%=fuzz-%)

.PHONY: $(FUZZED:%=fuzz-%)
$(FUZZED:%=fuzz-%): fuzz-%:
	@mkdir -p $(BUILD)/fuzz/new/$*; said=1; \
	case $* in verify) f=verify-fuzz d=json said=3 ;; tables|samples) f=lemmata-fuzz d=tables said=3 ;; *) f=lemmata-fuzz d=$* ;; esac; \
	FUZZ=$* $(BUILD)/fuzz/$$f -close_fd_mask=$$said -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1024 -max_len=4096 -print_final_stats=1 -verbosity=0 \
	    -dict=tests/fuzz/$$d.dict -artifact_prefix=$(BUILD)/fuzz/$*- $(BUILD)/fuzz/new/$* tests/fuzz/corpus/$* $(wildcard tests/claims/examples)

$(BUILD)/verify-fuzz: $(call objects,tests/fuzz/verify.c $(filter-out checker/main.c,$(CHECKER)))
	$(call link,-fsanitize=fuzzer -lgmp)

$(BUILD)/lemmata-fuzz: $(call objects,$(addprefix tests/fuzz/,target.c tables.c files.c) $(filter-out cli/program.c,$(COMMAND)) $(LIBRARY)) $(BUILTIN)
	$(call link,-fsanitize=fuzzer $(LIBS))

# The peers are for this alone; one that cannot be installed is done without.
bench: setup
	@for p in $$(cat bench/packages.txt); do ./setup.sh $$p || echo "bench: without $$p" >&2; done
	@$(MAKE) --no-print-directory -j$(JOBS) -f bench/Makefile bench-built
	@$(MAKE) --no-print-directory -f bench/Makefile bench-run

# The record of each paper from this build: made once for all that compare another's with it, and for the site.
$(BUILD)/records/%.shard.json: $(BUILD)/lemmata
	@mkdir -p $(@D)
	@$< check $* --shard 1/1 --format json -o $@; s=$$?; [ $$s -le 1 ] || [ $$s = 4 ]

$(BUILD)/records/%.json: $(BUILD)/records/%.shard.json
	@$(BUILD)/lemmata merge $< --format json -o $@; s=$$?; [ $$s -le 1 ] || [ $$s = 4 ]

# Their tables on a candidate of each family, for tests that look at what stands in them.
$(BUILD)/records/tables/made: $(BUILD)/lemmata
	@rm -rf $(@D)
	@mkdir -p $(@D)
	@$< table -o $(@D) --candidates 1 > $(@D)/said; s=$$?; [ $$s -le 1 ] || [ $$s = 4 ] || exit 1; touch $@

# The document of the site and its pages, for the site's tests.
$(BUILD)/records/site.json: $(PAPERS:%=$(BUILD)/records/%.shard.json)
	@$(BUILD)/lemmata site --record $^ --format json -o $@

$(BUILD)/records/pages/index.html: $(BUILD)/records/site.json $(SITE)
	@if node site/main.mjs $(@D) < $< >/dev/null; then touch $@; else echo "== no pages are kept: the site's tests make their own"; fi

records: $(PAPERS:%=$(BUILD)/records/%.json)

tests-kept: records $(BUILD)/records/tables/made $(if $(shell command -v node),$(BUILD)/records/pages/index.html)

same_records = for p in $(PAPERS); do cmp $(BUILD)/records/$$p.json $(1)/records/$$p.json || exit 1; echo "$$p: the same record $(2)"; done

# Another compiler builds the command beside, and the records of all papers are compared byte for byte.
OTHER := clang
compilers:
	@if ! command -v $(OTHER) >/dev/null; then echo "compilers: no $(OTHER) here: not compared"; exit 0; fi; \
	$(MAKE) --no-print-directory -j$(JOBS) records && \
	$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/$(OTHER) CC=$(OTHER) all records || exit 1; \
	$(call same_records,$(BUILD)/$(OTHER),from $(CC) and $(OTHER))

# A caller's flags that change arithmetic change no byte.
UNSAFE := -O3 -mfma -fassociative-math -freciprocal-math -fno-signed-zeros -fno-trapping-math -ffinite-math-only -ffp-contract=fast
flags:
	@$(MAKE) --no-print-directory -j$(JOBS) records
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/flags CFLAGS="$(UNSAFE)" all records
	@$(call same_records,$(BUILD)/flags,under $(UNSAFE))

kill:
	@tests/kill/run $(KILLS)

# Every link decided, compared with the recorded verdicts; then tables and figures' data. The sum moves only when one of them does.
sums := $(PAPERS:%=$(BUILD)/tables/%.sum)
$(PAPERS:%=$(BUILD)/tables/%.decided): $(BUILD)/tables/%.decided: $(BUILD)/lemmata papers/%/findings.json
	@echo "== $*: deciding every link, writing tables"
	@$(BUILD)/lemmata table $* -o $(BUILD)/tables --against papers/$*/findings.json
	@echo "every verdict is as recorded in papers/$*/findings.json"
	@touch $@

$(sums): %.sum: %.decided
	@cat $*/* | cksum > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

tables: $(sums)

# Typeset in a folder of its own, from nothing; a PDF that is there is whole. A figure's picture, which takes TeX long, is a PDF of its own.
.SECONDEXPANSION:
percent  := %
PDFS     := $(PAPERS:%=$(BUILD)/papers/%.pdf)
PICTURES := $(patsubst papers/%.tex,$(BUILD)/pictures/%.pdf,$(wildcard papers/*/picture-*.tex))
typeset   = @latex/typeset $(abspath $(BUILD)) $@

$(PICTURES): $(BUILD)/pictures/%.pdf: papers/%.tex papers/$$(*D)/notation.tex latex/picture.tex latex/lemmata.sty latex/lemmata-writeup.sty latex/typeset $(BUILD)/tables/$$(*D).sum
	$(typeset) papers/$(*D) $(*F).tex

$(PDFS): $(BUILD)/papers/%.pdf: latex/lemmata.sty latex/lemmata-writeup.sty latex/typeset $$(wildcard papers/$$*/*.* papers/$$*/*/*.*) \
    $(BUILD)/tables/%.sum $$(filter $(BUILD)/pictures/$$*/$$(percent),$(PICTURES))
	@echo "== $*: typesetting"
	$(typeset) papers/$* main.tex

papers: $(PDFS)

# --- the site ---------------------------------------------------------------------------------------------------------------

# What tests alone need comes with `npm ci` in site/.
setup-site: setup
	@./setup.sh $$(cat site/packages.txt)

site: setup-site
	@$(MAKE) --no-print-directory -j$(JOBS) $(BUILD)/site/index.html

# From what was decided; links are decided where no record is of this build.
$(BUILD)/site/index.html: $(PAPERS:%=$(BUILD)/records/%.shard.json) $(SITE)
	@echo "== writing pages"
	@$(BUILD)/lemmata site --record $(filter %.shard.json,$^) -o $(@D)
	@touch $@

# The certificates of all proved links, by the checker that shares no line with the rest; once, until one of them or it changes.
verified: $(BUILD)/verified
	@grep -v ': verified$$' $<

$(BUILD)/verified: $(BUILD)/lemmata-verify $(PROVED)
	@$(BUILD)/lemmata-verify --quiet $(PROVED) > $@.new || { grep -v ': verified$$' $@.new; exit 1; }
	@mv $@.new $@

# TeX is for what is typeset, and for nothing else.
setup-tex: setup
	@./setup.sh $$(cat latex/packages.txt)

reproduce: setup-tex
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(MAKE) --no-print-directory -j$(JOBS) papers
	@echo "== certificates of the links that are proved"
	@$(MAKE) --no-print-directory verified
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

# --- installing: programs, library, pages of manual, completion, TeX ------------------------------------------------------

VERSION := $(shell sed -n 's/.*LEMMATA_VERSION "\(.*\)"/\1/p' proofs/engine/version.h)
SONAME  := liblemmata.so.$(firstword $(subst ., ,$(VERSION)))

# Of the command what reads a table and computes: no command line, no file written, no figure. Of the claim files those
# whose formulas it prints.
CALCULATORS := $(wildcard library/*.c) $(wildcard cli/samples*.c) $(addsuffix .c,$(addprefix cli/,channel columns complain \
    confidence contexts input place sheet shown frontier frontier_count frontier_json frontier_text interval \
    interval_allocate interval_channels interval_text interval_words))
FORMULAS := $(addsuffix .lem,$(addprefix proofs/bottleneck/,interval mcallester pac-bayes required-capacity))

$(BUILD)/obj/formula_files.o: $(FORMULAS) cli/embed cli/builtin.h
	@mkdir -p $(@D)
	@cli/embed $(FORMULAS) > $(@:.o=.c)
	@$(COMPILE) -MF $(@:.o=.d) -MT $@ -c -o $@.new $(@:.o=.c)
	@mv $@.new $@

$(BUILD)/liblemmata.so.$(VERSION): $(call objects,$(CALCULATORS) $(LIBRARY)) $(BUILD)/obj/formula_files.o
	$(call link,-shared -Wl$(comma)-z$(comma)defs -Wl$(comma)-soname$(comma)$(SONAME) $(LIBS))
comma := ,

library: $(BUILD)/liblemmata.so.$(VERSION)

# Made by the program from the table of its options.
PAGES := lemmata $(addprefix lemmata-,$(shell sed -n 's/^    { "\([a-z]*\)", ".*/\1/p' cli/help.c))
SHARE := $(BUILD)/share

$(SHARE)/made: $(BUILD)/lemmata
	@mkdir -p $(SHARE)/man $(SHARE)/completion
	@for p in $(PAGES); do $(BUILD)/lemmata help --man $$(echo $$p | sed 's/^lemmata-*//') > $(SHARE)/man/$$p.1 || exit 1; done
	@for s in bash zsh fish; do $(BUILD)/lemmata help --completion $$s > $(SHARE)/completion/$$s || exit 1; done
	@touch $@

share := $(DESTDIR)$(PREFIX)/share
put   := install -m 644

install: $(BUILD)/lemmata $(BUILD)/lemmata-verify $(BUILD)/liblemmata.so.$(VERSION) $(SHARE)/made
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/lib/pkgconfig" "$(DESTDIR)$(PREFIX)/include" "$(share)/lemmata" "$(share)/man/man1" \
	    "$(share)/bash-completion/completions" "$(share)/zsh/site-functions" "$(share)/fish/vendor_completions.d" "$(share)/texmf/tex/latex/lemmata"
	install $(BUILD)/lemmata $(BUILD)/lemmata-verify "$(DESTDIR)$(PREFIX)/bin/"
	$(put) $(BUILD)/liblemmata.so.$(VERSION) "$(DESTDIR)$(PREFIX)/lib/"
	ln -sf liblemmata.so.$(VERSION) "$(DESTDIR)$(PREFIX)/lib/$(SONAME)"
	ln -sf $(SONAME) "$(DESTDIR)$(PREFIX)/lib/liblemmata.so"
	$(put) library/lemmata.h "$(DESTDIR)$(PREFIX)/include/"
	sed 's|@prefix@|$(PREFIX)|; s|@version@|$(VERSION)|' library/lemmata.pc.in > "$(DESTDIR)$(PREFIX)/lib/pkgconfig/lemmata.pc"
	$(put) proofs/engine/record.schema.json $(wildcard cli/schemas/*.schema.json) "$(share)/lemmata/"
	$(put) $(SHARE)/man/*.1 checker/lemmata-verify.1 "$(share)/man/man1/"
	$(put) $(SHARE)/completion/bash "$(share)/bash-completion/completions/lemmata"
	$(put) $(SHARE)/completion/zsh "$(share)/zsh/site-functions/_lemmata"
	$(put) $(SHARE)/completion/fish "$(share)/fish/vendor_completions.d/lemmata.fish"
	$(put) latex/lemmata.sty "$(share)/texmf/tex/latex/lemmata/"
	@site/install "$(share)/lemmata/site"
	@$(texmf)
	@$(style)
	@[ -n "$(DESTDIR)" ] || ldconfig 2>/dev/null || :

# How TeX comes to find lemmata.sty, where it does not do so by itself.
style = [ -n "$(DESTDIR)" ] || kpsewhich lemmata.sty >/dev/null 2>&1 || if command -v kpsewhich >/dev/null; \
    then echo "TeX finds lemmata.sty with TEXINPUTS=.:$(share)/texmf/tex/latex/lemmata:"; \
    else echo "no TeX is here: once it is, mktexlsr has it find lemmata.sty in $(share)/texmf"; fi

# A tree of TeX's is listed anew: where lemmata.sty came or went.
texmf = if [ -z "$(DESTDIR)" ] && [ "$$(kpsewhich -var-value TEXMFLOCAL 2>/dev/null)" = "$(share)/texmf" ]; then mktexlsr "$(share)/texmf" >/dev/null 2>&1 || :; fi

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/lemmata" "$(DESTDIR)$(PREFIX)/bin/lemmata-verify" "$(DESTDIR)$(PREFIX)/lib/liblemmata.so"* \
	    "$(DESTDIR)$(PREFIX)/include/lemmata.h" "$(DESTDIR)$(PREFIX)/lib/pkgconfig/lemmata.pc" $(PAGES:%="$(share)/man/man1/%.1") \
	    "$(share)/man/man1/lemmata-verify.1" "$(share)/bash-completion/completions/lemmata" "$(share)/zsh/site-functions/_lemmata" \
	    "$(share)/fish/vendor_completions.d/lemmata.fish"
	rm -rf "$(share)/lemmata" "$(share)/texmf/tex/latex/lemmata"
	@$(texmf)

# Debian packages of the same, into DEB; in a clean system built, installed, used, purged (root, debootstrap).
DEB := $(BUILD)/debs
deb: $(BUILD)/lemmata $(BUILD)/lemmata-verify $(BUILD)/liblemmata.so.$(VERSION) $(SHARE)/made
	@packaging/deb $(BUILD) $(VERSION) $(DEB)

chroot:
	@packaging/chroot $(abspath $(BUILD))/chroot

clean:
	rm -rf build
