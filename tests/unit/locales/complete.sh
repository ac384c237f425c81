#!/bin/sh
# usage: complete.sh SOURCE_FOLDER
# Fails when locales/parasol.pot misses a change in the interface's texts, when a translation has gaps, guesses or
# lost placeholders, or when locales/update misunderstands its arguments.
set -eu
source_folder=$1
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
  echo "$1" >&2
  failed=1
}

# The script works on the tree it stands in, so a copy keeps the checkout as it is.
mkdir "$work/copy"
(cd "$source_folder" && find content runtime -name '*.cpp' && find locales -type f) > "$work/files"
(cd "$source_folder" && tar -cf - -T "$work/files") | tar -xf - -C "$work/copy"
"$work/copy/locales/update"

for file in "$source_folder"/locales/parasol.pot "$source_folder"/locales/*.po; do
  name=$(basename "$file")
  diff -u "$file" "$work/copy/locales/$name" || fail "locales/$name is out of date: run locales/update and translate what is new"
done
[ -e "$source_folder/locales/uk.po" ] || fail "locales/uk.po is missing"

for catalogue in "$work"/copy/locales/*.po; do
  name=$(basename "$catalogue")
  msgfmt --check --output-file="$work/checked.mo" "$catalogue" || fail "locales/$name is refused by msgfmt"
  for kind in untranslated only-fuzzy; do
    msgattrib --"$kind" --no-wrap "$catalogue" > "$work/rest.po"
    [ ! -s "$work/rest.po" ] || { cat "$work/rest.po"; fail "locales/$name has $kind texts, listed above"; }
  done
done

status=0
"$work/copy/locales/update" now > "$work/out" 2> "$work/err" || status=$?
[ "$status" -eq 2 ] || fail "locales/update ends a wrong argument with $status instead of 2"
[ "$(head -n 1 "$work/err")" = "locales/update: unknown arguments: now" ] || fail "locales/update does not name the wrong argument"
"$work/copy/locales/update" --help > "$work/out"
[ "$(head -n 1 "$work/out")" = "usage: locales/update [--help]" ] || fail "locales/update --help does not begin with its usage"
exit "$failed"
