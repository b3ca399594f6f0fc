# SPDX-License-Identifier: MIT
#
#   zsh -f ask.zsh FOLDER LINE...
#
# What zsh offers at the end of each line, one line each, sorted, between bars. FOLDER has _lemmata. A shell at a pseudo-terminal is
# typed to; what its completion adds is written down before it is shown.
zmodload zsh/zpty || exit 1
cd $1
cat >.setup <<'END'
PROMPT= ; unset zle_bracketed_paste; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D
compadd() {
    local -a hits
    if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then builtin compadd -A hits "$@"; print -rl -- $hits >>.said; fi
    builtin compadd "$@"
}
END
zpty z zsh -f -i

# ask KEYS: until the shell has come to the end of what they do.
ask()
{
    zpty -n -w z "$1"
    zpty -w z 'print END >>.said'
    repeat 400; do
        zpty -r -t z _
        [[ -f .said && $(tail -n 1 .said) = END ]] && break
        sleep 0.05
    done
    said=$(grep -vx -e END -e '' .said | LC_ALL=C sort | tr '\n' '|')
    rm -f .said
}

ask $'. ./.setup\n'
for line in $@[2,-1]; do
    ask "$line"$'\t\C-u'
    print -r -- "${${said%|}//\\}"
done
zpty -d z
