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

check_kubernetes() {
  answer=$scratch/kubernetes
  in_cluster get --raw=/version > "$answer" 2> /dev/null || fail 'The version of the cluster cannot be read.' "kubectl --context $KUBE_CONTEXT get --raw=/version shows why."
  version=$(field gitVersion | sed 's/^v//; s/[+-].*//')
  if is_older "$version" "$kubernetes_oldest" || is_newer "$version" "$kubernetes_newest"; then
    report_warning "Kubernetes is version $version; the charts of created projects were tried with $kubernetes_oldest to $kubernetes_newest." 'They may render what this version does not have.'
  else
    report_ok "Kubernetes $version"
  fi
}

check_cluster() {
  cluster_answers || fail "The cluster of the context $KUBE_CONTEXT does not answer." "kubectl --context $KUBE_CONTEXT get --raw=/readyz shows why."
  report_ok "$KUBE_CONTEXT answers"
  check_kubernetes
  in_cluster get deployments,statefulsets --namespace "$ARGOCD_NAMESPACE" --no-headers > "$scratch/workloads" 2> /dev/null || fail "What runs in $ARGOCD_NAMESPACE cannot be read." 'Your account of the cluster needs to read deployments there.'
  [ -s "$scratch/workloads" ] || fail "Nothing runs in $ARGOCD_NAMESPACE." 'platform/bootstrap installs Argo CD.'
  while read -r name ready _; do
    if [ "${ready%/*}" = "${ready#*/}" ]; then
      report_ok "${name#*/}: $ready ready"
    else
      report_problem "${name#*/} is not ready ($ready)." "kubectl --context $KUBE_CONTEXT describe $name -n $ARGOCD_NAMESPACE shows why."
    fi
  done < "$scratch/workloads"
}
