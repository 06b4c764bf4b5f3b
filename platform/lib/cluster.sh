# shellcheck shell=sh
# The cluster. Its context is named in every call, so that it is never another one.

in_cluster() {
  kubectl --context "$KUBE_CONTEXT" "$@"
}

cluster_answers() {
  in_cluster get --raw=/readyz > /dev/null 2>&1
}

# apply_manifest: takes it from standard input; what is secret in it is on no command line.
apply_manifest() {
  in_cluster apply --server-side --field-manager slipway --force-conflicts -f - > /dev/null
}

# secret_value NAME KEY: empty where there is none.
secret_value() {
  key=$(printf '%s' "$2" | sed 's/\./\\./g')
  in_cluster get secret "$1" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found -o "jsonpath={.data.$key}" 2> /dev/null | base64 -d 2> /dev/null || true
}

# checksum FILE...: of what they hold.
checksum() {
  cat "$@" | cksum | tr ' ' '-'
}

# release_description NAME: what the newest revision of a release says of itself, if it is there and well.
release_description() {
  helm --kube-context "$KUBE_CONTEXT" history "$1" --namespace "$ARGOCD_NAMESPACE" --max 1 -o json > "$scratch/history" 2> /dev/null || return 0
  answer=$scratch/history
  [ "$(field 0.status)" != deployed ] || field 0.description
}
