# Copyright 2026 The Slipway Authors
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

# shellcheck shell=sh
# What this command has made, one line each: KIND ID NAME. Only that is ever undone. The first line says where it is: the
# names and numbers mean something else in another cluster or GitLab.

made=$OUTPUT/made
# What is in the cluster, or has a Secret there.
kinds_in_cluster='namespace secret kinds release projects role account policy application deploy-token access-token'

made_where() {
  printf 'for %s %s %s' "$KUBE_CONTEXT" "$ARGOCD_NAMESPACE" "$GITLAB_URL"
}

check_made() {
  [ -s "$made" ] || return 0
  made_for=$(head -n 1 "$made")
  [ "$made_for" = "$(made_where)" ] || fail "$OUTPUT is of another platform: it was made ${made_for}, and these settings are $(made_where)." 'Name another OUTPUT for another cluster or GitLab.'
}

# is_made KIND ID
is_made() {
  [ -f "$made" ] && grep -q "^$1 $2 " "$made"
}

is_anything_made() {
  [ -n "$(list_made "$1")" ]
}

# remember KIND ID [NAME]
remember() {
  [ -s "$made" ] || printf '%s\n' "$(made_where)" > "$made"
  is_made "$1" "$2" || printf '%s %s %s\n' "$1" "$2" "${3:-}" >> "$made"
}

# list_made KIND: lines "ID NAME".
list_made() {
  [ ! -f "$made" ] || sed -n "s/^$1 //p" "$made"
}

# forget KIND ID
forget() {
  [ -f "$made" ] || return 0
  awk -v kind="$1" -v id="$2" '!($1 == kind && $2 == id)' "$made" > "$made.new"
  mv "$made.new" "$made"
}

# forget_all KIND
forget_all() {
  list_made "$1" > "$scratch/forgotten"
  while read -r forgotten _; do forget "$1" "$forgotten"; done < "$scratch/forgotten"
}

# A step has no undo unless it defines one.
preview_undo() {
  :
}
undo() {
  :
}
