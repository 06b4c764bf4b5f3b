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
title='Projects of Argo CD: default is locked, each team has its own'

release_of_projects=platform-projects

# Arguments of Helm, one a line.
values() {
  printf '%s\n' --set-string "namespace=$ARGOCD_NAMESPACE" --set-string "gitlab.url=$GITLAB_URL" \
    --set-string "gitlab.clusterUrl=$GITLAB_CLUSTER_URL" --set-string "portalUrl=$PORTAL_URL"
  [ -z "$PLATFORM_REPOSITORY" ] || printf '%s\n' --set platformRepository.enabled=true --set-string "platformRepository.repository=$PLATFORM_REPOSITORY"
  [ -z "$DISCOVERY_GROUP" ] || printf '%s\n' --set discovery.enabled=true --set-string "discovery.group=$DISCOVERY_GROUP" \
    --set-string "discovery.topic=$DISCOVERY_TOPIC" --set-string "discovery.project=$DISCOVERY_PROJECT"
  case $GITLAB_CA_FILE,$GITLAB_CLUSTER_URL in
    ?*,https:*) printf '%s\n' --set-string "gitlab.caHost=$(host_of "$GITLAB_CLUSTER_URL")" ;;
  esac
  others=$(printf '%s' "$other_argocds" | tr '\n' ',')
  [ -z "$others" ] || printf '%s\n' --set "admission.otherArgocds={$others}"
  # What others have may be in the project default, and admission is theirs to decide; TEAMS may say otherwise.
  [ "$ARGOCD" != adopt ] || printf '%s\n' --values "$platform/projects/values-adopt.yaml"
  [ -z "$TEAMS" ] || printf '%s\n' --values "$TEAMS"
}

description() {
  {
    values
    [ -z "$TEAMS" ] || cat "$TEAMS"
    cat "$platform/projects/Chart.yaml" "$platform/projects/values.yaml" "$platform"/projects/templates/*
  } | cksum | awk '{ print "slipway " $1 "-" $2 }'
}

is_done() {
  other_argocds=$(other_namespaces)
  is_released "$release_of_projects" "$(description)"
}

preview() {
  echo "installs platform/projects as $release_of_projects${TEAMS:+ with the teams of $TEAMS}"
  [ -z "$PLATFORM_REPOSITORY" ] || echo "an ApplicationSet reads $PLATFORM_REPOSITORY"
  [ -z "$DISCOVERY_GROUP" ] || echo "an ApplicationSet looks in $DISCOVERY_GROUP for repositories with the topic $DISCOVERY_TOPIC"
}

change() {
  values > "$scratch/values"
  # The project default is there before: Argo CD makes it.
  set -- "$platform/projects" --take-ownership --timeout 5m
  while IFS= read -r argument; do
    set -- "$@" "$argument"
  done < "$scratch/values"
  release projects "$release_of_projects" "$(description)" "$@"
}

preview_undo() {
  list_made projects | while read -r name; do echo "uninstalls $name: the teams' AppProjects, and the ApplicationSets"; done
}

undo() {
  undo_release projects
}
