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

# configured KEY: a value of Argo CD's configuration.
configured() {
  in_cluster get configmap argocd-cm --namespace "$ARGOCD_NAMESPACE" --ignore-not-found -o "jsonpath={.data.$(escape_dots "$1")}"
}

# report_missing WHAT FIX: of an Argo CD of ours it is wrong, of an adopted one to note: that is its owners'.
report_missing() {
  if [ "$ARGOCD" = adopt ]; then report_warning "$@"; else report_problem "$@"; fi
}

check_sign_on() {
  if people_log_in; then
    report_ok 'people log in with GitLab'
  elif [ -n "$sign_on_id" ]; then
    report_problem 'Nobody can log in: GitLab does not know the application that Argo CD has, or not with its secret (argocd-sso).' "platform/bootstrap --settings $(quoted "$settings") makes it anew."
  else
    report_warning 'Nobody can log in: Argo CD has no application of GitLab (argocd-sso).' "platform/bootstrap --settings $(quoted "$settings") makes it, or says how."
  fi
}

check_argocd() {
  read_version
  if is_older "$version" "$argocd_oldest"; then
    report_problem "Argo CD is version $version; the portal needs $argocd_oldest or later." "Set ARGOCD_CHART_VERSION to a newer chart and run platform/bootstrap."
  elif is_newer "$version" "$argocd_newest"; then
    report_warning "Argo CD is version $version; the portal was tried with $argocd_oldest to $argocd_newest." 'It checks what a version can do; open an issue for what does not work.'
  else
    report_ok "version $version"
  fi
  if [ "$(configured admin.enabled)" = false ]; then
    report_ok 'no administrator logs in'
  else
    report_warning 'The account admin is on.' 'platform/bootstrap turns it off when the tokens are made.'
  fi
  if [ "$(configured application.sync.requireOverridePrivilegeForRevisionSync)" = true ]; then
    report_ok 'who may sync may not bring another revision'
  else
    report_missing 'Who may sync may bring any revision.' 'Set application.sync.requireOverridePrivilegeForRevisionSync in argocd-cm: platform/argocd/values.yaml has it.'
  fi
  [ "$ARGOCD" = adopt ] || check_sign_on
  if [ -s "$OUTPUT/read.token" ]; then
    argocd GET /v1/projects/default "$OUTPUT/read.token"
    if [ "$status" = 200 ]; then
      if [ -z "$(field spec.sourceRepos.0)" ] && [ -z "$(field spec.destinations.0.namespace)" ]; then
        report_ok 'the project default is locked'
      else
        report_missing 'The project default may deploy anything anywhere.' 'helm upgrade --install platform-projects locks it; platform/bootstrap does that.'
      fi
    fi
  fi
}
