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
INSTANCE_NAME DESTINATIONS PROJECT_NAMESPACES ARGOCD ARGOCD_ADMIN_TOKEN_FILE K3D_REGISTRY K3D_PORT TEMPLATE_REPOSITORY
PORTAL_CLIENT_ID PORTAL_CLIENT_SECRET_FILE PORTAL_TOKEN_FILE APPS_DOMAIN'

# read_settings FILE
read_settings() {
  if [ ! -f "$1" ] || [ ! -r "$1" ]; then
    fail "There are no settings in $1." "Copy $platform/settings.example, change it and name it with --settings."
  fi
  CLUSTER=k3d CLUSTER_NAME=platform KUBE_CONTEXT='' NODE_REGISTRY='' ARGOCD_RELEASE=argocd ARGOCD_NAMESPACE=argocd
  ARGOCD_PRESET=k3d ARGOCD_VALUES='' ARGOCD_CHART_VERSION=$argocd_chart ARGOCD_URL='' ARGOCD_CA_FILE='' GITLAB_URL='' GITLAB_CLUSTER_URL=''
  GITLAB_CA_FILE='' GITLAB_GROUPS='' GITLAB_TOKEN_FILE='' IMAGE_REGISTRY='' TEAMS='' PLATFORM_REPOSITORY=''
  DISCOVERY_GROUP='' DISCOVERY_TOPIC=argocd DISCOVERY_PROJECT=discovered WEBHOOK_URL='' WEBHOOK_URL_APPLICATIONSETS='' PORTAL_URL=''
  TOKEN_DAYS=90 OUTPUT=./platform-output SSO_GROUPS='' SSO_CLIENT_ID='' SSO_CLIENT_SECRET_FILE='' LINT_IMAGE=alpine/helm:4.2.3
  INSTANCE_NAME='' DESTINATIONS='' PROJECT_NAMESPACES='' ARGOCD=install ARGOCD_ADMIN_TOKEN_FILE='' K3D_REGISTRY='' K3D_PORT=8443
  TEMPLATE_REPOSITORY='' PORTAL_CLIENT_ID='' PORTAL_CLIENT_SECRET_FILE='' PORTAL_TOKEN_FILE='' APPS_DOMAIN=localhost
  line_number=0 set_names=' ' carriage_return=$(printf '\r')
  while IFS= read -r line || [ -n "$line" ]; do
    line_number=$((line_number + 1))
    # An editor of Windows ends lines with it.
    line=${line%"$carriage_return"}
    case $line in
      '' | '#'*) continue ;;
    esac
    name=${line%%=*}
    case $name in
      '' | "$line" | *[!A-Z0-9_]*) fail "$1, line $line_number is no setting: it has to be NAME=value." ;;
    esac
    value=${line#*=}
    # Spaces around it are seen by nobody.
    value=${value#"${value%%[! ]*}"}
    value=${value%"${value##*[! ]}"}
    # What the setting was called before; an error, because a platform without it would lose its projects.
    [ "$name" != REGISTRY_REPOSITORY ] || fail "$1, line $line_number: REGISTRY_REPOSITORY is called PLATFORM_REPOSITORY now." 'Rename it; its value stays the same.'
    case " $(printf '%s' "$setting_names" | tr '\n' ' ') " in
      *" $name "*) ;;
      *) fail "$1, line $line_number: there is no setting $name." "$platform/settings.example has all of them." ;;
    esac
    case $set_names in
      *" $name "*) fail "$1, line $line_number: $name is there twice." 'Take one of them away.' ;;
    esac
    set_names="$set_names$name "
    case $value in
      *[!A-Za-z0-9_.:/@\ +*-]*) fail "$1, line $line_number: $name has a character that it may not have." 'Letters, digits, spaces and _.:/@+*- are possible, without quotes.' ;;
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
    *) printf '%s/%s' "$settings_folder" "${1#./}" ;;
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
    *[!A-Za-z0-9_.:/-]*) fail "$1 has to be one address, not '$2'." ;;
  esac
}

# plain_url URL: as programs write it, with the host in lower case and without the port that its scheme has anyway.
plain_url() {
  url_host=${1#*://}
  url_host=${url_host%%/*}
  url_path=${1#*://"$url_host"}
  url_host=$(printf '%s' "$url_host" | tr '[:upper:]' '[:lower:]')
  case $1 in
    https:*) url_host=${url_host%:443} ;;
    *) url_host=${url_host%:80} ;;
  esac
  printf '%s://%s%s' "${1%%://*}" "$url_host" "$url_path"
}

# require_host SETTING HOST: one that the portal takes, with or without a port.
require_host() {
  # No label of it is empty, or begins or ends with a dash.
  case .${2%%:*}.,$2 in
    *..* | *.-* | *-.* | *,*:*:* | *,*[!a-z0-9.:-]*) fail "$1 has to name a host in lower case, as gitlab.example.com or gitlab.example.com:8443, not '$2'." ;;
    *:*) require_port "$1" "${2#*:}" ;;
  esac
}

# require_path SETTING PATH: of a group or a repository of GitLab.
require_path() {
  case /$2/ in
    *//* | */./* | */../* | *.git/* | *[!A-Za-z0-9_./-]*) fail "$1: '$2' is no path of GitLab, as platform/argocd." ;;
  esac
}

# require_image SETTING NAME
require_image() {
  case $2 in
    *//* | *[!A-Za-z0-9_.:/@-]*) fail "$1 has to be a name, as alpine/helm, not '$2'." ;;
  esac
}

# require_port SETTING PORT
require_port() {
  case $2 in
    '' | 0* | *[!0-9]* | ??????*) ;;
    *) [ "$2" -gt 65535 ] || return 0 ;;
  esac
  fail "$1 has to be a port from 1 to 65535, not '$2'."
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

# set_list SETTING ITEM...: one space between each, so that what is made of it has nothing empty in it.
set_list() {
  list_name=$1
  shift
  eval "$list_name=\$*"
  # GitLab knows groups by their paths in any case.
  twice=$(printf '%s\n' "$@" | tr '[:upper:]' '[:lower:]' | sort | uniq -d | head -n 1)
  [ -z "$twice" ] || fail "$list_name names $twice twice."
}

complete_settings() {
  for list in GITLAB_GROUPS SSO_GROUPS PROJECT_NAMESPACES DESTINATIONS; do
    eval "set_list $list \$$list"
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
    *[!a-z0-9.:-]* | *:*:* | :*) fail "K3D_REGISTRY is a name and a port, as platform-registry:5001, not '$K3D_REGISTRY'." ;;
    *:*)
      require_port K3D_REGISTRY "${K3D_REGISTRY#*:}"
      [ "$CLUSTER" = k3d ] || fail 'K3D_REGISTRY is for CLUSTER=k3d: k3d joins a registry only to a cluster that it makes.' 'NODE_REGISTRY and IMAGE_REGISTRY name one that is there.'
      ;;
    *) fail "K3D_REGISTRY is a name and a port, as platform-registry:5001, not '$K3D_REGISTRY'." ;;
  esac
  require_port K3D_PORT "$K3D_PORT"
  case $KUBE_CONTEXT in
    *[\ *]*) fail "KUBE_CONTEXT has to be one context, not '$KUBE_CONTEXT'." ;;
  esac
  printf '%s\n' "$ARGOCD_CHART_VERSION" | grep -Eqx '[0-9]+(\.[0-9]+){2}([+-][0-9A-Za-z.+-]+)?' ||
    fail "ARGOCD_CHART_VERSION has to be one version, as $argocd_chart, not '$ARGOCD_CHART_VERSION'."
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
  GITLAB_URL=$(plain_url "$GITLAB_URL")
  : "${GITLAB_CLUSTER_URL:=$GITLAB_URL}" "${WEBHOOK_URL:=$ARGOCD_URL/api/webhook}"
  require_url GITLAB_CLUSTER_URL "$GITLAB_CLUSTER_URL"
  GITLAB_CLUSTER_URL=$(plain_url "$GITLAB_CLUSTER_URL")
  for name in GITLAB_URL GITLAB_CLUSTER_URL; do
    eval "value=\${$name#*://}"
    require_host "$name" "${value%%/*}"
  done
  for name in NODE_REGISTRY IMAGE_REGISTRY; do
    eval "value=\$$name"
    [ -z "$value" ] || require_host "$name" "$value"
  done
  require_url WEBHOOK_URL "$WEBHOOK_URL"
  [ -z "$WEBHOOK_URL_APPLICATIONSETS" ] || require_url WEBHOOK_URL_APPLICATIONSETS "$WEBHOOK_URL_APPLICATIONSETS"
  [ -z "$PORTAL_URL" ] || require_url PORTAL_URL "$PORTAL_URL"
  [ -n "$GITLAB_GROUPS" ] || fail 'GITLAB_GROUPS has to name at least one group whose repositories Argo CD may read.'
  # Those of SSO_GROUPS become lines of a policy.
  for list in GITLAB_GROUPS SSO_GROUPS; do
    eval "value=\$$list"
    for group in $value; do require_path "$list" "$group"; done
  done
  require_image LINT_IMAGE "$LINT_IMAGE"
  case $APPS_DOMAIN in
    '' | -* | .* | *- | *. | *..* | *.-* | *-.* | *[!a-z0-9.-]*) fail "APPS_DOMAIN has to be a domain, as apps.example.com, not '$APPS_DOMAIN'." ;;
  esac
  [ -n "$LINT_IMAGE" ] || fail 'LINT_IMAGE has to name an image with a shell and Helm.' 'Without the setting it is alpine/helm.'
  for name in PLATFORM_REPOSITORY TEMPLATE_REPOSITORY DISCOVERY_GROUP; do
    eval "value=\$$name"
    [ -z "$value" ] || require_path "$name" "$value"
    case $name,$value in
      *_REPOSITORY,?*/?* | *_REPOSITORY, | *_GROUP,*) ;;
      *) fail "$name has to be a repository in one of GITLAB_GROUPS, as $value/$value, not '$value'." ;;
    esac
  done
  [ -z "$PLATFORM_REPOSITORY" ] || require_in_groups PLATFORM_REPOSITORY "$PLATFORM_REPOSITORY"
  [ -z "$DISCOVERY_GROUP" ] || require_in_groups DISCOVERY_GROUP "$DISCOVERY_GROUP/"
  if [ -n "$TEMPLATE_REPOSITORY" ]; then
    require_in_groups TEMPLATE_REPOSITORY "$TEMPLATE_REPOSITORY"
    [ -n "$PORTAL_URL" ] || fail 'TEMPLATE_REPOSITORY is for a portal, and PORTAL_URL has to say where that is.' 'On this machine: PORTAL_URL=http://localhost:3000'
  fi
  case $TOKEN_DAYS in
    '' | 0* | *[!0-9]* | ????*) fail "TOKEN_DAYS has to be a number of days, not '$TOKEN_DAYS'." ;;
  esac
  if [ "$TOKEN_DAYS" -lt 31 ] || [ "$TOKEN_DAYS" -gt 365 ]; then
    fail 'TOKEN_DAYS has to be between 31 and 365: tokens are renewed 30 days before they end.'
  fi
  ARGOCD_VALUES=$(beside_settings "$ARGOCD_VALUES")
  TEAMS=$(beside_settings "$TEAMS")
  GITLAB_TOKEN_FILE=$(beside_settings "$GITLAB_TOKEN_FILE")
  GITLAB_CA_FILE=$(beside_settings "$GITLAB_CA_FILE")
  ARGOCD_CA_FILE=$(beside_settings "$ARGOCD_CA_FILE")
  [ -n "$OUTPUT" ] || fail 'OUTPUT has to name a folder for what is secret.' 'Without the setting it is platform-output, beside the settings.'
  OUTPUT=$(beside_settings "$OUTPUT")
  # Helm takes a comma for the end of a file's name.
  case $platform$OUTPUT$ARGOCD_VALUES$TEAMS$GITLAB_CA_FILE in
    *,*) fail "Helm reads no file in a folder with a comma: $platform, $OUTPUT" 'Keep this repository and the settings elsewhere.' ;;
  esac
  for name in SSO_CLIENT_SECRET_FILE ARGOCD_ADMIN_TOKEN_FILE PORTAL_CLIENT_SECRET_FILE PORTAL_TOKEN_FILE; do
    eval "value=\$(beside_settings \"\$$name\"); $name=\$value"
    require_file "$name" "$value"
    [ -z "$value" ] || require_outside_git "$name" "$value"
  done
  for name in SSO PORTAL; do
    eval "value=\$${name}_CLIENT_ID,\$${name}_CLIENT_SECRET_FILE"
    case $value in
      , | ?*,?*) ;;
      *) fail "${name}_CLIENT_ID and ${name}_CLIENT_SECRET_FILE belong together: name both, or neither." ;;
    esac
  done
  require_file ARGOCD_VALUES "$ARGOCD_VALUES"
  require_file TEAMS "$TEAMS"
  require_file GITLAB_CA_FILE "$GITLAB_CA_FILE"
  require_file ARGOCD_CA_FILE "$ARGOCD_CA_FILE"
  [ -n "$GITLAB_TOKEN_FILE" ] || fail 'GITLAB_TOKEN_FILE has to name a file with a token of GitLab.' "Make one with the scope api: $GITLAB_URL/-/user_settings/personal_access_tokens"
  require_file GITLAB_TOKEN_FILE "$GITLAB_TOKEN_FILE"
  require_outside_git GITLAB_TOKEN_FILE "$GITLAB_TOKEN_FILE"
  require_outside_git OUTPUT "$OUTPUT/read.token"
  preset_file="$platform/argocd/values-$ARGOCD_PRESET.yaml"
  [ -r "$preset_file" ] || fail "ARGOCD_PRESET is k3d, small, ha or per-project, not '$ARGOCD_PRESET'."
}

# Argo CD compares the host of a delivery with that of its repository: two addresses for one GitLab never match.
is_split_horizon() {
  [ "$(host_of "$GITLAB_URL")" != "$(host_of "$GITLAB_CLUSTER_URL")" ]
}

# require_free PORT SETTING
require_free() {
  # 7 is that nothing answers there.
  port_taken=0
  curl --silent --max-time 5 --output /dev/null "http://127.0.0.1:$1/" 2> /dev/null || port_taken=$?
  [ "$port_taken" = 7 ] || fail "The port $1 of this machine is taken." "Stop what uses it, or name another one: $2."
}
