# shellcheck shell=bash
# Reads what the test runners say, and adds it up.

shopt -s extglob

passed=0
failed=0
counted=""

# Lets through what a person wants to see of `cargo test`: the suites that ran something, and every failure in full.
show_results() {
  local line suite="" telling=""
  while IFS= read -r line; do
    case ${line//$'\e['*([0-9;])m/} in
      *"   Running "* | *"   Doc-tests "*)
        suite=$line$'\n'
        telling=""
        continue
        ;;
      "test result:"*" 0 passed; 0 failed"*) telling="" ;;
      "test result:"*) telling=once ;;
      failures: | error*) telling=yes ;;
    esac
    if [[ -z $telling ]]; then continue; fi
    printf '%s%s\n' "$suite" "$line"
    suite=""
    if [[ $telling == once ]]; then telling=""; fi
  done
}

# "test result: ok. 12 passed; 0 failed; …", once for each suite.
count_cargo() {
  local log=$1 good wrong
  read -r good wrong < <(uncolored <"$log" | awk '/^test result:/ { good += $4; wrong += $6 } END { print good + 0, wrong + 0 }')
  count "$good" "$wrong"
}

# "     Tests  1 failed | 11 passed (12)"
count_vitest() {
  local log=$1 line
  line=$(uncolored <"$log" | grep -E '^ +Tests ' | tail -n 1 || true)
  count "$(number_before passed "$line")" "$(number_before failed "$line")"
}

number_before() {
  if [[ $2 =~ ([0-9]+)\ $1 ]]; then printf '%s' "${BASH_REMATCH[1]}"; else printf 0; fi
}

count() {
  counted=yes
  passed=$((passed + $1))
  failed=$((failed + $2))
}

print_counts() {
  if [[ -n $counted ]]; then printf '%d passed, %d failed\n' "$passed" "$failed"; fi
}

uncolored() {
  sed $'s/\e\\[[0-9;]*m//g'
}
