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
. "$platform/lib/deployTokens.sh"
title='Argo CD reads the repositories of these groups, with a deploy token of each'

secret_of() {
  printf 'repo-creds-%s' "$(slug "$1" "$2")"
}

# has_access GROUP
has_access() {
  has_group "$1" && cluster_answers || return 1
  find_deploy_token "$group_id" "$repositories_token"
  [ -n "$deploy_token_id" ] || return 1
  read_secret "$(secret_of "$group_id" "$1")" username
  [ "$secret_text" = "$deploy_token_user" ]
}

is_done() {
  every_group has_access
}

preview() {
  for group in $missing; do echo "$group: makes a deploy token (read_repository), and gives it to Argo CD"; done
}

change() {
  for group in $missing; do
    find_group "$group"
    make_deploy_token "$group_id" "$group" "$repositories_token" read_repository
    apply_manifest << END || fail "Argo CD could not be given the deploy token of $group." 'Run this again: the token is made anew.'
apiVersion: v1
kind: Secret
metadata:
  name: $(secret_of "$group_id" "$group")
  namespace: $ARGOCD_NAMESPACE
  labels:
    argocd.argoproj.io/secret-type: repo-creds
stringData:
  type: git
  url: $GITLAB_CLUSTER_URL/$group/
  username: $(json "$deploy_token_user")
  password: $(json "$deploy_token")
END
    revoke_former "$group_id" "$repositories_token"
  done
}

preview_undo() {
  list_made deploy-token | while read -r _ group name; do echo "revokes the deploy token '$name' of $group"; done
}

undo() {
  list_made deploy-token > "$scratch/deploy-tokens"
  while read -r place group name; do
    gitlab DELETE "/groups/${place%/*}/deploy_tokens/${place#*/}"
    expect "Revoking the deploy token '$name' of $group" 204 404
    [ "$name" != "$repositories_token" ] || delete_secret "$(secret_of "${place%/*}" "$group")"
    forget deploy-token "$place"
  done < "$scratch/deploy-tokens"
}
