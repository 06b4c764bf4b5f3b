# shellcheck shell=sh
title="Argo CD: $ARGOCD_URL"

secrets=$OUTPUT/argocd-secrets.yaml

is_done() {
  [ -s "$secrets" ] && cluster_answers || return 1
  case $(release_description "$ARGOCD_RELEASE") in
    "slipway $(argocd_sum) "*) return 0 ;;
    *) return 1 ;;
  esac
}

preview() {
  echo "installs the chart argo-cd $ARGOCD_CHART_VERSION as $ARGOCD_RELEASE in $ARGOCD_NAMESPACE:"
  echo "values.yaml, values-$ARGOCD_PRESET.yaml${ARGOCD_VALUES:+, $ARGOCD_VALUES}"
}

change() {
  if [ ! -s "$secrets" ]; then
    # Another machine may have set this up before.
    webhook_secret=$(secret_value argocd-secret webhook.gitlab.secret)
    [ -n "$webhook_secret" ] || webhook_secret=$(od -An -N 24 -tx1 /dev/urandom | tr -d ' \n')
    printf 'configs:\n  secret:\n    gitlabSecret: "%s"\n' "$webhook_secret" > "$secrets"
  fi
  # Who comes first has to log in once, to make the tokens.
  admin=true
  case $(release_description "$ARGOCD_RELEASE") in
    *' admin=false') admin=false ;;
    '') remember release "$ARGOCD_RELEASE" ;;
  esac
  install_argocd "$admin"
}

applications() {
  ! cluster_answers || in_cluster get applications.argoproj.io --namespace "$ARGOCD_NAMESPACE" -o name 2> /dev/null | grep -cv '/platform-registry$' || true
}

preview_undo() {
  made_of release | while read -r name; do
    echo "uninstalls $name from $ARGOCD_NAMESPACE; Argo CD's kinds and what it has deployed stay"
  done
}

undo() {
  [ -z "$(made_of cluster)" ] || {
    # It goes with its cluster.
    for name in $(made_of release); do forget release "$name"; done
    return 0
  }
  count=$(applications)
  [ "${count:-0}" = 0 ] || fail "This Argo CD still has $count applications." 'Delete these first, in the portal or in Argo CD: without Argo CD nobody looks after what they run.'
  for name in $(made_of release); do
    helm --kube-context "$KUBE_CONTEXT" uninstall "$name" --namespace "$ARGOCD_NAMESPACE" --wait > "$scratch/helm" 2>&1 || fail "Helm could not uninstall $name: $(tail -n 3 "$scratch/helm")"
    forget release "$name"
  done
  rm -f "$secrets"
}
