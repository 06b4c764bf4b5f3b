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
. "$platform/lib/portal.sh"
. "$platform/lib/repository.sh"
title="Template of the portal: ${TEMPLATE_REPOSITORY:-none}"

# Pushed, not registered by its address elsewhere: your GitLab need not reach another one, and who may change the template is
# who may push there.
marker=.new-project.sum

make_tree() {
  mkdir -p "$scratch/tree"
  cp -R "$platform/../templates/new-project" "$scratch/tree"
  sed -e "s,^\( *owner: \)group:default/platform$,\1$(platform_group)," "$platform/../templates/new-project/template.yaml" > "$scratch/tree/new-project/template.yaml"
  wanted_sum=$(sum_of "$scratch/tree")
  printf '%s\n' "$wanted_sum" > "$scratch/tree/$marker"
}

is_done() {
  [ -n "$TEMPLATE_REPOSITORY" ] || return 0
  make_tree
  has_sum "$TEMPLATE_REPOSITORY" "$marker" "$wanted_sum"
}

preview() {
  preview_repository "$TEMPLATE_REPOSITORY" new-project 'with the template, for the portal to read it there' 'what was changed there stays in its history'
}

change() {
  open_repository "$TEMPLATE_REPOSITORY" 'Templates of the developer portal' internal
  commit_tree 'Bring the template up to date' new-project
}
