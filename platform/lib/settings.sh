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
# Settings: lines NAME=value of a file. They are read, not run, and everything is checked before anything is done.

setting_names='CLUSTER CLUSTER_NAME KUBE_CONTEXT NODE_REGISTRY ARGOCD_RELEASE ARGOCD_NAMESPACE ARGOCD_PRESET
ARGOCD_VALUES ARGOCD_CHART_VERSION ARGOCD_URL ARGOCD_CA_FILE GITLAB_URL GITLAB_CLUSTER_URL GITLAB_CA_FILE GITLAB_GROUPS
GITLAB_TOKEN_FILE IMAGE_REGISTRY TEAMS PLATFORM_REPOSITORY DISCOVERY_GROUP DISCOVERY_TOPIC DISCOVERY_PROJECT WEBHOOK_URL
WEBHOOK_URL_APPLICATIONSETS PORTAL_URL TOKEN_DAYS OUTPUT SSO_GROUPS SSO_CLIENT_ID SSO_CLIENT_SECRET_FILE LINT_IMAGE
INSTANCE_NAME DESTINATIONS PROJECT_NAMESPACES ARGOCD ARGOCD_ADMIN_TOKEN_FILE K3D_REGISTRY K3D_PORT'

# read_settings FILE
read_settings() {
  [ -r "$1" ] || fail "There are no settings in $1." "Copy $platform/settings.example, change it and name it with --settings."
  # One value per name: what is said last.
  CLUSTER=k3d CLUSTER_NAME=platform KUBE_CONTEXT='' NODE_REGISTRY='' ARGOCD_RELEASE=argocd ARGOCD_NAMESPACE=argocd
  ARGOCD_PRESET=k3d ARGOCD_VALUES='' ARGOCD_CHART_VERSION=$argocd_chart ARGOCD_URL='' ARGOCD_CA_FILE='' GITLAB_URL='' GITLAB_CLUSTER_URL=''
  GITLAB_CA_FILE='' GITLAB_GROUPS='' GITLAB_TOKEN_FILE='' IMAGE_REGISTRY='' TEAMS='' PLATFORM_REPOSITORY=''
  DISCOVERY_GROUP='' DISCOVERY_TOPIC=argocd DISCOVERY_PROJECT=discovered WEBHOOK_URL='' WEBHOOK_URL_APPLICATIONSETS='' PORTAL_URL=''
  TOKEN_DAYS=90 OUTPUT=./platform-output SSO_GROUPS='' SSO_CLIENT_ID='' SSO_CLIENT_SECRET_FILE='' LINT_IMAGE=alpine/helm:4.2.3
  INSTANCE_NAME='' DESTINATIONS='' PROJECT_NAMESPACES='' ARGOCD=install ARGOCD_ADMIN_TOKEN_FILE='' K3D_REGISTRY='' K3D_PORT=8443
  line_number=0
  while IFS= read -r line || [ -n "$line" ]; do
    line_number=$((line_number + 1))
    case $line in
      '' | '#'*) continue ;;
      [A-Z]*=*) ;;
      *) fail "$1, line $line_number is no setting: it has to be NAME=value." ;;
    esac
    name=${line%%=*}
    value=${line#*=}
    # What the setting was called before; an error, because a platform without it would lose its projects.
    [ "$name" != REGISTRY_REPOSITORY ] || fail "$1, line $line_number: REGISTRY_REPOSITORY is called PLATFORM_REPOSITORY now." 'Rename it; its value stays the same.'
    case " $(printf '%s' "$setting_names" | tr '\n' ' ') " in
      *" $name "*) ;;
      *) fail "$1, line $line_number: there is no setting $name." "$platform/settings.example has all of them." ;;
    esac
    case $value in
      *[!A-Za-z0-9_.,:/@\ ~+*-]*) fail "$1, line $line_number: $name has a character that it may not have." "Letters, digits, spaces and _.,:/@~+*- are possible." ;;
    esac
    # The name is one of the list above, the value holds nothing that a shell would run.
    eval "$name=\$value"
  done < "$1"
  settings_folder=$(cd "$(dirname "$1")" && pwd)
  # A star in a setting is no pattern of files.
  set -f
  complete_settings
  set +f
}

# Files are looked for where the settings are.
beside_settings() {
  case $1 in
    '' | /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$settings_folder" "$1" ;;
  esac
}

require_url() {
  case $2 in
    http://?* | https://?*) ;;
    *) fail "$1 has to be an address that starts with http:// or https://, not '$2'." ;;
  esac
  case $2 in
    */) fail "$1 must not end in /." ;;
    *@*) fail "$1 must not hold a user name or a password." ;;
  esac
}

# Argo CD has a credential for these groups alone.
require_in_groups() {
  for group in $GITLAB_GROUPS; do
    case $2 in
      "$group"/*) return 0 ;;
    esac
  done
  fail "$1 ($2) is in none of GITLAB_GROUPS, so Argo CD could not read it." "Add its group: GITLAB_GROUPS=$GITLAB_GROUPS ${2%%/*}"
}

require_file() {
  [ -z "$2" ] || [ -r "$2" ] || fail "$1: there is no file $2 that I may read."
}

# require_outside_git NAME FILE: what is secret is committed by no accident.
require_outside_git() {
  git_folder=$(dirname "$2")
  while [ ! -d "$git_folder" ]; do git_folder=$(dirname "$git_folder"); done
  command -v git > /dev/null && git -C "$git_folder" rev-parse --is-inside-work-tree > /dev/null 2>&1 || return 0
  git -C "$git_folder" check-ignore --quiet "$2" || fail "$1 ($2) is in a Git repository, and Git does not ignore it: the next commit could hold it." 'Keep it elsewhere, or in the folder .platform of this repository, which Git and Docker ignore.'
}

complete_settings() {
  # One space between each: what is made of a list has nothing empty in it.
  for list in GITLAB_GROUPS SSO_GROUPS PROJECT_NAMESPACES DESTINATIONS; do
    eval "set -- \$$list"
    eval "$list=\$*"
  done
  case $CLUSTER in
    k3d) : "${KUBE_CONTEXT:=k3d-$CLUSTER_NAME}" ;;
    existing) [ -n "$KUBE_CONTEXT" ] || fail 'KUBE_CONTEXT has to name the context of the cluster.' 'kubectl config get-contexts lists them; the current one is never taken by chance.' ;;
    *) fail "CLUSTER is k3d or existing, not '$CLUSTER'." ;;
  esac
  case $ARGOCD in
    install) ;;
    adopt) [ "$CLUSTER" = existing ] || fail 'ARGOCD=adopt is for an Argo CD that is there, so for CLUSTER=existing.' ;;
    *) fail "ARGOCD is install or adopt, not '$ARGOCD'." ;;
  esac
  case $K3D_REGISTRY in
    '') ;;
    *[!a-z0-9.:-]* | *:*:* | :* | *: | *:*[!0-9]*) fail "K3D_REGISTRY is a name and a port, as platform-registry:5001, not '$K3D_REGISTRY'." ;;
    *:*) ;;
    *) fail "K3D_REGISTRY is a name and a port, as platform-registry:5001, not '$K3D_REGISTRY'." ;;
  esac
  case $K3D_PORT in
    '' | *[!0-9]* | ??????*) fail "K3D_PORT has to be a port, not '$K3D_PORT'." ;;
  esac
  # One of a project has a name and destinations of its own.
  case $ARGOCD_PRESET in
    per-project)
      [ -n "$PROJECT_NAMESPACES" ] || fail 'PROJECT_NAMESPACES has to name the namespaces that this Argo CD deploys to.' 'For example: PROJECT_NAMESPACES=shop-dev shop-production'
      : "${INSTANCE_NAME:=$ARGOCD_NAMESPACE}" "${DESTINATIONS:=$PROJECT_NAMESPACES}"
      ;;
    *)
      [ -z "$PROJECT_NAMESPACES" ] || fail 'PROJECT_NAMESPACES is for the preset per-project: every other Argo CD deploys where its AppProjects permit.'
      : "${INSTANCE_NAME:=global}" "${DESTINATIONS:=*-dev *-staging *-production}"
      ;;
  esac
  for namespace in $PROJECT_NAMESPACES; do
    case $namespace in
      -* | *- | default | kube-* | "$ARGOCD_NAMESPACE" | *[!a-z0-9-]*) fail "PROJECT_NAMESPACES: '$namespace' is no namespace that a project may have." ;;
    esac
  done
  for namespace in $DESTINATIONS; do
    case $namespace in
      default | kube-* | "$ARGOCD_NAMESPACE" | *[!a-z0-9*-]*) fail "DESTINATIONS: '$namespace' is no namespace that a project may have." ;;
      *[a-z0-9]*) ;;
      *) fail "DESTINATIONS: '$namespace' is every namespace." 'Name a part of them: *-dev' ;;
    esac
  done
  : "${SSO_GROUPS:=$GITLAB_GROUPS}"
  for name in INSTANCE_NAME CLUSTER_NAME ARGOCD_RELEASE ARGOCD_NAMESPACE DISCOVERY_TOPIC DISCOVERY_PROJECT; do
    eval "value=\$$name"
    case $value in
      '' | -* | *- | *[!a-z0-9-]*) fail "$name has to be lower case letters, digits and dashes, not '$value'." ;;
    esac
  done
  require_url ARGOCD_URL "$ARGOCD_URL"
  require_url GITLAB_URL "$GITLAB_URL"
  : "${GITLAB_CLUSTER_URL:=$GITLAB_URL}" "${WEBHOOK_URL:=$ARGOCD_URL/api/webhook}"
  require_url GITLAB_CLUSTER_URL "$GITLAB_CLUSTER_URL"
  require_url WEBHOOK_URL "$WEBHOOK_URL"
  [ -z "$WEBHOOK_URL_APPLICATIONSETS" ] || require_url WEBHOOK_URL_APPLICATIONSETS "$WEBHOOK_URL_APPLICATIONSETS"
  [ -z "$PORTAL_URL" ] || require_url PORTAL_URL "$PORTAL_URL"
  [ -n "$GITLAB_GROUPS" ] || fail 'GITLAB_GROUPS has to name at least one group whose repositories Argo CD may read.'
  for group in $GITLAB_GROUPS; do
    case $group in
      /* | */ | *//* | *[!A-Za-z0-9_./-]*) fail "GITLAB_GROUPS: '$group' is no path of a group." ;;
    esac
  done
  [ -z "$PLATFORM_REPOSITORY" ] || require_in_groups PLATFORM_REPOSITORY "$PLATFORM_REPOSITORY"
  [ -z "$DISCOVERY_GROUP" ] || require_in_groups DISCOVERY_GROUP "$DISCOVERY_GROUP/"
  case $TOKEN_DAYS in
    '' | *[!0-9]*) fail "TOKEN_DAYS has to be a number of days, not '$TOKEN_DAYS'." ;;
  esac
  if [ "$TOKEN_DAYS" -lt 31 ] || [ "$TOKEN_DAYS" -gt 365 ]; then
    fail 'TOKEN_DAYS has to be between 31 and 365: tokens are renewed 30 days before they end.'
  fi
  ARGOCD_VALUES=$(beside_settings "$ARGOCD_VALUES")
  TEAMS=$(beside_settings "$TEAMS")
  GITLAB_TOKEN_FILE=$(beside_settings "$GITLAB_TOKEN_FILE")
  GITLAB_CA_FILE=$(beside_settings "$GITLAB_CA_FILE")
  ARGOCD_CA_FILE=$(beside_settings "$ARGOCD_CA_FILE")
  OUTPUT=$(beside_settings "$OUTPUT")
  SSO_CLIENT_SECRET_FILE=$(beside_settings "$SSO_CLIENT_SECRET_FILE")
  require_file SSO_CLIENT_SECRET_FILE "$SSO_CLIENT_SECRET_FILE"
  ARGOCD_ADMIN_TOKEN_FILE=$(beside_settings "$ARGOCD_ADMIN_TOKEN_FILE")
  require_file ARGOCD_ADMIN_TOKEN_FILE "$ARGOCD_ADMIN_TOKEN_FILE"
  [ -z "$ARGOCD_ADMIN_TOKEN_FILE" ] || require_outside_git ARGOCD_ADMIN_TOKEN_FILE "$ARGOCD_ADMIN_TOKEN_FILE"
  case $SSO_CLIENT_ID,$SSO_CLIENT_SECRET_FILE in
    , | ?*,?*) ;;
    *) fail 'SSO_CLIENT_ID and SSO_CLIENT_SECRET_FILE belong together: name both, or neither.' ;;
  esac
  require_file ARGOCD_VALUES "$ARGOCD_VALUES"
  require_file TEAMS "$TEAMS"
  require_file GITLAB_CA_FILE "$GITLAB_CA_FILE"
  require_file ARGOCD_CA_FILE "$ARGOCD_CA_FILE"
  [ -n "$GITLAB_TOKEN_FILE" ] || fail 'GITLAB_TOKEN_FILE has to name a file with a token of GitLab.' "Make one with the scope api: $GITLAB_URL/-/user_settings/personal_access_tokens"
  require_file GITLAB_TOKEN_FILE "$GITLAB_TOKEN_FILE"
  require_outside_git GITLAB_TOKEN_FILE "$GITLAB_TOKEN_FILE"
  require_outside_git OUTPUT "$OUTPUT/read.token"
  [ -z "$SSO_CLIENT_SECRET_FILE" ] || require_outside_git SSO_CLIENT_SECRET_FILE "$SSO_CLIENT_SECRET_FILE"
  preset_file="$platform/argocd/values-$ARGOCD_PRESET.yaml"
  [ -r "$preset_file" ] || fail "ARGOCD_PRESET is k3d, small, ha or per-project, not '$ARGOCD_PRESET'."
}

# Argo CD compares the host of a delivery with that of its repository: two addresses for one GitLab never match.
is_split_horizon() {
  [ "$(host_of "$GITLAB_URL")" != "$(host_of "$GITLAB_CLUSTER_URL")" ]
}
