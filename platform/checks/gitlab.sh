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
}
