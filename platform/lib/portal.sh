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
# What the portal needs of GitLab. Nothing is made where TEMPLATE_REPOSITORY is empty: then it is not this GitLab's.

. "$platform/lib/deployTokens.sh"

# Its application, as {"clientId", "clientSecret"}, and the token with which it reads.
portal_application=$OUTPUT/portal-application.json
portal_reads=$OUTPUT/portal-gitlab.secret

# Who looks after the template looks after the portal.
platform_group() {
  printf 'group:default/%s' "$(printf '%s' "${TEMPLATE_REPOSITORY%/*}" | tr 'A-Z/' 'a-z-')"
}

# What people make where the token may not, with the values to paste.
asked_application="Open $GITLAB_URL/-/user_settings/applications and add one: name Portal, redirect URI $PORTAL_URL/api/auth/gitlab/handler/frame, confidential, scopes read_user, api and write_repository. Name its ID in PORTAL_CLIENT_ID, and a file with its secret in PORTAL_CLIENT_SECRET_FILE."
asked_token="Open $GITLAB_URL/-/user_settings/personal_access_tokens?name=Portal&scopes=read_api,read_repository as somebody who is at least Reporter in $GITLAB_GROUPS, and name a file with the token in PORTAL_TOKEN_FILE."

# is_administrator: whether the owner of the token may make what concerns the whole of GitLab.
is_administrator() {
  gitlab GET '/applications?per_page=1'
  [ "$status" = 200 ]
}

# portal_signs_in: whether GitLab knows the portal's application.
portal_signs_in() {
  [ -s "$portal_application" ] && knows_application "$(jq -r .clientId "$portal_application")" "$(jq -r .clientSecret "$portal_application")"
}

# forget_at_gitlab KIND PATH WHAT: deletes there what is remembered of a kind.
forget_at_gitlab() {
  list_made "$1" > "$scratch/gone"
  while read -r id name; do
    gitlab DELETE "$2/$id"
    expect "$3 $name" 204 404
    forget "$1" "$id"
  done < "$scratch/gone"
}

# read_as_portal METHOD PATH: as gitlab, with the portal's own token.
read_as_portal() {
  printf 'PRIVATE-TOKEN: %s\n' "$(cat "$portal_reads")" > "$scratch/portal.header"
  call "$1" "$GITLAB_URL/api/v4$2" "$scratch/portal.header"
}

# portal_token_lasts: whether GitLab takes the portal's token, and will for a while.
portal_token_lasts() {
  [ -s "$portal_reads" ] || return 1
  read_as_portal GET /personal_access_tokens/self
  [ "$status" = 200 ] && lasts "$(field expires_at)"
}

# unseen_groups: those of the settings in which the portal's token is nobody's who is Reporter; they are in $missing.
unseen_groups() {
  every_page read_as_portal '/groups?min_access_level=20'
  expect "Listing the groups that the portal sees" 200
  jq -r '.[].full_path' "$answer" > "$scratch/seen"
  missing=''
  for group in $GITLAB_GROUPS; do
    grep -qxF "$group" "$scratch/seen" || missing="$missing $group"
  done
}
