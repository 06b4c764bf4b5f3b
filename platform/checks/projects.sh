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

# Of the answer, a list of applications, one line for each AppProject that deploys the same to several namespaces:
# its name and those of the applications.
shared_projects() {
  # shellcheck disable=SC2016 # These are names of jq.
  jq -r '
    (.items // []) | group_by([.spec.project, .spec.source.repoURL, .spec.source.path])[]
    | select(map([.spec.destination.server, .spec.destination.name, .spec.destination.namespace]) | unique | length > 1)
    | "\(.[0].spec.project) \(map(.metadata.name) | join(", "))"' "$answer"
}

# What Kubernetes refuses this Argo CD holds for the namespaces of every other one, too.
check_other_argocds() {
  in_cluster get validatingadmissionpolicy "$ARGOCD_NAMESPACE-projects" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found -o 'jsonpath={.spec.validations}' > "$scratch/policy" 2> /dev/null || return 0
  # Without the policy nothing is refused: that is chosen, and said in docs/platform.md.
  [ -s "$scratch/policy" ] || return 0
  other_namespaces > "$scratch/others"
  while read -r other; do
    grep -qF "'$other'" "$scratch/policy" || report_problem "Projects of this Argo CD may deploy to $other, which is another Argo CD's." 'platform/bootstrap, with these settings, reserves it.'
  done < "$scratch/others"
}

check_projects() {
  [ -s "$OUTPUT/read.token" ] || fail "Without the portal's token Argo CD cannot be read." 'platform/bootstrap makes it.'
  check_other_argocds
  # Of other paths, versions before 3.5 drop some without a word.
  argocd GET '/v1/applications?fields=items.metadata.name,items.spec,error' "$OUTPUT/read.token"
  [ "$status" = 200 ] || fail "Argo CD does not list its applications: $(reason)"
  shared_projects > "$scratch/shared"
  [ -s "$scratch/shared" ] || report_ok 'each environment has an AppProject of its own'
  while read -r project applications; do
    report_warning "The AppProject $project is shared by $applications: what one syncs may write into the namespace of another." 'docs/separate-environments.md says how to separate them.'
  done < "$scratch/shared"
}
