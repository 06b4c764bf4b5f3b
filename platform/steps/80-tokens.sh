# shellcheck shell=sh
title="Tokens of the portal, for $TOKEN_DAYS days, in $OUTPUT"

renew_days=30

file_of() {
  printf '%s/%s.token' "$OUTPUT" "$1"
}

is_done() {
  missing=''
  if ! cluster_answers; then
    missing=$accounts
    return 1
  fi
  while read -r account purpose; do
    file=$(file_of "$purpose")
    if [ ! -s "$file" ] || ! token_works "$file" "$account" || [ "$(days_left "$file")" -lt "$renew_days" ]; then
      missing="$missing$account $purpose
"
    fi
  done << END
$accounts
END
  [ -z "$missing" ]
}

preview() {
  printf '%s\n' "$missing" | grep . | while read -r account purpose; do echo "makes a token of the account $account: $(file_of "$purpose")"; done
}

# Proof of who may make this token: the one before, as long as it works; else the administrator.
find_proof() {
  proof=$(file_of "$2")
  ! token_works "$proof" "$1" || return 0
  proof=$scratch/admin.token
  [ ! -s "$proof" ] || return 0
  case $(release_description "$ARGOCD_RELEASE") in
    *' admin=false') install_argocd true ;;
  esac
  password=$(secret_value argocd-initial-admin-secret password)
  [ -n "$password" ] || fail 'There is no first password of the administrator any more, and no token works.' "Set a new one: kubectl --context $KUBE_CONTEXT -n $ARGOCD_NAMESPACE patch secret argocd-secret, as Argo CD's questions and answers describe."
  argocd POST /v1/session '' "{\"username\":\"admin\",\"password\":$(json "$password")}"
  [ "$status" = 200 ] || fail "The administrator cannot log in: $(reason)"
  field token > "$proof"
}

make_token() {
  find_proof "$1" "$2"
  argocd POST "/v1/account/$1/token" "$proof" "{\"name\":\"$1\",\"id\":\"slipway-$(date +%s)\",\"expiresIn\":$((TOKEN_DAYS * 86400))}"
  [ "$status" = 200 ] || fail "Argo CD makes no token of $1: $(reason)" 'Is the account in its configuration (platform/argocd/values.yaml)?'
  # Written whole or not at all: the portal may read it at any time.
  field token > "$OUTPUT/$2.token.new"
  old=$(file_of "$2")
  old_id=''
  [ ! -s "$old" ] || old_id=$(claim "$old" jti)
  mv "$OUTPUT/$2.token.new" "$old"
  # The one before is of no use to anybody now.
  if [ -n "$old_id" ]; then
    argocd DELETE "/v1/account/$1/token/$old_id" "$old"
  fi
}

change() {
  printf '%s' "$missing" | grep . > "$scratch/missing"
  while read -r account purpose; do
    make_token "$account" "$purpose"
  done < "$scratch/missing"
}

preview_undo() {
  for file in "$OUTPUT"/*.token; do
    [ ! -s "$file" ] || echo "revokes and deletes $file"
  done
}

undo() {
  while read -r account purpose; do
    file=$(file_of "$purpose")
    [ -s "$file" ] || continue
    # With its cluster, or Argo CD, it is gone anyway.
    if [ -z "$(made_of cluster)" ] && cluster_answers; then
      argocd DELETE "/v1/account/$account/token/$(claim "$file" jti)" "$file"
    fi
    rm -f "$file"
  done << END
$accounts
END
}
