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
# Versions that the platform was tried with; docs/platform.md has the same table.

argocd_oldest=3.4 argocd_newest=3.5
# What is installed: the chart, its Argo CD, and the Helm that this renders charts with. Raise all by `npm run raise-argocd`.
argocd_chart=10.1.1 argocd_version=3.4.4 argocd_helm=3.19.4
gitlab_oldest=17.2
helm_oldest=3.19 helm_newest=4.3
kubernetes_oldest=1.30 kubernetes_newest=1.37

# is_older VERSION MAJOR.MINOR
is_older() {
  major=${1%%.*}
  minor=${1#*.}
  minor=${minor%%[!0-9]*}
  [ "$major" -lt "${2%.*}" ] || { [ "$major" = "${2%.*}" ] && [ "$minor" -lt "${2#*.}" ]; }
}

# is_newer VERSION MAJOR.MINOR
is_newer() {
  ! is_older "$1" "${2%.*}.$((${2#*.} + 1))"
}
