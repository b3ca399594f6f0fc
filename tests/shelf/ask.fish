# SPDX-License-Identifier: MIT
#
#   fish --no-config ask.fish FOLDER LINE...
#
# What fish offers at the end of each line, one line each, sorted, between bars. FOLDER has _lemmata.
cd $argv[1]
source _lemmata
for line in $argv[2..]
    set -l said (complete -C $line | string replace -r '\t.*' '' | string unescape | LC_ALL=C sort -u)
    echo (string join '|' -- $said)
end
