#!/bin/sh
# usage: seed_map.sh SOURCE_FOLDER
# Fails when docs/seed-map.md misses one of the rows S1 to S32, has a row that shows nothing, or names a lesson, a page of a
# lesson or a path that is not in the tree; and when it would not notice.
set -eu
source_folder=$1
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# named MAP: “ROW TOKEN” for every word in code letters that holds a slash.
named() {
  awk -F'|' '/^\| S[0-9]+ \|/ {
    row = $2; gsub(/ /, "", row); rest = $0
    while (match(rest, /`[^`]*`/)) {
      token = substr(rest, RSTART + 1, RLENGTH - 2); rest = substr(rest, RSTART + RLENGTH)
      if (token ~ /\//) print row, token
    }
  }' "$1"
}

# is_there TOKEN: a lesson, a page of one, or a path.
is_there() {
  lesson=${1%%#*}
  file="$source_folder/modules/${lesson%%/*}/lessons/${lesson#*/}.json"
  case $1 in
    *'#'*) [ -f "$file" ] && grep -q "\"id\": *\"${1#*#}\"" "$file" ;;
    *) [ -f "$file" ] || [ -e "$source_folder/$1" ] ;;
  esac
}

# faults MAP: one line for each.
faults() {
  row=1
  while [ "$row" -le 32 ]; do
    count=$(grep -c "^| S$row |" "$1" || true)
    [ "$count" -eq 1 ] || echo "S$row stands there $count times instead of once"
    row=$((row + 1))
  done
  named "$1" > "$work/named"
  while read -r row token; do
    is_there "$token" || echo "$row names $token, which is not in the tree"
  done < "$work/named"
  awk -F'|' '/^\| S[0-9]+ \|/ { row = $2; gsub(/ /, "", row); if ($4 !~ /`[a-z0-9-]+\/[a-z0-9-]+/) print row " shows nothing" }' "$1"
}

page=$source_folder/docs/seed-map.md
. "$source_folder/tests/support/judge_page.sh"
judge
expect_fault 's#`ages-15-17/expert-paper`#`ages-15-17/gone`#' "S13 names ages-15-17/gone, which is not in the tree"
expect_fault 's/#year-plan`/#gone`/' "S32 names ciss-5/delivery-plan#gone, which is not in the tree"
expect_fault '/^| S7 |/d' "S7 stands there 0 times instead of once"
expect_fault 's/^| S3 |.*/| S3 | risks | soon | |/' "S3 shows nothing"
exit "$status"
