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
# Before anything is made: whether GitLab answers, and what the token may.
title="GitLab: $GITLAB_URL"
done_note='the token suffices'

is_done() {
  # Prints the file where others than its owner may read or write it.
  [ -z "$(find "$GITLAB_TOKEN_FILE" -perm -g=r -o -perm -o=r -o -perm -g=w -o -perm -o=w)" ] || log_detail "others on this machine may read the token: chmod 600 $(quoted "$GITLAB_TOKEN_FILE")"
  gitlab GET /personal_access_tokens/self
  expect 'Reading the token' 200 404
  # Of another server there is no such page, or one for people.
  jq -e .scopes "$answer" > /dev/null 2>&1 || fail "$GITLAB_URL answers, but not as GitLab does." 'GITLAB_URL has to be its address without the path of a group.'
  jq -e '.scopes | index("api")' "$answer" > /dev/null || fail "The token in $GITLAB_TOKEN_FILE has not the scope api." "Make a new one: $GITLAB_URL/-/user_settings/personal_access_tokens"
  require_gitlab
  log_detail "version $version"
}

preview() {
  :
}

change() {
  :
}
