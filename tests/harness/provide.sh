#!/usr/bin/env bash
# Finds what the tests need from the machine; as root on Debian it installs what is missing, otherwise it
# stops with the one line to type. The tests start a PostgreSQL server of their own from these programs.
set -euo pipefail

missing=()
if [[ -z "${QUIZAPP_TEST_POSTGRESQL:-}" ]] && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null \
    && ! command -v initdb >/dev/null; then
    missing+=(postgresql)
fi
command -v chromium >/dev/null || missing+=(chromium)
find /usr/share/fonts -iname '*NotoSansCJK*' -print -quit 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk)

[[ ${#missing[@]} -eq 0 ]] && exit 0
line="apt-get install --no-install-recommends ${missing[*]}"
if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "The tests need packages that are missing. Type: sudo $line" >&2
    exit 1
fi
echo "installing ${missing[*]} …"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
$line -qq --yes >/dev/null
