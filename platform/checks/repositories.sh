# shellcheck shell=sh

check_repositories() {
  token_name='argocd reads repositories'
  [ -s "$OUTPUT/read.token" ] || fail 'Without the portal'\''s token Argo CD cannot be asked.' 'platform/bootstrap makes it.'
  argocd GET /v1/repocreds "$OUTPUT/read.token"
  [ "$status" = 200 ] || fail "Argo CD does not say which credentials it has: $(reason)"
  cp "$answer" "$scratch/repocreds"
  for group in $GITLAB_GROUPS; do
    find_group "$group"
    [ -n "$group_id" ] || continue
    find_deploy_token "$group_id" "$token_name"
    answer=$scratch/repocreds
    held=$(of_item_below items url "$GITLAB_CLUSTER_URL/$group/" username)
    if [ -z "$held" ]; then
      wrong "Argo CD has no credential for $GITLAB_CLUSTER_URL/$group/." 'platform/bootstrap makes a deploy token and gives it to Argo CD.'
    elif [ -n "$deploy_token_id" ] && [ "$held" != "$deploy_token_user" ]; then
      wrong "Argo CD has another credential for $group than the deploy token of GitLab." 'platform/bootstrap makes a new one.'
    elif [ -n "$deploy_token_id" ] && ! lasts "$deploy_token_end"; then
      careful "The deploy token of $group ends on $deploy_token_end." 'platform/bootstrap renews it.'
    else
      well "Argo CD reads the repositories of $group"
    fi
  done
}
