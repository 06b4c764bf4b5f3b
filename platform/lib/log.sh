# shellcheck shell=sh
# What a person reads. Secrets are never among it: they are in files, and files are what is named.

# log TEXT: a line of its own.
log() {
  printf '%s\n' "$*"
}

# log_detail TEXT: a line below the one before.
log_detail() {
  printf '  %s\n' "$*"
}

# fail MESSAGE [WAY OUT]: ends this step, and with it the command.
fail() {
  printf '  FAILED: %s\n' "$1" >&2
  if [ -n "${2:-}" ]; then
    printf '  %s\n' "$2" >&2
  fi
  exit 1
}
