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
title="Discovery of repositories: ${DISCOVERY_GROUP:-none}"

is_done() {
  [ -n "$DISCOVERY_GROUP" ] || return 0
  find_group "$DISCOVERY_GROUP"
  [ -n "$group_id" ] && cluster_answers || return 1
  gitlab GET "/groups/$group_id/access_tokens?state=active&per_page=100"
  expect 'Looking at the access tokens' 200
  former_id=$(item_field name "$discovery_token" id)
  read_discovery_token
  [ -n "$former_id" ] && [ -n "$secret_text" ] && [ "$(field id)" = "$former_id" ] && lasts "$(field expires_at)"
}

preview() {
  echo "makes an access token of $DISCOVERY_GROUP (read_api, Reporter), and gives it to Argo CD as gitlab-scm-token"
}

change() {
  gitlab POST "/groups/$group_id/access_tokens" "{\"name\":$(json "$discovery_token"),\"scopes\":[\"read_api\"],\"access_level\":20,\"expires_at\":\"$(day_in "$group_token_days")\"}"
  expect "Making an access token of $DISCOVERY_GROUP (a paid feature at gitlab.com)" 201
  remember access-token "$group_id/$(field id)" "$DISCOVERY_GROUP"
  apply_manifest << END || fail 'Argo CD could not be given the access token.' 'Run this again: the token is made anew.'
apiVersion: v1
kind: Secret
metadata:
  name: gitlab-scm-token
  namespace: $ARGOCD_NAMESPACE
  labels:
    argocd.argoproj.io/secret-type: scm-creds
stringData:
  token: $(json "$(field token)")
END
  if [ -n "${former_id:-}" ] && is_made access-token "$group_id/$former_id"; then
    gitlab DELETE "/groups/$group_id/access_tokens/$former_id"
    expect 'Revoking the former access token' 204 404
    forget access-token "$group_id/$former_id"
  fi
}

preview_undo() {
  list_made access-token | while read -r _ group; do echo "revokes the access token of $group, and takes it from Argo CD"; done
}

undo() {
  list_made access-token > "$scratch/access-tokens"
  while read -r place group; do
    gitlab DELETE "/groups/${place%/*}/access_tokens/${place#*/}"
    expect "Revoking the access token of $group" 204 404
    delete_secret gitlab-scm-token
    forget access-token "$place"
  done < "$scratch/access-tokens"
}
