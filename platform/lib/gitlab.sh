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

# every_page CALL PATH: every page of a list, as one answer. CALL is gitlab, or another that asks GitLab.
every_page() {
  list_page=1
  case $2 in
    *\?*) list_path="$2&" ;;
    *) list_path="$2?" ;;
  esac
  : > "$scratch/pages"
  while [ -n "$list_page" ]; do
    "$1" GET "${list_path}per_page=100&page=$list_page"
    [ "$status" = 200 ] || return 0
    cat "$answer" >> "$scratch/pages"
    [ "$(jq length "$answer")" = 100 ] && list_page=$((list_page + 1)) || list_page=''
  done
  jq -s add "$scratch/pages" > "$answer"
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
    3*) fail "$expected_what: $GITLAB_URL leads elsewhere." 'GITLAB_URL has to be the address to which it leads, often the same with https://.' ;;
    429) fail "$expected_what: GitLab had too many calls from here." 'Run this again in a minute: what is done stays done.' ;;
    5*) fail "$expected_what: GitLab itself has failed ($status)." 'Run this again when it is well: what is done stays done.' ;;
    403) fail "$expected_what: GitLab refuses it ($(reason))." 'The token needs the scope api, and its owner the role Owner in the groups of the settings.' ;;
    *) fail "$expected_what: GitLab answers $status ($(reason))." ;;
  esac
}

# find_group PATH: its number is in $group_id; empty where there is none, or none that we may see. Looked for until it is there.
find_group() {
  found_group="$scratch/group-$(url_encode "$1")"
  group_id=''
  if [ -f "$found_group" ]; then
    read -r group_id < "$found_group"
    return 0
  fi
  gitlab GET "/groups/$(url_encode "$1")"
  expect "Looking for the group $1" 200 404
  [ "$status" != 404 ] || return 0
  group_id=$(field id)
  case $(field marked_for_deletion_on) in
    '' | null) ;;
    *) fail "The group $1 is about to be deleted." "Restore it, or wait until it is gone: $GITLAB_URL/groups/$1" ;;
  esac
  printf '%s\n' "$group_id" > "$found_group"
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

# knows_application ID SECRET: whether GitLab has this application, with this secret. Asked for a token, it looks at who asks before it
# looks at the code, which here was given to nobody.
knows_application() {
  call POST "$GITLAB_URL/oauth/token" '' "{\"grant_type\":\"authorization_code\",\"code\":\"none\",\"client_id\":$(json "$1"),\"client_secret\":$(json "$2")}"
  case $(field error) in
    invalid_grant) ;;
    invalid_client) return 1 ;;
    *) fail "GitLab does not say whether it knows the application $1: it answers $status ($(reason))." 'Run this again when it is well: what is done stays done.' ;;
  esac
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
