#!/bin/sh
# SPDX-License-Identifier: MIT
#
#   ./setup.sh [PACKAGE]...
#
# Installs these packages, or those that packages.txt lists, where this machine lacks them; says and does nothing when nothing is
# missing. What a package is for may be there without it, or without Debian: then it is not missing.
set -u
cd "$(dirname "$0")" || exit 1

# Does this header compile, and link with these libraries?
links()
{
    header=$1
    shift
    probe=$(mktemp) || return 1
    printf '#include <stdio.h>\n#include <%s>\nint main(void) { return 0; }\n' "$header" |
        ${CC:-gcc} ${CPPFLAGS:-} -x c -o "$probe" - ${LDFLAGS:-} "$@" >/dev/null 2>&1
    found=$?
    rm -f "$probe"
    return $found
}

# The same in other words: is what the package is for there?
there()
{
    case $1 in
    gcc | clang | make) command -v "$1" >/dev/null ;;
    libc6-dev) links math.h -lm -pthread ;;
    libgmp-dev) links gmp.h -lgmp ;;
    libmpfr-dev) links mpfr.h -lmpfr -lgmp ;;
    libmpfi-dev) links mpfi.h -lmpfi -lmpfr -lgmp ;;
    libjansson-dev) links jansson.h -ljansson ;;
    libmd-dev) links md5.h -lmd ;;
    libflint-dev) links flint/fmpq_mpoly.h -lflint -lmpfr -lgmp ;;
    libnlopt-dev) links nlopt.h -lnlopt -lm ;;
    libcriterion-dev) links criterion/criterion.h -lcriterion ;;
    python3-jsonschema) /usr/bin/python3 -c 'import jsonschema' 2>/dev/null ;;
    texlive-latex-base) command -v pdflatex >/dev/null && kpsewhich article.cls >/dev/null ;;
    texlive-latex-recommended) kpsewhich booktabs.sty >/dev/null ;;
    texlive-latex-extra) kpsewhich tcolorbox.sty >/dev/null ;;
    texlive-pictures) kpsewhich pgfplots.sty >/dev/null ;;
    texlive-science) kpsewhich siunitx.sty >/dev/null ;;
    nodejs) command -v node >/dev/null ;;
    libjs-katex) [ -r /usr/share/javascript/katex/katex.mjs ] || [ -r site/node_modules/katex/dist/katex.mjs ] ;;
    npm | chromium) command -v "$1" >/dev/null ;;
    coq) command -v coqc >/dev/null ;;
    graphviz) command -v dot >/dev/null ;;
    lmodern) kpsewhich lmodern.sty >/dev/null ;;
    *) false ;;
    esac 2>/dev/null
}

missing=""
for p in ${*:-$(cat packages.txt)}; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || there "$p" || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
root=""
[ "$(id -u)" = 0 ] || root="sudo -n"
echo "setup: installing$missing"
if command -v apt-get >/dev/null && { [ -z "$root" ] || $root true 2>/dev/null; } && $root apt-get update -qq &&
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
    exit 0
fi
echo "setup: cannot install by myself; this installs what is needed: sudo apt-get install --no-install-recommends$missing" >&2
exit 1
