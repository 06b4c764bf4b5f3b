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

# may FILE RESOURCE ACTION OBJECT yes|no WHAT
may() {
  argocd GET "/v1/account/can-i/$2/$3/$4" "$1"
  if [ "$(field value)" = "$5" ]; then
    return 0
  elif [ "$5" = yes ]; then
    report_problem "$1 may not $6." 'argocd-rbac-cm has to have the policies of platform/argocd/values.yaml.'
  else
    report_problem "$1 may $6, and should not." 'argocd-rbac-cm has to have the policies of platform/argocd/values.yaml, and policy.default has to be empty.'
  fi
}

check_rights() {
  case $2 in
    read)
      may "$1" applications get '*/*' yes 'read applications'
      may "$1" applications sync '*/*' no 'sync'
      may "$1" projects create slipway-doctor no 'create projects'
      ;;
    operate)
      may "$1" applications sync '*/*' yes 'sync'
      may "$1" applications delete '*/*' no 'delete applications'
      ;;
    provision)
      may "$1" projects create slipway-doctor yes 'create projects'
      may "$1" projects update slipway-doctor no 'change projects'
      ;;
  esac
}

check_tokens() {
  again="platform/bootstrap --settings $(quoted "$settings") makes a new one."
  while read -r account purpose; do
    file=$(token_file "$purpose")
    if [ ! -s "$file" ]; then
      report_problem "There is no token in $file." "$again"
      continue
    fi
    # Prints the file where others than its owner may read or write it.
    case $(find "$file" -perm -g=r -o -perm -o=r -o -perm -g=w -o -perm -o=w) in
      '') ;;
      *) report_problem "Others may read $file." "chmod 600 $(quoted "$file"), and let platform/bootstrap make a new one: delete the file first." ;;
    esac
    left=$(days_left "$file")
    if [ "$left" -lt 0 ]; then
      report_problem "$file ended $((-left)) days ago." "$again"
      continue
    fi
    if ! token_works "$file" "$account"; then
      report_problem "Argo CD does not take $file as a token of $account." "It was revoked, or is another account's: delete the file. $again"
      continue
    fi
    if [ "$left" = 9999 ]; then
      report_warning "$file never ends." "Delete the file; $again"
    elif [ "$left" -lt "$renew_days" ]; then
      report_warning "$file ends in $left days." "$again"
    else
      report_ok "$account: works, $left days left"
    fi
    check_rights "$file" "$purpose"
  done << END
$accounts
END
}
