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

# check_hook PLACE: the hook to Argo CD that is there, and its last delivery.
check_hook() {
  hook_id=$(item_field url "$WEBHOOK_URL" id)
  [ -n "$hook_id" ] || return 1
  state=$(item_field url "$WEBHOOK_URL" alert_status)
  case $state in
    disabled | temporarily_disabled) report_problem "GitLab has turned the hook at $1 off, because Argo CD did not answer." "Test it at $GITLAB_URL, Settings > Webhooks; is $WEBHOOK_URL reachable from GitLab?" ;;
  esac
  if [ "$1" = /hooks ]; then
    report_ok "GitLab notifies Argo CD of every push; the deliveries are in $GITLAB_URL/admin/hooks"
    return 0
  fi
  gitlab GET "$1/$hook_id/events?per_page=1"
  last=''
  [ "$status" != 200 ] || last=$(field 0.response_status)
  case $last in
    '') report_warning "Nothing was sent to $WEBHOOK_URL yet." 'Push something, or press Test in Settings > Webhooks.' ;;
    2*) report_ok "the last push was taken ($last)" ;;
    400) report_problem 'Argo CD refuses what GitLab sends (400): their secrets differ.' "platform/bootstrap gives the hook Argo CD's secret; where all is done already, delete the hook at $1 first." ;;
    *) report_problem "The last push did not reach Argo CD ($last)." "Is $WEBHOOK_URL reachable from GitLab? In the local network that has to be permitted: Admin > Settings > Network > Outbound requests." ;;
  esac
}

check_webhooks() {
  if is_split_horizon; then
    report_warning "Argo CD ignores pushes: GitLab calls itself $(host_of "$GITLAB_URL"), and Argo CD clones from $(host_of "$GITLAB_CLUSTER_URL")." 'It looks every two to three minutes instead. One name for both, known inside and outside the cluster, ends that.'
    return 0
  fi
  found=''
  for group in $GITLAB_GROUPS; do
    find_group "$group"
    [ -n "$group_id" ] || continue
    gitlab GET "/groups/$group_id/hooks?per_page=100"
    if [ "$status" = 200 ] && check_hook "/groups/$group_id/hooks"; then
      found="$found $group"
    fi
  done
  if [ -z "$found" ]; then
    gitlab GET '/hooks?per_page=100'
    if [ "$status" = 200 ] && check_hook /hooks; then
      found=all
    fi
  fi
  if [ -z "$found" ] && [ -n "$PLATFORM_REPOSITORY" ]; then
    place="/projects/$(url_encode "$PLATFORM_REPOSITORY")/hooks"
    gitlab GET "$place?per_page=100"
    if [ "$status" = 200 ] && check_hook "$place"; then
      found=$PLATFORM_REPOSITORY
    fi
  fi
  [ -n "$found" ] || report_warning 'GitLab does not notify Argo CD of pushes, which it therefore sees after two to three minutes.' 'platform/bootstrap makes the hooks.'
}
