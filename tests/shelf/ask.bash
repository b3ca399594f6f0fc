# SPDX-License-Identifier: MIT
#
#   bash --norc ask.bash FOLDER LINE...
#
# What bash offers at the end of each line, one line each, sorted, between bars. FOLDER has _lemmata.
cd "$1" || exit
. ./_lemmata
shift
for line; do
    eval "COMP_WORDS=($line)"
    case $line in *' ') COMP_WORDS+=('') ;; esac
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _lemmata
    printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort -u | paste -sd '|'
done
