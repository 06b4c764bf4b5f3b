# shellcheck shell=sh
. "$platform/lib/deployTokens.sh"
title="Discovery of repositories: ${DISCOVERY_GROUP:-none}"

token_name='argocd finds repositories'
secret=gitlab-scm-token

find_access_token() {
  gitlab GET "/groups/$1/access_tokens?per_page=100"
  expect 'Looking at the access tokens' 200
  access_token_id=$(of_item name "$token_name" id)
  access_token_end=$(of_item name "$token_name" expires_at)
}

is_done() {
  [ -n "$DISCOVERY_GROUP" ] || return 0
  find_group "$DISCOVERY_GROUP"
  [ -n "$group_id" ] || return 1
  find_access_token "$group_id"
  [ -n "$access_token_id" ] && lasts "$access_token_end" && [ -n "$(secret_value "$secret" token)" ]
}

preview() {
  echo "makes an access token of $DISCOVERY_GROUP (read_api, Reporter), and gives it to Argo CD as $secret"
}

change() {
  [ -n "$group_id" ] || fail "The group $DISCOVERY_GROUP is not there." 'Name it in GITLAB_GROUPS, so that it is made and Argo CD may read it.'
  if [ -n "$access_token_id" ]; then
    gitlab DELETE "/groups/$group_id/access_tokens/$access_token_id"
    expect "Revoking the access token of $DISCOVERY_GROUP" 204 404
    forget access-token "$group_id/$access_token_id"
  fi
  gitlab POST "/groups/$group_id/access_tokens" "{\"name\":\"$token_name\",\"scopes\":[\"read_api\"],\"access_level\":20,\"expires_at\":\"$(day_in 364)\"}"
  expect "Making an access token of $DISCOVERY_GROUP (a paid feature at gitlab.com)" 201
  remember access-token "$group_id/$(field id)" "$DISCOVERY_GROUP"
  apply_manifest << END || fail 'Argo CD could not be given the access token.' 'Run this again: the token is made anew.'
apiVersion: v1
kind: Secret
metadata:
  name: $secret
  namespace: $ARGOCD_NAMESPACE
  labels:
    argocd.argoproj.io/secret-type: scm-creds
stringData:
  token: $(json "$(field token)")
END
}

preview_undo() {
  made_of access-token | while read -r _ group; do echo "revokes the access token of $group, and takes it from Argo CD"; done
}

undo() {
  made_of access-token > "$scratch/access-tokens"
  while read -r place group; do
    gitlab DELETE "/groups/${place%/*}/access_tokens/${place#*/}"
    expect "Revoking the access token of $group" 204 404
    if cluster_answers; then
      in_cluster delete secret "$secret" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found > /dev/null
    fi
    forget access-token "$place"
  done < "$scratch/access-tokens"
}
