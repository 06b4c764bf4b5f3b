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
# Before anything is made: what only an administrator makes is asked for, where nobody has named it.
. "$platform/lib/portal.sh"
title="People sign in to the portal with GitLab${PORTAL_URL:+: $PORTAL_URL}"

application_name="Portal ($(host_of "$PORTAL_URL"))"
callback=$PORTAL_URL/api/auth/gitlab/handler/frame

application_id() {
  [ ! -s "$portal_application" ] || jq -r .clientId "$portal_application"
}

# Whether GitLab still has it, with this callback.
is_there() {
  every_page gitlab /applications
  expect 'Listing the applications' 200
  [ "$(item_field application_id "$(application_id)" callback_url)" = "$callback" ]
}

# Whether the one of the settings is the portal's.
is_kept() {
  [ "$(application_id)" = "$PORTAL_CLIENT_ID" ] && [ "$(jq -r .clientSecret "$portal_application")" = "$(tr -d '[:space:]' < "$PORTAL_CLIENT_SECRET_FILE")" ]
}

is_done() {
  asked=''
  if [ -z "$TEMPLATE_REPOSITORY" ]; then
    done_note='not with this one: TEMPLATE_REPOSITORY is empty'
    return 0
  fi
  if ! is_administrator; then
    [ -n "$PORTAL_CLIENT_ID" ] || asked=$asked_application
    [ -n "$PORTAL_TOKEN_FILE" ] || asked="$asked${asked:+ }$asked_token"
    [ -z "$asked" ] || return 1
  fi
  if [ -n "$PORTAL_CLIENT_ID" ]; then is_kept; else is_there; fi && portal_signs_in
}

preview() {
  if [ -n "$asked" ]; then
    echo 'needs what only an administrator makes'
  elif [ -n "$PORTAL_CLIENT_ID" ]; then
    echo "gives the portal the application $PORTAL_CLIENT_ID and its secret"
  else
    echo "makes the application '$application_name' of GitLab, in $portal_application"
  fi
}

# keep_application ID SECRET: whole or not at all.
keep_application() {
  printf '{"clientId":%s,"clientSecret":%s}\n' "$(json "$1")" "$(json "$2")" > "$portal_application.new"
  mv "$portal_application.new" "$portal_application"
}

change() {
  [ -z "$asked" ] || fail 'The portal needs of GitLab what only an administrator makes, and the owner of the token is none.' "$asked"
  if [ -n "$PORTAL_CLIENT_ID" ]; then
    keep_application "$PORTAL_CLIENT_ID" "$(tr -d '[:space:]' < "$PORTAL_CLIENT_SECRET_FILE")"
    portal_signs_in || fail "GitLab does not know the application $PORTAL_CLIENT_ID, or not with the secret in $PORTAL_CLIENT_SECRET_FILE." "$asked_application"
    return 0
  fi
  gitlab POST /applications "{\"name\":$(json "$application_name"),\"redirect_uri\":$(json "$callback"),\"scopes\":\"read_user api write_repository\",\"confidential\":true}"
  expect "Making the application $application_name" 201
  remember portal-application "$(field id)" "$application_name"
  keep_application "$(field application_id)" "$(field secret)"
}

preview_undo() {
  list_made portal-application | while read -r _ name; do echo "deletes the application '$name' of GitLab"; done
  [ ! -f "$portal_application" ] || echo "deletes $portal_application"
}

undo() {
  forget_at_gitlab portal-application /applications 'Deleting the application'
  rm -f "$portal_application"
}
