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
# Calls by curl. What proves who we are is in files that curl reads: nothing of it is seen in the list of processes.

# call METHOD ADDRESS HEADER_FILE [JSON]: the status is in $status, the answer in the file $answer.
call() {
  # A shell's names are global: these belong to this function alone.
  call_method=$1 call_address=$2 call_header=$3 call_body=${4:-}
  answer=$scratch/answer
  : > "$answer"
  # A forwarded port is of this machine, whatever proxy there is.
  set -- --silent --show-error --max-time 60 --noproxy 127.0.0.1 --request "$call_method" --output "$answer" \
    --write-out '%{http_code}' --header 'Content-Type: application/json'
  [ -z "$call_header" ] || set -- "$@" --header "@$call_header"
  if [ -n "$call_body" ]; then
    printf '%s' "$call_body" > "$scratch/body"
    set -- "$@" --data "@$scratch/body"
  fi
  call_advice="kubectl --context $KUBE_CONTEXT get pods -n $ARGOCD_NAMESPACE shows whether Argo CD runs."
  case $call_address in
    "$GITLAB_URL"/*)
      call_advice='Is the address right, and does this machine trust its certificate (GITLAB_CA_FILE)?'
      [ -z "$GITLAB_CA_FILE" ] || set -- "$@" --cacert "$GITLAB_CA_FILE"
      ;;
  esac
  status=$(curl "$@" "$call_address" 2> "$scratch/curl") || fail "$call_address does not answer: $(cat "$scratch/curl")" "$call_advice"
}

# field PATH: a value of the answer, by its path.
field() {
  awk -f "$platform/lib/json.awk" "$answer" | awk -v path="$1" 'index($0, path "=") == 1 { print substr($0, length(path) + 2); exit }'
}

# item_field NAME VALUE OTHER: of the newest item of the answer, a list, whose NAME is VALUE, what OTHER is.
item_field() {
  item_field_in '' "$@"
}

# item_field_in LIST NAME VALUE OTHER: the same of a list within the answer.
item_field_in() {
  list=${1:+$1.}
  shift
  awk -f "$platform/lib/json.awk" "$answer" | awk -v list="$list" -v name="$1" -v value="$2" -v other="$3" '
    index($0, list) == 1 {
      $0 = substr($0, length(list) + 1)
      dot = index($0, ".")
      item = substr($0, 1, dot - 1)
      rest = substr($0, dot + 1)
      equals = index(rest, "=")
      key = substr(rest, 1, equals - 1)
      if (!(item in seen)) { seen[item] = 1; order[count++] = item }
      kept[item, key] = substr(rest, equals + 1)
    }
    END {
      best = ""
      for (i = 0; i < count; i++) {
        item = order[i]
        if (kept[item, name] == value && (best == "" || kept[item, "id"] + 0 > kept[best, "id"] + 0)) best = item
      }
      if (best != "") print kept[best, other]
    }'
}

# json TEXT: as JSON writes it.
json() {
  printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# What the other side gave as its reason: one sentence, or the first of those that it gave for single fields.
reason() {
  found=$(awk -f "$platform/lib/json.awk" "$answer" | sed -n 's/^message[^=]*=//p; s/^error[^=]*=//p' | head -n 1)
  printf '%s' "${found:-no reason was given}" | cut -c 1-200
}

url_encode() {
  printf '%s' "$1" | sed 's,/,%2F,g'
}

host_of() {
  printf '%s' "$1" | sed 's,^[a-z]*://,,; s,[/:].*,,'
}
