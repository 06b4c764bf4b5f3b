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
# As a user of its own, who is Reporter in these groups: it sees of GitLab what they have, and nothing else.
. "$platform/lib/portal.sh"
title="The portal reads of GitLab: $GITLAB_GROUPS"

reader=slipway-portal

is_done() {
  if [ -z "$TEMPLATE_REPOSITORY" ]; then
    done_note='nothing: TEMPLATE_REPOSITORY is empty'
    return 0
  fi
  has_token=''
  missing=$GITLAB_GROUPS
  [ -z "$PORTAL_TOKEN_FILE" ] || [ "$(cat "$portal_reads" 2> /dev/null)" = "$(tr -d '[:space:]' < "$PORTAL_TOKEN_FILE")" ] || return 1
  portal_token_lasts || return 1
  has_token=yes
  unseen_groups
  [ -z "$missing" ]
}

preview() {
  if [ -n "$PORTAL_TOKEN_FILE" ]; then
    echo "takes the token of $PORTAL_TOKEN_FILE, whose owner has to be Reporter in $GITLAB_GROUPS"
    return 0
  fi
  [ -n "$has_token" ] || echo "makes the user $reader, where it is not there, and a token (read_api, read_repository): $portal_reads"
  for group in $missing; do echo "$group: makes $reader a Reporter"; done
}

keep_token() {
  printf '%s\n' "$1" > "$portal_reads.new"
  mv "$portal_reads.new" "$portal_reads"
}

find_reader() {
  gitlab GET "/users?username=$reader"
  expect "Looking for the user $reader" 200
  reader_id=$(field 0.id)
}

make_reader() {
  gitlab POST /users "{\"username\":\"$reader\",\"name\":\"Developer portal\",\"email\":\"$reader@$(host_of "$GITLAB_URL")\",\"force_random_password\":true,\"skip_confirmation\":true}"
  expect "Making the user $reader" 201
  reader_id=$(field id)
  remember portal-user "$reader_id" "$reader"
}

make_reader_token() {
  gitlab POST "/users/$reader_id/personal_access_tokens" "{\"name\":\"Portal\",\"scopes\":[\"read_api\",\"read_repository\"],\"expires_at\":\"$(day_in "$group_token_days")\"}"
  expect "Making a token of $reader" 201
  remember portal-token "$(field id)" "$reader"
  keep_token "$(field token)"
}

change() {
  if [ -n "$PORTAL_TOKEN_FILE" ]; then
    keep_token "$(tr -d '[:space:]' < "$PORTAL_TOKEN_FILE")"
    portal_token_lasts || fail "GitLab does not take the token in $PORTAL_TOKEN_FILE, or it ends within $renew_days days." "$asked_token"
    unseen_groups
    [ -z "$missing" ] || fail "The owner of the token in $PORTAL_TOKEN_FILE is no Reporter in:$missing" 'Add them there, in Manage > Members of each group.'
    return 0
  fi
  find_reader
  [ -n "$reader_id" ] || make_reader
  [ -n "$has_token" ] || make_reader_token
  unseen_groups
  for group in $missing; do
    find_group "$group"
    gitlab POST "/groups/$group_id/members" "{\"user_id\":$reader_id,\"access_level\":20}"
    # Of a group above it may have become a member a moment ago.
    expect "Making $reader a Reporter in $group" 201 409
  done
}

preview_undo() {
  list_made portal-token | while read -r _ name; do echo "revokes the token of $name"; done
  list_made portal-user | while read -r _ name; do echo "deletes the user $name of GitLab"; done
  [ ! -f "$portal_reads" ] || echo "deletes $portal_reads"
}

undo() {
  forget_at_gitlab portal-token /personal_access_tokens 'Taking from GitLab what the portal has as'
  forget_at_gitlab portal-user /users 'Taking from GitLab what the portal has as'
  rm -f "$portal_reads"
}
