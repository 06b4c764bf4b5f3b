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
. "$platform/lib/repository.sh"
title="Platform repository: ${PLATFORM_REPOSITORY:-none}"

files=$platform/platform-repository
# Says of which files the chart of entries is; nobody changes it by hand.
marker=entry/.sum

is_done() {
  [ -n "$PLATFORM_REPOSITORY" ] || return 0
  has_sum "$PLATFORM_REPOSITORY" "$marker" "$(sum_of "$files/entry")"
}

preview() {
  preview_repository "$PLATFORM_REPOSITORY" entry 'in which projects are registered by merge request' 'what people have written stays'
}

change() {
  open_repository "$PLATFORM_REPOSITORY" 'Projects that Argo CD deploys' private
  mkdir -p "$scratch/tree/apps"
  cp -R "$files/entry" "$scratch/tree"
  sum_of "$files/entry" > "$scratch/tree/$marker"
  # These belong to people once they are there.
  for own in README.md apps/README.md .gitlab-ci.yml; do
    grep -qxF "$own" "$scratch/there" || cp "$files/$own" "$scratch/tree/$own"
  done
  if [ -f "$scratch/tree/.gitlab-ci.yml" ]; then
    sed "s,^  LINT_IMAGE: .*,  LINT_IMAGE: $LINT_IMAGE," "$files/.gitlab-ci.yml" > "$scratch/tree/.gitlab-ci.yml"
  fi
  commit_tree 'Bring the chart of entries up to date' entry
}
