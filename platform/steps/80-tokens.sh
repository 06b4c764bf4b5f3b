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
title="Tokens of the portal, for $TOKEN_DAYS days, in $OUTPUT"

is_done() {
  missing=''
  if ! cluster_answers; then
    missing=$accounts
    return 1
  fi
  while read -r account purpose; do
    file=$(token_file "$purpose")
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
  printf '%s\n' "$missing" | grep . | while read -r account purpose; do echo "makes a token of the account $account: $(token_file "$purpose")"; done
}

# Proof of who may make this token: the one before, as long as it works; else the administrator.
find_proof() {
  proof=$(token_file "$2")
  ! token_works "$proof" "$1" || return 0
  proof=$scratch/admin.token
  [ ! -s "$proof" ] || return 0
  if [ -n "$ARGOCD_ADMIN_TOKEN_FILE" ]; then
    proof=$ARGOCD_ADMIN_TOKEN_FILE
    return 0
  fi
  [ "$ARGOCD" = adopt ] || read_release "$ARGOCD_RELEASE"
  case ${found_description:-} in
    *' admin=false') install_argocd true ;;
  esac
  read_secret argocd-initial-admin-secret password
  [ "$ARGOCD" != adopt ] || [ -n "$secret_text" ] || fail 'No token works, and the first password of the administrator is gone.' 'Name a file with a token of an account that may make tokens: ARGOCD_ADMIN_TOKEN_FILE.'
  way_out="Take admin.password and admin.passwordMtime out of the Secret argocd-secret in $ARGOCD_NAMESPACE and restart $ARGOCD_RELEASE-server: it writes a new first password."
  [ -n "$secret_text" ] || fail 'No token works, and the first password of the administrator is gone.' "$way_out"
  argocd POST /v1/session '' "{\"username\":\"admin\",\"password\":$(json "$secret_text")}"
  [ "$status" = 200 ] || fail "The administrator cannot log in with the first password: $(reason)" "$way_out"
  field token > "$proof"
}

# What is renewed in time ends by itself: the portal may have a copy. What was lost, or seen by others, ends now. What was made
# from another place may be in use there, so it ends only where a person says so.
revoke_former() {
  argocd GET "/v1/account/$1" "$(token_file "$2")"
  [ "$status" = 200 ] || fail "Argo CD does not list the tokens of $1: $(reason)"
  newest=$(claim "$(token_file "$2")" jti)
  answer=$scratch/answer
  # shellcheck disable=SC2016 # These are names of jq.
  jq -r --arg newest "$newest" --argjson days "$renew_days" '
    .tokens[]? | select((.id | startswith("slipway-")) and .id != $newest and (.expiresAt // "0" | tonumber) > now + $days * 86400) | .id' \
    "$answer" > "$scratch/former"
  others=0
  while read -r id; do
    if is_made token "$id" || may_revoke_others "$1"; then
      argocd DELETE "/v1/account/$1/token/$id" "$(token_file "$2")"
      [ "$status" = 200 ] || fail "Argo CD does not revoke the former token of $1: $(reason)"
      forget token "$id"
    else
      others=$((others + 1))
    fi
  done < "$scratch/former"
  [ "$others" = 0 ] || log_detail "$others of $1 made from another place stay; --revoke-others revokes them"
  remember token "$newest" "$1"
}

# may_revoke_others ACCOUNT: asks once for each account, where somebody can answer.
may_revoke_others() {
  [ -z "$revoke_others" ] || return 0
  [ -t 0 ] && [ -t 1 ] || return 1
  if [ "${asked_about:-}" != "$1" ]; then
    asked_about=$1
    printf '  %s has tokens that were made from another place, and may be in use there. Revoke them? [y/N] ' "$1"
    # Not the list that the loop reads.
    read -r revoke_answer < /dev/tty || revoke_answer=n
  fi
  [ "$revoke_answer" = y ]
}

make_token() {
  find_proof "$1" "$2"
  argocd POST "/v1/account/$1/token" "$proof" "{\"name\":\"$1\",\"id\":\"slipway-$(date +%s)\",\"expiresIn\":$((TOKEN_DAYS * 86400))}"
  [ "$status" = 200 ] || fail "Argo CD makes no token of $1: $(reason)" 'Is the account in its configuration (platform/argocd/values.yaml)?'
  # Written whole or not at all: the portal may read it at any time.
  field token > "$OUTPUT/$2.token.new"
  mv "$OUTPUT/$2.token.new" "$(token_file "$2")"
  revoke_former "$1" "$2"
}

change() {
  printf '%s\n' "$missing" | grep . > "$scratch/missing"
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
    file=$(token_file "$purpose")
    [ -s "$file" ] || continue
    # With its cluster, or Argo CD, it is gone anyway.
    if ! is_anything_made cluster && cluster_answers; then
      argocd DELETE "/v1/account/$account/token/$(claim "$file" jti)" "$file"
    fi
    rm -f "$file"
  done << END
$accounts
END
}
