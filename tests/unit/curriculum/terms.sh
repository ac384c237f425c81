#!/bin/sh
# usage: terms.sh SOURCE_FOLDER
# Fails when the page for translators has fewer than 120 terms or one of them twice, when it forgets somebody who writes in a
# practice chat or speaks under a name of their own, and when a translation of a pack or of the screens holds words that stand
# there under “not this”; and when it would not notice.
set -eu
source_folder=$1
page=$source_folder/docs/guides/words-for-translators.md
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# terms PAGE: the first column of every table below “## The words”.
terms() {
  awk -F'|' '/^## /{inside = ($0 == "## The words")} inside && /^\| / && $2 !~ /^ term $/ {sub(/^ */, "", $2); sub(/ *$/, "", $2); print $2}' "$1"
}

# not_this PAGE: “LANGUAGE<TAB>WORDS” for the first column of the tables of languages.
not_this() {
  awk -F'|' '/^## /{inside = ($0 == "## Language by language")} /^### /{language = ""; if (match($0, /\([a-z][a-z]\)/)) language = substr($0, RSTART + 1, 2)}
    inside && language != "" && /^\| / && $2 !~ /^ not this $/ {sub(/^ */, "", $2); sub(/ *$/, "", $2); print language "\t" $2}' "$1"
}

# partners: who writes in a practice chat of a lesson, by name.
partners() {
  cat "$source_folder"/modules/*/lessons/*.json | sed -n 's/.*"partner": {"name": "\([^"]*\)".*/\1/p' | sort -u
}

# faults PAGE FOLDER_OF_PACKS FOLDER_OF_THE_SCREENS_TEXTS: one line for each.
faults() {
  terms "$1" > "$work/terms"
  count=$(wc -l < "$work/terms")
  [ "$count" -ge 120 ] || echo "there are $count terms instead of 120"
  sort "$work/terms" | uniq -d | sed 's/^/a term stands there twice: /'
  partners > "$work/partners"
  [ -s "$work/partners" ] || echo "no partner was found in modules/"
  sed -n '/^## Who is who/,/^## Language/p' "$1" > "$work/who"
  while read -r name; do
    case $name in Your*|Leila*|Tavi|Ruben|Simona) continue ;; esac
    grep -qwF "$name" "$work/who" || echo "nobody says who $name is"
  done < "$work/partners"
  not_this "$1" > "$work/not-this"
  [ -s "$work/not-this" ] || echo "no language says what must not be said"
  while IFS="$(printf '\t')" read -r language words; do
    for file in "$2"/*/i18n/"$language".po "$3/$language.po"; do
      [ -f "$file" ] || continue
      where=${file%/*} where=${where%/i18n} where=${where##*/}
      grep -F "$words" "$file" | grep -v '^msgid ' | grep -q . && echo "$where in $language says “$words”"
    done
  done < "$work/not-this"
  return 0
}

. "$source_folder/tests/support/judge_page.sh"
modules=$source_folder/modules
locales=$source_folder/locales
judge "$modules" "$locales"
expect_fault '/^| child |/,/^| guardian |/d' "terms instead of 120" "$modules" "$locales"
expect_fault 's/^| stall |/| pause |/' "a term stands there twice: pause" "$modules" "$locales"
expect_fault 's/PaperOwl/SomebodyElse/' "nobody says who PaperOwl is" "$modules" "$locales"
mkdir -p "$work/spoilt/pack/i18n" "$work/screens"
printf 'msgid "Well spotted."\nmsgstr "Гарне око!"\n' > "$work/spoilt/pack/i18n/uk.po"
expect_fault '' "pack in uk says “Гарне око!”" "$work/spoilt" "$locales"
printf 'msgid "Danger right now"\nmsgstr "อันตรายตอนนี้"\n' > "$work/screens/th.po"
expect_fault '' "screens in th says “อันตรายตอนนี้”" "$modules" "$work/screens"
exit "$status"
