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
title="Platform repository: ${PLATFORM_REPOSITORY:-none}"

is_done() {
  [ -n "$PLATFORM_REPOSITORY" ] || return 0
  gitlab GET "/projects/$(url_encode "$PLATFORM_REPOSITORY")"
  expect "Looking for $PLATFORM_REPOSITORY" 200 404
  [ "$status" = 200 ] || return 1
  repository_id=$(field id)
  gitlab GET "/projects/$repository_id/repository/branches/main"
  expect "Looking for the branch main of $PLATFORM_REPOSITORY" 200 404
  [ "$status" = 200 ]
}

preview() {
  echo "makes the repository $PLATFORM_REPOSITORY, in which projects are registered by merge request"
}

change() {
  if [ -z "${repository_id:-}" ]; then
    group=${PLATFORM_REPOSITORY%/*}
    find_group "$group"
    [ -n "$group_id" ] || fail "The group $group is not there." 'Name it in GITLAB_GROUPS, so that it is made and Argo CD may read it.'
    gitlab POST /projects "{\"path\":$(json "${PLATFORM_REPOSITORY##*/}"),\"namespace_id\":$group_id,\"visibility\":\"private\",\"description\":\"Projects that Argo CD deploys\"}"
    expect "Making $PLATFORM_REPOSITORY" 201
    repository_id=$(field id)
    remember repository "$repository_id" "$PLATFORM_REPOSITORY"
  fi
  # shellcheck disable=SC2016 # The grave accents are Markdown's.
  gitlab POST "/projects/$repository_id/repository/commits" '{"branch":"main","commit_message":"Start the platform repository","actions":[
    {"action":"create","file_path":"README.md","content":"# Platform repository\n\nOne file in `apps/` is one project, one entry in it one application; `projects/` holds their AppProjects, one for each.\nOpen a merge request to add one. What is merged here, Argo CD does.\n"},
    {"action":"create","file_path":"apps/README.md","content":"One file is one project.\n"},
    {"action":"create","file_path":"projects/README.md","content":"One AppProject for each application.\n"}]}'
  expect "Writing the first commit of $PLATFORM_REPOSITORY" 201
}

preview_undo() {
  list_made repository | while read -r _ name; do echo "leaves $name as it is: what is in it is yours; delete it in GitLab"; done
}

undo() {
  for id in $(list_made repository | cut -d ' ' -f 1); do forget repository "$id"; done
}
