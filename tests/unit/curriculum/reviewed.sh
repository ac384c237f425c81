#!/bin/sh
# usage: reviewed.sh SOURCE_FOLDER
# Fails when docs/curriculum-review.md misses a lesson of modules/, or speaks of one that is gone.
set -eu
source_folder=$1
review=$source_folder/docs/curriculum-review.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$source_folder/modules" && find . -path './*/lessons/*.json') | sed 's|.*/||; s|\.json$||' | sort > "$work/lessons"
sed -n 's/^\*\*.*\*\* (\([a-z0-9-]*\))$/\1/p' "$review" | sort > "$work/reviewed"
[ -s "$work/lessons" ] || { echo "no lessons were found in modules/" >&2; exit 1; }
diff "$work/lessons" "$work/reviewed" > "$work/differ" && exit 0
sed -n 's/^< /docs\/curriculum-review.md misses the lesson /p; s/^> /docs\/curriculum-review.md speaks of a lesson that is gone or of one twice: /p' "$work/differ" >&2
exit 1
