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

# epoch_of DATE: seconds since 1970 of a date as HTTP and certificates have it: [Thu, ]26 Nov 2026 14:21:36 GMT, or
# Nov 26 14:21:36 2026 GMT.
epoch_of() {
  # shellcheck disable=SC2016 # This is a name of jq.
  jq -rn --arg date "$1" '
    $date | gsub("^[A-Za-z]+, *| GMT *$"; "") | gsub(" +"; " ")
    | (strptime("%d %b %Y %H:%M:%S")? // strptime("%b %d %H:%M:%S %Y")?) | mktime' 2> /dev/null || true
}

# check_address NAME ADDRESS AUTHORITY: the file of who has signed its certificate; empty for those whom everybody knows.
check_address() {
  name=$1 address=$2 authority=$3
  set -- --silent --show-error --verbose --max-time 30 --output /dev/null --dump-header "$scratch/headers"
  [ ! -s "$authority" ] || set -- "$@" --cacert "$authority"
  if ! curl "$@" "$address" 2> "$scratch/verbose"; then
    trouble=$(sed -n 's/^curl: ([0-9]*) //p' "$scratch/verbose" | head -n 1)
    case $trouble in
      *certificate*) report_problem "The certificate of $name is not trusted here: $trouble" 'Name its authority: GITLAB_CA_FILE or ARGOCD_CA_FILE here, tls.caFile in argocd.instances of the portal.' ;;
      *) report_problem "$address does not answer: $trouble" "People and the portal use this address: is it the one in the settings, and is its ingress there?" ;;
    esac
    return 0
  fi
  here=$(date +%s)
  there=$(epoch_of "$(sed -n 's/^[Dd]ate: *//p' "$scratch/headers" | tr -d '\r' | tail -n 1)")
  if [ -n "$there" ]; then
    apart=$((here - there))
    [ "$apart" -ge 0 ] || apart=$((-apart))
    if [ "$apart" -gt 30 ]; then
      report_problem "The clock of $name is $apart s away from this machine's." 'Tokens are refused as not yet valid, or too long valid: let both follow a time server.'
    else
      report_ok "$name answers, its clock is right"
    fi
  fi
  end=$(sed -n 's/^\* *expire date: *//p' "$scratch/verbose" | head -n 1)
  if [ -n "$end" ]; then
    left=$((($(epoch_of "$end") - here) / 86400))
    if [ "$left" -lt 21 ]; then
      report_warning "The certificate of $name ends in $left days." 'Renew it.'
    else
      report_ok "the certificate of $name lasts $left days"
    fi
  fi
}

check_transport() {
  check_address GitLab "$GITLAB_URL" "$GITLAB_CA_FILE"
  check_address 'Argo CD' "$ARGOCD_URL" "$argocd_ca"
}
