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

# What the portal has of GitLab, where it has something.
check_portal() {
  again="platform/bootstrap --settings $(quoted "$settings") makes it anew."
  if portal_signs_in; then
    report_ok 'GitLab knows the application by which people sign in'
  else
    report_problem "The portal has no application that GitLab knows, by which people sign in ($portal_application)." "$again"
  fi
  if [ ! -s "$portal_reads" ]; then
    report_problem "The portal has no token with which it reads GitLab ($portal_reads)." "$again"
  elif ! portal_token_lasts; then
    report_problem "GitLab does not take the token of the portal in $portal_reads, or it ends within $renew_days days." "$again"
  else
    unseen_groups
    if [ -n "$missing" ]; then
      report_problem "The user of the portal's token is no Reporter in:$missing" "$again"
    else
      report_ok 'the portal reads every group'
    fi
  fi
}

check_gitlab() {
  require_gitlab
  if is_older "$version" 18.4; then
    report_warning "GitLab is version $version: what a pipeline writes back starts another pipeline before 18.3." 'Created pipelines skip it; 18.4 or later does not start it at all.'
  else
    report_ok "version $version"
  fi
  gitlab GET /personal_access_tokens/self
  expect 'Reading the token' 200
  end=$(field expires_at)
  if lasts "$end"; then
    report_ok "the token in $GITLAB_TOKEN_FILE lasts"
  else
    report_warning "The token in $GITLAB_TOKEN_FILE ends on $end." "Only platform/bootstrap and this use it: $GITLAB_URL/-/user_settings/personal_access_tokens"
  fi
  for group in $GITLAB_GROUPS; do
    if has_group "$group"; then
      report_ok "group $group"
    else
      report_problem "There is no group $group, or its token's owner may not see it." 'platform/bootstrap makes it.'
    fi
  done
  [ -z "$TEMPLATE_REPOSITORY" ] || check_portal
}
