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

# check_hook PLACE WHERE ADDRESS: the hook to Argo CD that is there, and its last delivery.
check_hook() {
  gitlab GET "$1?per_page=100"
  [ "$status" = 200 ] || return 1
  hook_id=$(item_field url "$3" id)
  [ -n "$hook_id" ] || return 1
  state=$(item_field url "$3" alert_status)
  case $state in
    disabled | temporarily_disabled) report_problem "GitLab has turned the hook of $2 off, because Argo CD did not answer." "Test it at $GITLAB_URL, Settings > Webhooks; is $3 reachable from GitLab?" ;;
  esac
  if [ "$1" = /hooks ]; then
    report_ok "GitLab notifies Argo CD of every push; the deliveries are in $GITLAB_URL/admin/hooks"
    return 0
  fi
  gitlab GET "$1/$hook_id/events?per_page=1"
  last=''
  [ "$status" != 200 ] || last=$(field 0.response_status)
  case $last in
    '') report_warning "Nothing was sent from $2 to $3 yet." 'Push something, or press Test in Settings > Webhooks.' ;;
    2*) report_ok "$2: the last push was taken ($last)" ;;
    400) report_problem "Argo CD refuses what GitLab sends from $2 (400): their secrets differ." "platform/bootstrap gives the hook Argo CD's secret; where all is done already, delete the hook first." ;;
    *) report_problem "The last push in $2 did not reach Argo CD ($last)." "Is $3 reachable from GitLab? In the local network that has to be permitted: Admin > Settings > Network > Outbound requests." ;;
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
    if check_hook "/groups/$group_id/hooks" "$group" "$WEBHOOK_URL"; then
      found="$found $group"
    fi
  done
  if [ -z "$found" ]; then
    if check_hook /hooks 'the whole GitLab' "$WEBHOOK_URL"; then
      found=all
    fi
  fi
  place="/projects/$(url_encode "$PLATFORM_REPOSITORY")/hooks"
  if [ -z "$found" ] && [ -n "$PLATFORM_REPOSITORY" ]; then
    if check_hook "$place" "$PLATFORM_REPOSITORY" "$WEBHOOK_URL"; then
      found=$PLATFORM_REPOSITORY
    fi
  fi
  if [ -n "$WEBHOOK_URL_APPLICATIONSETS" ] && [ -n "$PLATFORM_REPOSITORY" ]; then
    check_hook "$place" "$PLATFORM_REPOSITORY" "$WEBHOOK_URL_APPLICATIONSETS" || report_warning "GitLab does not notify $WEBHOOK_URL_APPLICATIONSETS of entries in $PLATFORM_REPOSITORY." 'platform/bootstrap makes the hook; until then the ApplicationSet controller looks every minute.'
  fi
  [ -n "$found" ] || report_warning 'GitLab does not notify Argo CD of pushes, which it therefore sees after two to three minutes.' 'platform/bootstrap makes the hooks.'
}
