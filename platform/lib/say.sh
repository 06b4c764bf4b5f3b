# shellcheck shell=sh
# What a person is told. Secrets are never among it: they are in files, and files are what is named.

say() {
  printf '%s\n' "$*"
}

note() {
  printf '  %s\n' "$*"
}

# escape_dots TEXT: a key with dots, as kubectl and Helm want it in a path.
escape_dots() {
  printf '%s' "$1" | sed 's/\./\\./g'
}

# fail MESSAGE [WAY OUT]: ends this step, and with it the command.
fail() {
  printf '  FAILED: %s\n' "$1" >&2
  if [ -n "${2:-}" ]; then
    printf '  %s\n' "$2" >&2
  fi
  exit 1
}
