# shellcheck shell=sh
# What this command has made, one line each: KIND ID NAME. Only that is ever taken back.

# remember KIND ID [NAME]
remember() {
  printf '%s %s %s\n' "$1" "$2" "${3:-}" >> "$made"
}

# made_of KIND: lines "ID NAME".
made_of() {
  [ ! -f "$made" ] || sed -n "s/^$1 //p" "$made"
}

# forget KIND ID
forget() {
  awk -v kind="$1" -v id="$2" '!($1 == kind && $2 == id)' "$made" > "$made.new"
  mv "$made.new" "$made"
}

# No undo of a step unless it says so.
preview_undo() {
  :
}
undo() {
  :
}
