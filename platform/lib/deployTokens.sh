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
  if [ -z "$1" ] || [ "$1" = null ]; then
    return 0
  fi
  : "${renew_day:=$(day_in "$renew_days")}"
  [ "$(printf '%s\n%s\n' "$1" "$renew_day" | sort | head -n 1)" != "$1" ]
}

# slug GROUP_ID GROUP: for names of Secrets and files; the number makes a/b and a-b differ.
slug() {
  printf '%s-%s' "$(printf '%s' "$2" | tr 'A-Z/_.' 'a-z---')" "$1"
}

# read_discovery_token: what GitLab says in $status and $answer of the token that is in the cluster; $secret_text is empty where
# there is none.
read_discovery_token() {
  read_secret gitlab-scm-token token
  [ -n "$secret_text" ] || return 0
  printf 'PRIVATE-TOKEN: %s\n' "$secret_text" > "$scratch/discovery.header"
  call GET "$GITLAB_URL/api/v4/personal_access_tokens/self" "$scratch/discovery.header"
}

# find_deploy_token GROUP_ID NAME: $deploy_token_id is empty where there is none that lasts.
find_deploy_token() {
  gitlab GET "/groups/$1/deploy_tokens?active=true&per_page=100"
  expect 'Looking at the deploy tokens' 200
  # shellcheck disable=SC2016 # This is a name of jq.
  jq -r --arg name "$2" 'map(select(.name == $name)) | max_by(.id) | .id // "", (.expires_at // "")[:10], .username // ""' "$answer" > "$scratch/deploy-token"
  {
    read -r deploy_token_id
    read -r deploy_token_end
    read -r deploy_token_user
  } < "$scratch/deploy-token"
  lasts "$deploy_token_end" || deploy_token_id='' deploy_token_user=''
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
