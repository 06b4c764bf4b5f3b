# shellcheck shell=sh
. "$platform/lib/deployTokens.sh"
title='Argo CD reads the repositories of these groups, with a deploy token of each'

token_name='argocd reads repositories'

secret_of() {
  printf 'repo-creds-%s' "$(printf '%s' "$1" | tr 'A-Z/_.' 'a-z---')"
}

without_access() {
  missing=''
  for group in $GITLAB_GROUPS; do
    find_group "$group"
    if [ -n "$group_id" ]; then
      find_deploy_token "$group_id" "$token_name"
      held=$(secret_value "$(secret_of "$group")" username)
      [ -n "$deploy_token_id" ] && [ "$held" = "$deploy_token_user" ] && lasts "$deploy_token_end" && continue
    fi
    missing="$missing $group"
  done
}

is_done() {
  without_access
  [ -z "$missing" ]
}

preview() {
  for group in $missing; do echo "$group: makes a deploy token (read_repository), and gives it to Argo CD as $(secret_of "$group")"; done
}

change() {
  for group in $missing; do
    find_group "$group"
    make_deploy_token "$group_id" "$group" "$token_name" read_repository
    apply_manifest << END || fail "Argo CD could not be given the deploy token of $group." 'Run this again: the token is made anew.'
apiVersion: v1
kind: Secret
metadata:
  name: $(secret_of "$group")
  namespace: $ARGOCD_NAMESPACE
  labels:
    argocd.argoproj.io/secret-type: repo-creds
stringData:
  type: git
  url: $GITLAB_CLUSTER_URL/$group/
  username: $(json "$deploy_token_user")
  password: $(json "$deploy_token")
END
  done
}

preview_undo() {
  made_of deploy-token | while read -r _ group name; do echo "revokes the deploy token '$name' of $group"; done
}

undo() {
  made_of deploy-token > "$scratch/deploy-tokens"
  while read -r place group name; do
    gitlab DELETE "/groups/${place%/*}/deploy_tokens/${place#*/}"
    expect "Revoking the deploy token '$name' of $group" 204 404
    if [ "$name" = "$token_name" ] && cluster_answers; then
      in_cluster delete secret "$(secret_of "$group")" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found > /dev/null
    fi
    forget deploy-token "$place"
  done < "$scratch/deploy-tokens"
}
