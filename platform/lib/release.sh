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
# Releases of Helm. The description of each holds a sum of what it is made of, so that it need not be made again; that is also
# how a release of ours is told from another's.

in_helm() {
  helm --kube-context "$KUBE_CONTEXT" "$@"
}

# read_release NAME: $release_status is empty where there is none, $found_description the description of its newest revision.
read_release() {
  release_status='' found_description='' release_revision=''
  cluster_answers || return 0
  if in_helm history "$1" --namespace "$ARGOCD_NAMESPACE" --max 1 -o json > "$scratch/history" 2> "$scratch/helm"; then
    answer=$scratch/history
    release_status=$(field 0.status)
    found_description=$(field 0.description)
    release_revision=$(field 0.revision)
  elif ! grep -q 'not found' "$scratch/helm"; then
    fail "Helm could not list the revisions of the release $1: $(tail -n 1 "$scratch/helm")"
  fi
}

# is_released NAME DESCRIPTION...: whether it is there, well, and made of just one of these.
is_released() {
  read_release "$1"
  shift
  [ "$release_status" = deployed ] || return 1
  for released in "$@"; do
    [ "$found_description" != "$released" ] || return 0
  done
  return 1
}

# release KIND NAME DESCRIPTION ARGUMENTS...: of `helm upgrade --install`. Remembers it as KIND where it was not there before.
release() {
  release_kind=$1 release_name=$2 release_description=$3
  shift 3
  read_release "$release_name"
  if [ -z "$release_status" ]; then
    remember "$release_kind" "$release_name"
  elif ! is_made "$release_kind" "$release_name"; then
    case $found_description in
      'slipway '*) ;;
      *) fail "There is a release $release_name in $ARGOCD_NAMESPACE that this command did not make." 'It is left as it is: name another ARGOCD_RELEASE and ARGOCD_NAMESPACE, or uninstall it yourself.' ;;
    esac
  fi
  case $release_status in
    pending-install)
      # Helm was killed before there was anything to go back to.
      in_helm uninstall "$release_name" --namespace "$ARGOCD_NAMESPACE" --wait > "$scratch/helm" 2>&1 || fail "Helm was interrupted, and cannot undo what it had begun: $(tail -n 1 "$scratch/helm")" "helm --kube-context $KUBE_CONTEXT uninstall $release_name -n $ARGOCD_NAMESPACE"
      ;;
    pending-*)
      in_helm rollback "$release_name" --namespace "$ARGOCD_NAMESPACE" --wait > "$scratch/helm" 2>&1 || fail "Helm was interrupted, and cannot go back: $(tail -n 1 "$scratch/helm")" "helm --kube-context $KUBE_CONTEXT rollback $release_name -n $ARGOCD_NAMESPACE"
      ;;
  esac
  # Helm 4 applies on the server's side, where Argo CD itself holds some fields.
  case $(helm version --short 2> /dev/null) in
    v4*) set -- "$@" --force-conflicts ;;
  esac
  in_helm upgrade --install "$release_name" "$@" --namespace "$ARGOCD_NAMESPACE" --description "$release_description" --wait > "$scratch/helm" 2>&1 || fail "Helm could not install $release_name: $(tail -n 3 "$scratch/helm")" "kubectl --context $KUBE_CONTEXT get pods -n $ARGOCD_NAMESPACE shows what is not ready. Run this again when it is fixed."
}

# undo_release KIND
undo_release() {
  for release_name in $(list_made "$1"); do
    # It goes with a cluster of ours.
    if ! is_anything_made cluster && cluster_answers; then
      in_helm uninstall "$release_name" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found --wait > "$scratch/helm" 2>&1 || fail "Helm could not uninstall $release_name: $(tail -n 3 "$scratch/helm")"
    fi
    forget "$1" "$release_name"
  done
}
