# shellcheck shell=sh

check_cluster() {
  cluster_answers || fail "The cluster of the context $KUBE_CONTEXT does not answer." "kubectl --context $KUBE_CONTEXT get --raw=/readyz says why."
  well "$KUBE_CONTEXT answers"
  in_cluster get deployments,statefulsets --namespace "$ARGOCD_NAMESPACE" --no-headers > "$scratch/workloads" 2> /dev/null || fail "What runs in $ARGOCD_NAMESPACE cannot be read." 'Your account of the cluster needs to read deployments there.'
  [ -s "$scratch/workloads" ] || fail "Nothing runs in $ARGOCD_NAMESPACE." 'platform/bootstrap installs Argo CD.'
  while read -r name ready _; do
    if [ "${ready%/*}" = "${ready#*/}" ]; then
      well "${name#*/}: $ready ready"
    else
      wrong "${name#*/} is not ready ($ready)." "kubectl --context $KUBE_CONTEXT describe $name -n $ARGOCD_NAMESPACE says why."
    fi
  done < "$scratch/workloads"
}
