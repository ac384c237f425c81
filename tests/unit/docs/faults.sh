#!/bin/sh
# usage: faults.sh SOURCE_FOLDER
# Fails when a row of docs/faults.md names no test, or one that is not there; and when it would not notice.
set -eu
source_folder=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

grep -rhoE 'TEST_CASE\("[^"]*"' "$source_folder/tests" "$source_folder/content" | sed 's/^TEST_CASE("//; s/"$//' | sort -u >"$work/there"

# missing TABLE: what its rows name and is not there; a row without any test as itself.
missing() {
  sed -n '/^|---/,$p' "$1" | sed 1d | while IFS='|' read -r _ fault _ tests _; do
    case $tests in
      *'`'*) printf '%s\n' "$tests" | grep -oE '`[^`]*`' | tr -d '`' | while read -r name; do
          grep -Fxq "$name" "$work/there" || printf '%s: %s\n' "$fault" "$name"
        done ;;
      *) printf '%s: no test\n' "$fault" ;;
    esac
  done
}

sed 's/`a kiosk declared void is refused`/`a kiosk that was renamed`/; s/^| clock at.*/| clock | waits | some |/' "$source_folder/docs/faults.md" >"$work/wrong.md"
if [ "$(missing "$work/wrong.md" | wc -l)" != 2 ]; then
  echo "a test that is gone, or a row without any, is not noticed"
  exit 1
fi
rows=$(sed -n '/^|---/,$p' "$source_folder/docs/faults.md" | sed 1d | grep -c '^|')
if [ "$rows" -lt 15 ]; then
  echo "docs/faults.md has $rows rows of at least 15"
  exit 1
fi
found=$(missing "$source_folder/docs/faults.md")
if [ -n "$found" ]; then
  printf '%s\n' "$found"
  exit 1
fi
