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
title='Prerequisites'

missing() {
  for program in curl jq kubectl helm; do
    command -v "$program" > /dev/null || printf '%s ' "$program"
  done
  [ "$CLUSTER" != k3d ] || command -v k3d > /dev/null || printf 'k3d '
}

read_helm_version() {
  version=$(helm version --short 2> /dev/null | sed 's/^v//; s/[+-].*//')
}

is_done() {
  [ -z "$(missing)" ] || return 1
  read_helm_version
  ! is_older "$version" "$helm_oldest" || return 1
  ! is_newer "$version" "$helm_newest" || log_detail "Helm is version $version; this was tried with $helm_oldest to $helm_newest"
}

preview() {
  if [ -n "$(missing)" ]; then
    printf 'not installed: %s\n' "$(missing)"
  else
    printf 'Helm is version %s\n' "$version"
  fi
}

change() {
  [ -n "$(missing)" ] || fail "Helm is version $version; $helm_oldest or later is needed." 'helm.sh/docs/intro/install'
  fail "These have to be installed first: $(missing)" 'curl.se, jqlang.org, kubernetes.io/docs/tasks/tools, helm.sh, k3d.io'
}
