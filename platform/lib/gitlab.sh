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
# GitLab, as the person whose token the settings name.

# gitlab METHOD PATH [JSON]
gitlab() {
  gitlab_header=$scratch/gitlab.header
  [ -f "$gitlab_header" ] || printf 'PRIVATE-TOKEN: %s\n' "$(tr -d '[:space:]' < "$GITLAB_TOKEN_FILE")" > "$gitlab_header"
  call "$1" "$GITLAB_URL/api/v4$2" "$gitlab_header" "${3:-}"
}

# expect WHAT STATUS...: fails unless GitLab gave one of these.
expect() {
  expected_what=$1
  shift
  for expected in "$@"; do
    [ "$status" != "$expected" ] || return 0
  done
  case $status in
    401) fail "$expected_what: GitLab does not know the token in $GITLAB_TOKEN_FILE." "Make a new one with the scope api: $GITLAB_URL/-/user_settings/personal_access_tokens" ;;
    403) fail "$expected_what: GitLab refuses it ($(reason))." 'The token needs the scope api, and its owner the role Owner in the groups of the settings.' ;;
    *) fail "$expected_what: GitLab answers $status ($(reason))." ;;
  esac
}

# find_group PATH: its number is in $group_id; empty where there is none, or none that we may see.
find_group() {
  gitlab GET "/groups/$(url_encode "$1")"
  expect "Looking for the group $1" 200 404
  group_id=''
  [ "$status" != 404 ] || return 0
  group_id=$(field id)
  case $(field marked_for_deletion_on) in
    '' | null) ;;
    *) fail "The group $1 is about to be deleted." "Restore it, or wait until it is gone: $GITLAB_URL/groups/$1" ;;
  esac
}

# has_group GROUP
has_group() {
  find_group "$1"
  [ -n "$group_id" ]
}

# every_group CHECK: whether it holds for each of the settings; those for which it does not are in $missing.
every_group() {
  missing=''
  for group in $GITLAB_GROUPS; do
    "$1" "$group" || missing="$missing $group"
  done
  [ -z "$missing" ]
}

# require_gitlab: pipelines of created projects push to their own repository, which needs this version.
require_gitlab() {
  gitlab GET /version
  expect 'Reading the version' 200
  version=$(field version)
  if is_older "$version" "$gitlab_oldest"; then
    fail "This GitLab is version $version; pipelines of created projects need $gitlab_oldest or later." 'Update GitLab.'
  fi
}
