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
# Tokens of groups: GitLab shows one once, so it is made anew where what holds it is gone.

# The name of Argo CD is part of theirs: two of them may read one GitLab.
repositories_token="argocd reads repositories ($(host_of "$ARGOCD_URL"))"
images_token="cluster pulls images ($(host_of "$ARGOCD_URL"))"
discovery_token="argocd finds repositories ($(host_of "$ARGOCD_URL"))"

# Days for which they are made; renewed as the portal's are.
group_token_days=364

# In so many days, as GitLab writes a day. By jq, because date differs from system to system.
day_in() {
  # shellcheck disable=SC2016 # This is a name of jq.
  jq -rn --argjson days "$1" 'now + $days * 86400 | strftime("%Y-%m-%d")'
}

# lasts DAY: whether it need not be renewed yet. No day at all lasts.
lasts() {
  [ -z "$1" ] || [ "$1" = null ] || [ "$(printf '%s\n%s\n' "$1" "$(day_in "$renew_days")" | sort | head -n 1)" != "$1" ]
}

# slug GROUP_ID GROUP: for names of Secrets and files; the number makes a/b and a-b differ.
slug() {
  printf '%s-%s' "$(printf '%s' "$2" | tr 'A-Z/_.' 'a-z---')" "$1"
}

# find_deploy_token GROUP_ID NAME: $deploy_token_id is empty where there is none that lasts.
find_deploy_token() {
  gitlab GET "/groups/$1/deploy_tokens?active=true&per_page=100"
  expect 'Looking at the deploy tokens' 200
  deploy_token_id='' deploy_token_user=''
  deploy_token_end=$(item_field name "$2" expires_at | cut -c 1-10)
  if lasts "$deploy_token_end"; then
    deploy_token_id=$(item_field name "$2" id)
    deploy_token_user=$(item_field name "$2" username)
  fi
}

# make_deploy_token GROUP_ID GROUP NAME SCOPE
make_deploy_token() {
  gitlab POST "/groups/$1/deploy_tokens" "{\"name\":$(json "$3"),\"scopes\":[\"$4\"],\"expires_at\":\"$(day_in "$group_token_days")T00:00:00Z\"}"
  expect "Making the deploy token $3 of $2" 201
  deploy_token_id=$(field id)
  deploy_token_user=$(field username)
  deploy_token=$(field token)
  remember deploy-token "$1/$deploy_token_id" "$2 $3"
}

# revoke_former GROUP_ID NAME: those of ours of that name but the newest, which is in use no more.
revoke_former() {
  list_made deploy-token | grep "^$1/" | grep " $2\$" | grep -v "^$1/$deploy_token_id " > "$scratch/former" || return 0
  while read -r place _; do
    gitlab DELETE "/groups/${place%/*}/deploy_tokens/${place#*/}"
    expect "Revoking a former deploy token" 204 404
    forget deploy-token "$place"
  done < "$scratch/former"
}
