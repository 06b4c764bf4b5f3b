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

template=$platform/platform-repository
# Says of which files the chart of entries is; nobody changes it by hand.
marker=entry/.sum

entry_files() {
  (cd "$template" && find entry -type f | sort)
}

entry_sum() {
  (cd "$template" && entry_files | while IFS= read -r entry_file; do cat "$entry_file"; done) | cksum | tr ' ' '-'
}

is_done() {
  [ -n "$PLATFORM_REPOSITORY" ] || return 0
  gitlab GET "/projects/$(url_encode "$PLATFORM_REPOSITORY")"
  expect "Looking for $PLATFORM_REPOSITORY" 200 404
  [ "$status" = 200 ] || return 1
  repository_id=$(field id)
  gitlab GET "/projects/$repository_id/repository/files/$(url_encode "$marker")/raw?ref=main"
  expect "Reading $marker of $PLATFORM_REPOSITORY" 200 404
  [ "$status" = 200 ] && [ "$(cat "$answer")" = "$(entry_sum)" ]
}

preview() {
  if [ -z "${repository_id:-}" ]; then
    echo "makes the repository $PLATFORM_REPOSITORY, in which projects are registered by merge request"
  else
    echo "brings entry/ of $PLATFORM_REPOSITORY up to date, in main; what people have written stays"
  fi
}

# has_file PATH
has_file() {
  gitlab GET "/projects/$repository_id/repository/files/$(url_encode "$1")/raw?ref=main"
  expect "Looking for $1 of $PLATFORM_REPOSITORY" 200 404
  [ "$status" = 200 ]
}

# add_action PATH FILE: one of the commit.
add_action() {
  action=create
  ! has_file "$1" || action=update
  # shellcheck disable=SC2016 # These are names of jq.
  jq -n --arg action "$action" --arg path "$1" --rawfile text "$2" \
    '{action: $action, file_path: $path, content: ($text | @base64), encoding: "base64"}' >> "$scratch/actions"
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
  : > "$scratch/actions"
  entry_files > "$scratch/entry-files"
  while IFS= read -r entry_file; do add_action "$entry_file" "$template/$entry_file"; done < "$scratch/entry-files"
  entry_sum > "$scratch/sum"
  add_action "$marker" "$scratch/sum"
  # These belong to people once they are there.
  for own in README.md apps/README.md; do
    has_file "$own" || add_action "$own" "$template/$own"
  done
  if ! has_file .gitlab-ci.yml; then
    sed "s,^  LINT_IMAGE: .*,  LINT_IMAGE: $LINT_IMAGE," "$template/.gitlab-ci.yml" > "$scratch/pipeline.yml"
    add_action .gitlab-ci.yml "$scratch/pipeline.yml"
  fi
  jq -s '{branch: "main", commit_message: "Bring the chart of entries up to date", actions: .}' "$scratch/actions" > "$scratch/commit"
  gitlab POST "/projects/$repository_id/repository/commits" "$(cat "$scratch/commit")"
  expect "Writing into $PLATFORM_REPOSITORY" 201
}
