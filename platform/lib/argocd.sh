# shellcheck shell=sh
# Argo CD: its release, and its API by way of a forwarded port, which needs neither DNS nor an ingress.

# Account, file of its token, what it is for.
accounts='backstage read
backstage-ops operate
backstage-provision provision'

argocd_values() {
  printf '%s\n' "$platform/argocd/values.yaml"
  # What any node may fail of is laid over the smaller one.
  [ "$ARGOCD_PRESET" != ha ] || printf '%s\n' "$platform/argocd/values-small.yaml"
  printf '%s\n' "$preset_file"
  [ -z "$ARGOCD_VALUES" ] || printf '%s\n' "$ARGOCD_VALUES"
  printf '%s\n' "$OUTPUT/argocd-secrets.yaml"
}

# What an installation is made of: another sum is another installation.
argocd_sum() {
  {
    printf '%s %s %s %s\n' "$ARGOCD_CHART_VERSION" "$ARGOCD_URL" "$GITLAB_CLUSTER_URL" "$ARGOCD_RELEASE"
    argocd_values | while IFS= read -r file; do cat "$file"; done
  } | cksum | tr ' ' '-'
}

# install_argocd true|false: whether the administrator may log in.
install_argocd() {
  set -- "$1" --install "$ARGOCD_RELEASE" argo-cd --repo https://argoproj.github.io/argo-helm \
    --version "$ARGOCD_CHART_VERSION" --namespace "$ARGOCD_NAMESPACE" --create-namespace \
    --set-string "fullnameOverride=$ARGOCD_RELEASE" \
    --set-string "global.domain=$(host_of "$ARGOCD_URL")" \
    --set-string "configs.cm.url=$ARGOCD_URL" \
    --set-string "configs.cm.admin\\.enabled=$1" \
    --set-string "configs.params.applicationsetcontroller\\.allowed\\.scm\\.providers=$GITLAB_CLUSTER_URL/" \
    --description "slipway $(argocd_sum) admin=$1" --wait --timeout 10m
  shift
  while IFS= read -r file; do
    set -- "$@" --values "$file"
  done << END
$(argocd_values)
END
  helm --kube-context "$KUBE_CONTEXT" upgrade "$@" > "$scratch/helm" 2>&1 || fail "Helm could not install Argo CD: $(tail -n 3 "$scratch/helm")" "kubectl --context $KUBE_CONTEXT get pods -n $ARGOCD_NAMESPACE shows what is not ready."
}

# Opens the way to Argo CD's API; it closes with the step.
open_argocd() {
  [ -z "${argocd_api:-}" ] || return 0
  in_cluster port-forward --namespace "$ARGOCD_NAMESPACE" "service/$ARGOCD_RELEASE-server" :80 > "$scratch/forward" 2>&1 &
  forward=$!
  trap 'kill "$forward" 2> /dev/null || true' EXIT
  tries=0
  while ! port=$(sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\) .*/\1/p' "$scratch/forward" | head -n 1) || [ -z "$port" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$forward" 2> /dev/null; then
      fail "The way to Argo CD does not open: $(head -n 1 "$scratch/forward")" "kubectl --context $KUBE_CONTEXT get pods -n $ARGOCD_NAMESPACE shows whether it runs."
    fi
    sleep 0.2
  done
  # With a root path the API is below it.
  argocd_api="http://127.0.0.1:$port$(printf '%s' "$ARGOCD_URL" | sed 's,^[a-z]*://[^/]*,,')"
}

# argocd METHOD PATH TOKEN_FILE [BODY]; without a token the file is ''.
argocd() {
  open_argocd
  argocd_header=''
  if [ -n "$3" ]; then
    argocd_header=$scratch/argocd.header
    printf 'Authorization: Bearer %s\n' "$(tr -d '[:space:]' < "$3")" > "$argocd_header"
  fi
  if [ -n "${4:-}" ]; then
    printf '%s' "$4" > "$scratch/body"
    call "$1" "$argocd_api/api$2" "$argocd_header" "$scratch/body"
  else
    call "$1" "$argocd_api/api$2" "$argocd_header"
  fi
}

# claim FILE NAME: what a token says of itself, without asking anybody.
claim() {
  payload=$(cut -d . -f 2 "$1" | tr -d '[:space:]' | tr '_-' '/+')
  case $((${#payload} % 4)) in
    2) payload="$payload==" ;;
    3) payload="$payload=" ;;
  esac
  answer=$scratch/claims
  printf '%s' "$payload" | base64 -d > "$answer" 2> /dev/null || : > "$answer"
  field "$2"
}

# days_left FILE: until a token ends; 9999 for one that does not.
days_left() {
  end=$(claim "$1" exp)
  if [ -z "$end" ]; then
    printf 9999
  else
    printf '%s' "$(((end - $(date +%s)) / 86400))"
  fi
}

# token_works FILE ACCOUNT: whether Argo CD takes it, and for that account.
token_works() {
  [ -s "$1" ] || return 1
  argocd GET /v1/session/userinfo "$1"
  [ "$status" = 200 ] && [ "$(field username)" = "$2" ]
}
