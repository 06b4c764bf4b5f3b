# shellcheck shell=sh
title="Registry of projects: ${REGISTRY_REPOSITORY:-none}"

is_done() {
  [ -n "$REGISTRY_REPOSITORY" ] || return 0
  gitlab GET "/projects/$(url_encode "$REGISTRY_REPOSITORY")"
  expect "Looking for $REGISTRY_REPOSITORY" 200 404
  [ "$status" = 200 ] || return 1
  repository_id=$(field id)
  gitlab GET "/projects/$repository_id/repository/branches/main"
  expect "Looking for the branch main of $REGISTRY_REPOSITORY" 200 404
  [ "$status" = 200 ]
}

preview() {
  echo "makes the repository $REGISTRY_REPOSITORY, in which projects are registered by merge request"
}

change() {
  if [ -z "${repository_id:-}" ]; then
    group=${REGISTRY_REPOSITORY%/*}
    find_group "$group"
    [ -n "$group_id" ] || fail "The group $group is not there." 'Name it in GITLAB_GROUPS, so that it is made and Argo CD may read it.'
    gitlab POST /projects "{\"path\":$(json "${REGISTRY_REPOSITORY##*/}"),\"namespace_id\":$group_id,\"visibility\":\"private\",\"description\":\"Projects that Argo CD deploys\"}"
    expect "Making $REGISTRY_REPOSITORY" 201
    repository_id=$(field id)
    remember repository "$repository_id" "$REGISTRY_REPOSITORY"
  fi
  # shellcheck disable=SC2016 # The grave accents are Markdown's.
  gitlab POST "/projects/$repository_id/repository/commits" '{"branch":"main","commit_message":"Start the registry","actions":[
    {"action":"create","file_path":"README.md","content":"# Registry\n\nOne file in `apps/` is one project, one entry in it one application; `projects/` holds their AppProjects.\nOpen a merge request to add one. What is merged here, Argo CD does.\n"},
    {"action":"create","file_path":"apps/README.md","content":"One file is one project.\n"},
    {"action":"create","file_path":"projects/README.md","content":"One AppProject for each project.\n"}]}'
  expect "Writing the first commit of $REGISTRY_REPOSITORY" 201
}

preview_undo() {
  made_of repository | while read -r _ name; do echo "leaves $name as it is: what is in it is yours; delete it in GitLab"; done
}

undo() {
  for id in $(made_of repository | cut -d ' ' -f 1); do forget repository "$id"; done
}
