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

check_repositories() {
  [ -s "$OUTPUT/read.token" ] || fail "Without the portal's token Argo CD cannot be read." 'platform/bootstrap makes it.'
  argocd GET /v1/repocreds "$OUTPUT/read.token"
  [ "$status" = 200 ] || fail "Argo CD does not list its credentials: $(reason)"
  cp "$answer" "$scratch/repocreds"
  for group in $GITLAB_GROUPS; do
    find_group "$group"
    [ -n "$group_id" ] || continue
    find_deploy_token "$group_id" "$repositories_token"
    answer=$scratch/repocreds
    held=$(item_field_in items url "$GITLAB_CLUSTER_URL/$group/" username)
    if [ -z "$held" ]; then
      report_problem "Argo CD has no credential for $GITLAB_CLUSTER_URL/$group/." 'platform/bootstrap makes a deploy token and gives it to Argo CD.'
    elif [ -z "$deploy_token_id" ]; then
      report_warning "The credential that Argo CD has for $group is no deploy token that lasts." 'platform/bootstrap makes one.'
    elif [ "$held" != "$deploy_token_user" ]; then
      report_problem "Argo CD has another credential for $group than the deploy token of GitLab." 'platform/bootstrap makes a new one.'
    else
      report_ok "Argo CD has a credential for the repositories of $group, until $deploy_token_end"
    fi
  done
}
