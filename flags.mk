# SPDX-License-Identifier: MIT
#
# How everything is compiled and linked: included by the Makefiles, from the top folder.
#
# CFLAGS, CPPFLAGS, LDFLAGS and CC of the caller count, on the command line and from the environment; what the code needs stands
# after them, so that it wins: the bounds of numerics/ are proved of IEEE doubles, each operation rounded once.

CC ?= gcc
ifeq ($(origin CC),default)
CC := gcc
endif

CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion
LIBS     := -lmd -lglpk -lnlopt -ljansson -lmpfi -lmpfr -lgmp -lm -ldl -pthread

# Last, so that a caller who asks for faster arithmetic gets ours.
IEEE := -fno-fast-math -fno-unsafe-math-optimizations -fno-associative-math -fno-reciprocal-math -fno-finite-math-only \
    -fsigned-zeros -ftrapping-math -ffp-contract=off

# Objects serve the programs and the library.
ours    := -std=c17 -I. -D_GNU_SOURCE -fPIC -fvisibility=hidden
COMPILE  = $(CC) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(ours) $(DEFINES) $(IEEE) -MMD -MP
LINK     = $(CC) $(CFLAGS) $(IEEE) -Wl,--build-id $(LDFLAGS)

# Another BUILD keeps differently compiled objects apart (make asan).
BUILD ?= build

objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))

# Beside, then renamed: whatever is killed, a file with its own name is whole. The dependencies come before the object.
$(BUILD)/obj/%.o: %.c flags.mk
	@mkdir -p $(@D)
	@echo "cc    $<"
	@$(COMPILE) -MF $(@:.o=.d).new -MT $@ -c -o $@.new $<
	@mv $(@:.o=.d).new $(@:.o=.d)
	@mv $@.new $@

# FLINT is loaded when it is needed, by the name that a program linked with it has for it.
$(BUILD)/linked-with-flint: flags.mk
	@mkdir -p $(@D)
	@echo 'int main(void) { return 0; }' | $(LINK) -x c - -o $@.new -Wl,--no-as-needed -lflint
	@mv $@.new $@

flint := $(BUILD)/obj/proofs/prove/box/flint.o
$(flint): $(BUILD)/linked-with-flint
$(flint): DEFINES = '-DFLINT_SONAME="$(shell objdump -p $(BUILD)/linked-with-flint | sed -n 's/.*NEEDED *\(libflint.*\)/\1/p')"'

define link
@mkdir -p $(@D)
@echo "link  $@"
@$(LINK) -o $@.new $^ $(1)
@mv $@.new $@
endef
