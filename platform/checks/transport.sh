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

# epoch_of DATE: seconds since 1970.
epoch_of() {
  # A date as HTTP and certificates have it: [Thu, ]26 Nov 2026 14:21:36 GMT, or Nov 26 14:21:36 2026 GMT.
  awk -v date="$1" '
    BEGIN {
      gsub(/,/, "", date)
      count = split(date, part, " ")
      for (i = 1; i <= count; i++) {
        if (part[i] ~ /^[0-9][0-9]?$/) day = part[i]
        else if (part[i] ~ /^[0-9][0-9][0-9][0-9]$/) year = part[i]
        else if (part[i] ~ /:/) split(part[i], time, ":")
        else if (index("JanFebMarAprMayJunJulAugSepOctNovDec", part[i])) month = (index("JanFebMarAprMayJunJulAugSepOctNovDec", part[i]) + 2) / 3
      }
      if (!year || !month || !day) exit
      y = month <= 2 ? year - 1 : year
      era = int(y / 400)
      yoe = y - era * 400
      doy = int((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
      doe = yoe * 365 + int(yoe / 4) - int(yoe / 100) + doy
      days = era * 146097 + doe - 719468
      printf "%d", days * 86400 + time[1] * 3600 + time[2] * 60 + time[3]
    }'
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
