# shellcheck shell=bash
# How `dev` speaks: one line for a step that went well, the end of its log for one that did not.

logs=${target:?comes from dev}/dev-logs
mkdir -p "$logs"

failures=()
heart=""

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  green=$'\e[32m' red=$'\e[31m' dim=$'\e[2m' plain=$'\e[0m'
else
  green="" red="" dim="" plain=""
fi

note() { printf '%s… %s%s\n' "$dim" "$1" "$plain"; }
ok() { printf '%s✓%s %s\n' "$green" "$plain" "$1"; }
bad() { printf '%s✗ %s%s\n' "$red" "$1" "$plain"; }

fail() {
  bad "$1"
  exit 1
}

# require NAME TITLE COMMAND…: a step without which there is no going on.
require() {
  step "$@" || exit 1
}

# attempt NAME TITLE COMMAND…: a step whose failure counts at the end; the others are still worth doing.
attempt() {
  step "$@" || failures+=("$2")
}

step() {
  local log=$logs/$1.log title=$2 status=0
  shift 2
  start_heartbeat "$title"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  stop_heartbeat
  if ((status == 0)); then
    ok "$title"
  else
    bad "$title"
    tail -n 40 "$log" | sed 's/^/    /'
    printf '    all of it: %s\n' "$log"
  fi
  return "$status"
}

# On a terminal the title stands there until the step is done; elsewhere a line a minute shows that it lives.
start_heartbeat() {
  if [[ -t 1 ]]; then
    printf '%s… %s%s' "$dim" "$1" "$plain"
    return
  fi
  (
    minutes=0
    # A sleep that outlives this loop must not hold the output open.
    while sleep 60 >/dev/null 2>&1; do
      minutes=$((minutes + 1))
      note "$1: $minutes min"
    done
  ) &
  heart=$!
  # Or the shell would announce its end.
  disown "$heart"
}

stop_heartbeat() {
  if [[ -n $heart ]]; then
    kill "$heart" 2>/dev/null || true
    heart=""
  elif [[ -t 1 ]]; then
    printf '\r\e[K'
  fi
}

# At every exit: what failed, how long it took, and for tests how many.
farewell() {
  local status=$? failure
  stop_heartbeat
  for failure in ${failures[@]+"${failures[@]}"}; do bad "failed: $failure"; done
  if ((${#failures[@]} > 0 && status == 0)); then status=1; fi
  printf '%stook %d min %d s%s\n' "$dim" $((SECONDS / 60)) $((SECONDS % 60)) "$plain"
  print_counts
  exit "$status"
}
