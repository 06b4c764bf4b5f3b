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
    # kubectl leads there, and the certificate is of another name.
    https://127.0.0.1:*) set -- "$@" --insecure ;;
    "$GITLAB_URL"/*)
      call_advice='Is the address right, and does this machine trust its certificate (GITLAB_CA_FILE)?'
      [ -z "$GITLAB_CA_FILE" ] || set -- "$@" --cacert "$GITLAB_CA_FILE"
      ;;
  esac
  status=$(curl "$@" "$call_address" 2> "$scratch/curl") || fail "$call_address does not answer: $(cat "$scratch/curl")" "$call_advice"
}

# field PATH: a value of the answer, by its path; empty where there is none.
field() {
  # shellcheck disable=SC2016 # These are names of jq.
  jq -r --arg path "$1" 'getpath($path / "." | map(tonumber? // .)) | select(. != null)' "$answer" 2> /dev/null || true
}

# item_field NAME VALUE OTHER: of the newest item of the answer, a list, whose NAME is VALUE, what OTHER is.
item_field() {
  item_field_in '' "$@"
}

# item_field_in LIST NAME VALUE OTHER: the same of a list within the answer.
item_field_in() {
  # shellcheck disable=SC2016
  jq -r --arg list "$1" --arg name "$2" --arg value "$3" --arg other "$4" '
    (if $list == "" then . else .[$list] end) // []
    | map(select((.[$name] | tostring) == $value)) | max_by(.id) | .[$other]? | select(. != null)' "$answer" 2> /dev/null || true
}

# json TEXT: as JSON writes it. It may be secret, so it is on no command line.
json() {
  printf '%s' "$1" | jq -Rs .
}

# What the other side gave as its reason: one sentence, or the first of those that it gave for single fields.
reason() {
  found=$(jq -r '[(.message, .error) | .. | strings] | first // empty' "$answer" 2> /dev/null | head -n 1)
  case $found in
    '') found='no reason was given' ;;
    '401 Unauthorized' | invalid_token) found='the token is not valid' ;;
    '403 Forbidden' | insufficient_scope) found='the token, or the role of its owner, does not suffice' ;;
    '404 '*' Not Found') found='it is not there, or the owner of the token may not see it' ;;
    'has already been taken') found='there is one of this name already' ;;
    *' is not allowed: Requests to the local network'* | *'Requests to localhost are not allowed'* | *'Requests to the local network are not allowed'*)
      found='addresses in the local network are not permitted'
      ;;
    *'must be a valid URL'*) found='it is no address that GitLab takes' ;;
  esac
  printf '%s' "$found" | cut -c 1-200
}

url_encode() {
  printf '%s' "$1" | sed 's,/,%2F,g'
}

host_of() {
  printf '%s' "$1" | sed 's,^[a-z]*://,,; s,[/:].*,,'
}
