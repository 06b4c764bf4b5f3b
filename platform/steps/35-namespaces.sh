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
# An Argo CD of one project has the rights of its namespaces and no others; only the platform team makes those.
title="Namespaces of this Argo CD: ${PROJECT_NAMESPACES:-all that its AppProjects name}"

is_done() {
  [ -n "$PROJECT_NAMESPACES" ] || return 0
  cluster_answers || return 1
  for namespace in $PROJECT_NAMESPACES; do
    in_cluster get rolebinding argocd-deploys --namespace "$namespace" --ignore-not-found -o 'jsonpath={.subjects[0].namespace}' > "$scratch/binding" 2> "$scratch/kubectl" || fail "The RoleBindings of $namespace cannot be read: $(tail -n 1 "$scratch/kubectl")"
    [ "$(cat "$scratch/binding")" = "$ARGOCD_NAMESPACE" ] || return 1
  done
}

preview() {
  echo "makes $PROJECT_NAMESPACES where they are not there, with a Role and a RoleBinding for this Argo CD"
}

change() {
  for namespace in $PROJECT_NAMESPACES; do
    make_namespace "$namespace"
    sed "s/argocd-shop/$ARGOCD_NAMESPACE/" "$platform/argocd/manifests/namespace-role.yaml" | apply_in "$namespace" || fail "The Role of $namespace could not be made." 'Your account of the cluster needs to make Roles and RoleBindings.'
    remember role "$namespace" argocd-deploys
  done
}

preview_undo() {
  list_made role | while read -r namespace name; do echo "deletes the Role and the RoleBinding $name of $namespace"; done
}

undo() {
  list_made role > "$scratch/roles"
  while read -r namespace name; do
    ! cluster_answers || in_cluster delete "role/$name" "rolebinding/$name" --namespace "$namespace" --ignore-not-found > /dev/null
    forget role "$namespace"
  done < "$scratch/roles"
}
