# Read in by tests that judge a page of docs/. Before: $page, $work, and a function `faults PAGE …` that prints a line for each
# fault. After: exit "$status".
status=0

# judge ARGUMENTS …: the page as it stands has no fault.
judge() {
  faults "$page" "$@" > "$work/faults"
  if [ -s "$work/faults" ]; then
    sed "s|^|${page#"$source_folder"/}: |" "$work/faults" >&2
    status=1
  fi
}

# expect_fault SED_SCRIPT WORDS ARGUMENTS …: a page that was spoilt like this is refused with these words.
expect_fault() {
  sed "$1" "$page" > "$work/spoilt.md"
  expected_words=$2
  shift 2
  faults "$work/spoilt.md" "$@" > "$work/found"
  grep -qF "$expected_words" "$work/found" || { echo "a spoilt page is not refused with: $expected_words" >&2; status=1; }
}
