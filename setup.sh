#!/bin/sh
# SPDX-License-Identifier: MIT
#
#   ./setup.sh [PACKAGE]...
#
# Installs these packages, or those that packages.txt lists, where this machine lacks them; says and does nothing when nothing is
# missing.
set -u
cd "$(dirname "$0")" || exit 1
missing=""
for p in ${*:-$(cat packages.txt)}; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
root=""
[ "$(id -u)" = 0 ] || root="sudo -n"
echo "setup: installing$missing"
export DEBIAN_FRONTEND=noninteractive
if command -v apt-get >/dev/null && { [ -z "$root" ] || $root true 2>/dev/null; } &&
    $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
    exit 0
fi
echo "setup: cannot install by myself; these Debian packages are needed:$missing" >&2
exit 1
