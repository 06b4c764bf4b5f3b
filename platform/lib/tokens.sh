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
# Tokens of Argo CD's accounts.

# With less than so many days left every token is renewed, those of GitLab's groups too.
renew_days=${renew_within:-30}

token_file() {
  printf '%s/%s.token' "$OUTPUT" "$1"
}

# claim FILE NAME: a claim within a token; it is read without a request.
claim() {
  payload=$(cut -d . -f 2 "$1" | tr -d '[:space:]' | tr '_-' '/+')
  case $((${#payload} % 4)) in
    2) payload="$payload==" ;;
    3) payload="$payload=" ;;
  esac
  answer=$scratch/claims
  printf '%s' "$payload" | base64 -d > "$answer" 2> /dev/null || : > "$answer"
  field "$2"
}

# days_left FILE: until a token ends; 9999 for one that does not.
days_left() {
  end=$(claim "$1" exp)
  if [ -z "$end" ]; then
    printf 9999
  else
    printf '%s' "$(((end - $(date +%s)) / 86400))"
  fi
}

# token_works FILE ACCOUNT: whether Argo CD takes it, and for that account.
token_works() {
  [ -s "$1" ] || return 1
  argocd GET /v1/session/userinfo "$1"
  [ "$status" = 200 ] && [ "$(field username)" = "$2" ]
}
