#!/bin/sh
# crosscheck in any other CI, a cron job or a git hook, written by `crosscheck init`; yours to change.
# What is checked, and what fails, is said in crosscheck.toml.
#
#   sh ci/crosscheck.sh                all articles
#   sh ci/crosscheck.sh origin/main    what this branch adds to that one or changes; git must have fetched it
#
# Exit code: 0 nothing new is wrong, 1 something is, 2 not everything could be checked. Everything that it makes is in .crosscheck/,
# which git leaves out: keep that folder between runs, and collect crosscheck.xml (JUnit) and crosscheck.sarif from it.
set -u
CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 2

CROSSCHECK=@REQUIREMENT@ # what pip installs, into an environment of its own
env=.crosscheck/env

mkdir -p .crosscheck && echo '*' >.crosscheck/.gitignore || exit 2
if [ "$(cat "$env/installed" 2>/dev/null)" != "$CROSSCHECK" ]; then
  python3 -m venv --clear "$env" && "$env/bin/python" -m pip install --quiet "$CROSSCHECK" || exit 2
  printf '%s\n' "$CROSSCHECK" >"$env/installed"
fi
rm -f .crosscheck/crosscheck.xml .crosscheck/crosscheck.sarif # of the last run
exec "$env/bin/crosscheck" check ${1:+--new-from-git "$1"} --cache-dir .crosscheck/cache \
  --report junit=.crosscheck/crosscheck.xml --report sarif=.crosscheck/crosscheck.sarif
