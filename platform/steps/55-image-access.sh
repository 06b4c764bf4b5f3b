# shellcheck shell=sh
. "$platform/lib/deployTokens.sh"
title="Clusters pull images from ${IMAGE_REGISTRY:-a registry without credentials}"

token_name='cluster pulls images'

file_of() {
  printf '%s/pull-%s.dockerconfig.json' "$OUTPUT" "$(printf '%s' "$1" | tr '/' '-')"
}

is_done() {
  missing=''
  [ -n "$IMAGE_REGISTRY" ] || return 0
  for group in $GITLAB_GROUPS; do
    find_group "$group"
    if [ -n "$group_id" ] && [ -s "$(file_of "$group")" ]; then
      find_deploy_token "$group_id" "$token_name"
      [ -n "$deploy_token_id" ] && lasts "$deploy_token_end" && continue
    fi
    missing="$missing $group"
  done
  [ -z "$missing" ]
}

preview() {
  for group in $missing; do echo "$group: makes a deploy token (read_registry), and writes $(file_of "$group")"; done
}

change() {
  for group in $missing; do
    find_group "$group"
    make_deploy_token "$group_id" "$group" "$token_name" read_registry
    auth=$(printf '%s:%s' "$deploy_token_user" "$deploy_token" | base64 | tr -d '\n')
    printf '{"auths":{%s:{"auth":"%s"}}}\n' "$(json "$IMAGE_REGISTRY")" "$auth" > "$(file_of "$group")"
  done
  note 'for each namespace: kubectl create secret generic registry-pull --type kubernetes.io/dockerconfigjson'
  note "  --from-file .dockerconfigjson=$OUTPUT/pull-<group>.dockerconfig.json"
}

undo() {
  rm -f "$OUTPUT"/pull-*.dockerconfig.json
}
