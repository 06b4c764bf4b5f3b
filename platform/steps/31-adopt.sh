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
# An Argo CD that is already there stays its owners': only accounts, one policy and the AppProjects are added.
title="Argo CD that is there: $ARGOCD_RELEASE in $ARGOCD_NAMESPACE"

policy_key=policy.slipway.csv

# Where Helm has one, and which version; lines "NAME NAMESPACE CHART".
found_argocds() {
  in_helm list --all-namespaces -o json > "$scratch/releases" 2> "$scratch/helm" || fail "Helm could not list its releases: $(tail -n 1 "$scratch/helm")"
  jq -r '.[] | select(.chart | startswith("argo-cd-")) | "\(.name) \(.namespace) \(.chart)"' "$scratch/releases"
}

adopted_policy() {
  sed -n 's/^ *\(p, backstage.*\)/\1/p' "$platform/argocd/manifests/argocd-rbac-cm.yaml"
  platform_policy
}

# config_map NAME KEY
config_map() {
  in_cluster get configmap "$1" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found -o "jsonpath={.data.$(escape_dots "$2")}"
}

# Whether there is one of Helm or not.
is_there() {
  [ -n "$(in_cluster get configmap argocd-cm --namespace "$ARGOCD_NAMESPACE" --ignore-not-found -o 'jsonpath={.metadata.name}')" ]
}

missing_accounts() {
  printf '%s\n' "$accounts" | while read -r account _; do
    [ -n "$(config_map argocd-cm "accounts.$account")" ] || echo "$account"
  done
}

is_done() {
  if [ "$ARGOCD" != adopt ]; then
    done_note='none is adopted: this one is of the bootstrap'
    return 0
  fi
  cluster_answers || fail "The cluster of the context $KUBE_CONTEXT does not answer." "kubectl --context $KUBE_CONTEXT get --raw=/readyz shows why."
  found_argocds > "$scratch/found"
  if ! grep -q "^$ARGOCD_RELEASE $ARGOCD_NAMESPACE " "$scratch/found" && { grep -q " $ARGOCD_NAMESPACE " "$scratch/found" || ! is_there; }; then
    fail "There is no Argo CD $ARGOCD_RELEASE in $ARGOCD_NAMESPACE." "$(sed 's/^\([^ ]*\) \([^ ]*\) .*/Helm has one: ARGOCD_RELEASE=\1, ARGOCD_NAMESPACE=\2/' "$scratch/found" | grep . || echo 'Helm has none; without ARGOCD=adopt the bootstrap installs one.')"
  fi
  read_version
  log_detail "version $version, $(sed -n "s/^$ARGOCD_RELEASE $ARGOCD_NAMESPACE //p" "$scratch/found" | grep . || echo 'not of Helm')"
  ! is_older "$version" "$argocd_oldest" || fail "The portal needs version $argocd_oldest of Argo CD or later." 'Upgrade it first: it is left as it is.'
  case $(config_map argocd-rbac-cm policy.matchMode) in
    '' | glob) ;;
    *) fail 'This Argo CD reads its policies as regular expressions, and those of the portal are globs.' "policy.matchMode of argocd-rbac-cm has to be glob, which all of its policies have to fit." ;;
  esac
  [ -z "$(missing_accounts)" ] && [ "$(config_map argocd-rbac-cm "$policy_key")" = "$(adopted_policy)" ]
}

preview() {
  missing_accounts | while read -r account; do echo "adds accounts.$account: apiKey to argocd-cm"; done
  echo "adds $policy_key to argocd-rbac-cm, with what these accounts may; every other policy stays"
}

# patch_config_map NAME FILE
patch_config_map() {
  in_cluster patch configmap "$1" --namespace "$ARGOCD_NAMESPACE" --type merge --patch-file "$2" > /dev/null || fail "$1 of $ARGOCD_NAMESPACE could not be changed." 'Your account of the cluster needs to patch ConfigMaps there.'
}

change() {
  missing_accounts > "$scratch/accounts"
  while read -r account; do remember account "$account" added; done < "$scratch/accounts"
  jq -Rn '{data: ([inputs | {key: "accounts.\(.)", value: "apiKey"}] | from_entries)}' "$scratch/accounts" > "$scratch/patch"
  [ ! -s "$scratch/accounts" ] || patch_config_map argocd-cm "$scratch/patch"
  remember policy "$policy_key" added
  adopted_policy > "$scratch/policy"
  # shellcheck disable=SC2016 # These are names of jq.
  jq -n --arg key "$policy_key" --rawfile policy "$scratch/policy" '{data: {($key): ($policy | rtrimstr("\n"))}}' > "$scratch/patch"
  patch_config_map argocd-rbac-cm "$scratch/patch"
}

preview_undo() {
  list_made account | while read -r account _; do echo "takes accounts.$account out of argocd-cm, and its tokens with it"; done
  list_made policy | while read -r key _; do echo "takes $key out of argocd-rbac-cm"; done
}

undo() {
  for kind in account policy; do
    map=argocd-cm before=accounts.
    [ "$kind" = account ] || map=argocd-rbac-cm before=''
    list_made "$kind" | cut -d ' ' -f 1 > "$scratch/added"
    [ -s "$scratch/added" ] || continue
    # shellcheck disable=SC2016 # This is a name of jq.
    jq -Rn --arg before "$before" '{data: ([inputs | {key: "\($before)\(.)", value: null}] | from_entries)}' "$scratch/added" > "$scratch/patch"
    ! cluster_answers || patch_config_map "$map" "$scratch/patch"
    while read -r added; do forget "$kind" "$added"; done < "$scratch/added"
  done
}
