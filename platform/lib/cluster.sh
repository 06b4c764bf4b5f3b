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
# The cluster. Its context is named in every call, so that it is never another one.

# The pull secret that created projects name; the plan of the portal has the same.
pull_secret=registry-credentials

in_cluster() {
  kubectl --context "$KUBE_CONTEXT" "$@"
}

# Checked again until it does, and then no more in this run.
cluster_answers() {
  [ ! -f "$scratch/cluster-answers" ] || return 0
  [ ! -f "$scratch/cluster-gone" ] || return 1
  in_cluster get --raw=/readyz --request-timeout=10s > /dev/null 2>&1 && : > "$scratch/cluster-answers"
}

# escape_dots TEXT: a key with dots, as kubectl and Helm want it in a path.
escape_dots() {
  printf '%s' "$1" | sed 's/\./\\./g'
}

# apply_manifest: takes it from standard input; what is secret in it is on no command line.
apply_manifest() {
  apply_in "$ARGOCD_NAMESPACE"
}

# apply_in NAMESPACE: the same, for objects that name no namespace.
apply_in() {
  in_cluster apply --namespace "$1" --server-side --field-manager slipway --force-conflicts -f - > /dev/null
}

# read_secret NAME KEY: what it holds is in $secret_text; empty where there is none.
read_secret() {
  secret_key=$(escape_dots "$2")
  in_cluster get secret "$1" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found -o "jsonpath={.data.$secret_key}" > "$scratch/secret" 2> "$scratch/kubectl" || fail "The Secret $1 cannot be read: $(tail -n 1 "$scratch/kubectl")" "Your account of the cluster needs to read Secrets in $ARGOCD_NAMESPACE."
  secret_text=$(base64 -d < "$scratch/secret")
  rm -f "$scratch/secret"
}

# delete_secret NAME: done where there is none, or no cluster any more.
delete_secret() {
  ! cluster_answers || in_cluster delete secret "$1" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found > /dev/null
}

# make_namespace [NAME]: without a name Argo CD's, for what has to be there before it. Remembered where it was not there.
make_namespace() {
  [ -n "$(in_cluster get namespace "${1:-$ARGOCD_NAMESPACE}" --ignore-not-found -o 'jsonpath={.metadata.name}')" ] || remember namespace "${1:-$ARGOCD_NAMESPACE}"
  printf 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: %s\n' "${1:-$ARGOCD_NAMESPACE}" | apply_manifest ||
    fail "The namespace ${1:-$ARGOCD_NAMESPACE} could not be made." 'Your account of the cluster needs to make namespaces.'
}
