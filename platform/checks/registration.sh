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

# check_folders: each is a part of names in Kubernetes. One that cannot be makes the whole ApplicationSet say that it failed.
check_folders() {
  every_page gitlab "/projects/$(url_encode "$PLATFORM_REPOSITORY")/repository/tree?path=apps&ref=main"
  expect "Listing the entries of $PLATFORM_REPOSITORY" 200 404
  [ "$status" = 200 ] || return 0
  jq -r '.[] | select(.type == "tree") | .name' "$answer" > "$scratch/all-folders"
  grep -Evx '[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?' "$scratch/all-folders" > "$scratch/folders" || true
  while IFS= read -r folder; do
    report_problem "The folder apps/$folder cannot be the name of a project, so it is not deployed." "Rename it in $PLATFORM_REPOSITORY: lower case letters, digits and dashes, at most 52."
  done < "$scratch/folders"
}

# check_sets: what ApplicationSets say of themselves.
check_sets() {
  argocd GET /v1/applicationsets "$OUTPUT/read.token"
  [ "$status" = 200 ] || fail "Argo CD does not list its ApplicationSets: $(reason)" 'argocd-rbac-cm has to have the policies of platform/argocd/values.yaml.'
  wanted=''
  [ -z "$PLATFORM_REPOSITORY" ] || wanted=platform-repository
  [ -z "$DISCOVERY_GROUP" ] || wanted="$wanted $(jq -r '.items[]?.metadata.name | select(startswith("discovery-"))' "$answer" | tr '\n' ' ')"
  [ -z "$DISCOVERY_GROUP" ] || [ "${wanted#*discovery-}" != "$wanted" ] || report_problem 'There is no ApplicationSet that discovers repositories.' 'platform/bootstrap installs platform/projects.'
  for set in $wanted; do
    if [ -z "$(jq -r --arg name "$set" '.items[]? | select(.metadata.name == $name) | .metadata.name' "$answer")" ]; then
      report_problem "There is no ApplicationSet $set." 'platform/bootstrap installs platform/projects.'
      continue
    fi
    trouble=$(jq -r --arg name "$set" '
      [.items[]? | select(.metadata.name == $name) | .status.conditions[]? | select(.type == "ErrorOccurred" and .status == "True") | .message] | first // empty' "$answer")
    if [ -n "$trouble" ] && [ "$set" = platform-repository ] && [ -s "$scratch/folders" ]; then
      report_warning "The ApplicationSet $set says so, too." 'It is in order again when these folders are renamed.'
    elif [ -n "$trouble" ]; then
      report_problem "The ApplicationSet $set makes no applications: $(printf '%s' "$trouble" | tr '\n' ' ' | cut -c 1-300)" "Is $GITLAB_CLUSTER_URL the address at which the cluster reaches GitLab, its certificate known there (GITLAB_CA_FILE), and the token valid?"
    else
      report_ok "ApplicationSet $set"
    fi
  done
}

# Each entry by itself: its Application says what is wrong with it.
check_entries() {
  argocd GET '/v1/applications?projects=platform-repository' "$OUTPUT/read.token"
  [ "$status" = 200 ] || fail "Argo CD does not list the applications of the platform repository: $(reason)"
  jq -r '.items[]? | select(.status.conditions) | "\(.metadata.name | ltrimstr("platform-")) \(.status.conditions[0].message | gsub("\\s+"; " ") | .[-300:])"' "$answer" > "$scratch/entries"
  while read -r entry trouble; do
    report_problem "The entry apps/$entry is not deployed: $trouble" "Change apps/$entry/entry.yaml in $PLATFORM_REPOSITORY; sh entry/check there says the same before it is merged."
  done < "$scratch/entries"
  # One that is new is seen within a minute; longer, and it is not deployed although nothing says that it is wrong.
  jq -r '.items[]?.metadata.name | ltrimstr("platform-")' "$answer" > "$scratch/seen"
  grep -vxF -f "$scratch/seen" "$scratch/all-folders" | grep -vxF -f "$scratch/folders" > "$scratch/unseen" || true
  while IFS= read -r entry; do
    report_warning "Argo CD has no Application of the entry apps/$entry." "If it is older than a minute: kubectl --context $KUBE_CONTEXT logs deployment/$ARGOCD_RELEASE-applicationset-controller -n $ARGOCD_NAMESPACE shows why."
  done < "$scratch/unseen"
  [ -s "$scratch/entries" ] || [ -s "$scratch/unseen" ] || report_ok "every entry of $PLATFORM_REPOSITORY is in order"
}

# The token in the cluster, which only the ApplicationSet controller uses.
check_discovery_token() {
  read_discovery_token
  again='platform/bootstrap makes a new one.'
  if [ -z "$secret_text" ]; then
    report_problem 'Argo CD has no token with which it discovers repositories (gitlab-scm-token).' "$again"
    return 0
  fi
  end=$(field expires_at)
  if [ "$status" != 200 ]; then
    report_problem "GitLab does not take the token with which Argo CD discovers repositories ($status)." "It was revoked or has ended. $again"
  elif lasts "$end"; then
    report_ok "the token of the discovery lasts until $end"
  else
    report_warning "The token with which Argo CD discovers repositories ends on $end." "platform/renew makes a new one."
  fi
}

check_registration() {
  [ -n "$PLATFORM_REPOSITORY$DISCOVERY_GROUP" ] || return 0
  [ -s "$OUTPUT/read.token" ] || fail "Without the portal's token Argo CD cannot be read." 'platform/bootstrap makes it.'
  : > "$scratch/folders"
  : > "$scratch/all-folders"
  [ -z "$PLATFORM_REPOSITORY" ] || check_folders
  check_sets
  [ -z "$PLATFORM_REPOSITORY" ] || check_entries
  [ -z "$DISCOVERY_GROUP" ] || check_discovery_token
}
