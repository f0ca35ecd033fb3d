# shellcheck shell=bash
# What `dev` needs from the machine, and how it gets it. Nothing here does anything when nothing is missing.

build_packages=(build-essential pkg-config libssl-dev libwebkit2gtk-4.1-dev curl ca-certificates)
# The fonts bring Chinese, Japanese and Korean into pictures of the window; the common one for that is ten times as large.
window_packages=(xvfb webkit2gtk-driver fonts-droid-fallback)
# Java for the example in that language: what Debian 12 has.
test_packages=(poppler-utils qpdf openssl python3 python3-venv default-jdk-headless)

need_rust() {
  local wanted have
  # A shell that was not started for login, such as a build machine's, may not know rustup's folder.
  if ! command -v cargo >/dev/null; then PATH=$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin; fi
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  command -v cargo >/dev/null ||
    fail "Rust is missing. Install the stable toolchain, $wanted or newer, with rustup (rustup.rs), then open a new shell."
  have=$(cargo --version | cut -d ' ' -f 2)
  at_least "$wanted" "$have" ||
    fail "Rust $have is too old: $wanted or newer is needed. With rustup: rustup update stable"
}

need_node() {
  local wanted=20.19 have
  { command -v node && command -v npm; } >/dev/null ||
    fail "Node is missing. Install Node $wanted or newer, with npm, from nodejs.org or your system's packages."
  have=$(node -p process.versions.node)
  at_least "$wanted" "$have" ||
    fail "Node $have is too old: $wanted or newer is needed (nodejs.org, or a version manager such as nvm)."
}

at_least() {
  [[ $(printf '%s\n' "$1" "$2" | sort --version-sort | head -n 1) == "$1" ]]
}

# need_packages NAME…: Debian packages. Asks for rights only when one is missing.
need_packages() {
  local missing=()
  if ! command -v dpkg-query >/dev/null; then
    need_elsewhere "$@"
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then return; fi
  as_root true || fail "These packages are missing, and this user may not install them: ${missing[*]}"
  require apt-update "system packages: list" as_root apt-get update
  require apt-install "system packages: ${missing[*]}" \
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
}

missing_packages() {
  local installed
  # Packages it does not know go to its error output and status; those are just the missing ones.
  installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  comm -23 <(printf '%s\n' "$@" | sort --unique) <(sed -n 's/^installed //p' <<<"$installed" | sort --unique)
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif ! command -v sudo >/dev/null; then
    return 1
  elif [[ -t 2 ]]; then
    # Asked on the terminal before the log swallows the question.
    sudo --validate && sudo "$@"
  else
    sudo --non-interactive "$@"
  fi
}

# No Debian: look for what the packages would bring, and name what is not there.
need_elsewhere() {
  local package missing=()
  for package in "$@"; do
    brings "$package" || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then return; fi
  fail "This is no Debian, so please install what these Debian packages bring, then try again: ${missing[*]}"
}

brings() {
  case $1 in
    build-essential) command -v cc make ;;
    libssl-dev) pkg-config --exists openssl ;;
    libwebkit2gtk-4.1-dev) [[ $(uname) == Darwin ]] || pkg-config --exists webkit2gtk-4.1 ;;
    xvfb) command -v Xvfb ;;
    webkit2gtk-driver) command -v WebKitWebDriver ;;
    poppler-utils) command -v pdftotext ;;
    python3-venv) python3 -c 'import ensurepip' ;;
    default-jdk-headless) command -v java && java -version && javac -version ;;
    ca-certificates | fonts-droid-fallback) true ;;
    *) command -v "$1" ;;
  esac &>/dev/null
}

need_cargo_fuzz() {
  if cargo fuzz --version &>/dev/null; then return; fi
  require cargo-fuzz "cargo-fuzz: install (takes a minute or two)" cargo install --locked cargo-fuzz
}

need_python_packages() {
  local wanted=tests/fixtures/requirements.txt stamp=.dev/venv/.requirements
  if same_as_stamp "$stamp" "$wanted"; then return; fi
  rm -rf .dev/venv
  require venv "Python packages of the tests" make_venv "$wanted"
  write_stamp "$stamp" "$wanted"
}

make_venv() {
  python3 -m venv .dev/venv &&
    .dev/venv/bin/pip install --quiet --disable-pip-version-check --requirement "$1"
}

need_node_packages() {
  local wanted=(ui/package.json ui/package-lock.json) stamp=ui/node_modules/.signet-lock
  if same_as_stamp "$stamp" "${wanted[@]}"; then return; fi
  require npm-ci "packages of the UI" npm --prefix ui ci --no-audit --no-fund
  write_stamp "$stamp" "${wanted[@]}"
}

# A stamp holds a hash of the files that something was made from. Git is always there; sha256sum is not.
same_as_stamp() {
  local stamp=$1
  shift
  [[ -f $stamp && $(<"$stamp") == "$(hash_files "$@")" ]]
}

write_stamp() {
  local stamp=$1
  shift
  mkdir -p "$(dirname "$stamp")"
  hash_files "$@" >"$stamp"
}

hash_files() {
  { printf '%s\n' "$@" && git hash-object --no-filters -- "$@"; } | git hash-object --stdin
}
