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
. "$platform/lib/deployTokens.sh"
title="Clusters pull images from ${IMAGE_REGISTRY:-a registry without credentials}"

file_of() {
  printf '%s/pull-%s.dockerconfig.json' "$OUTPUT" "$(slug "$1" "$2")"
}

# Kubernetes looks for the address that the image has, which is that of NODE_REGISTRY where there is one.
pull_secret_of() {
  # shellcheck disable=SC2016 # These are names of jq.
  printf '%s:%s' "$1" "$2" | base64 | tr -d '\n' |
    jq -cR --arg image "$IMAGE_REGISTRY" --arg node "$NODE_REGISTRY" '. as $auth | { auths: ([$image, $node] - [""] | map({ (.): { auth: $auth } }) | add) }'
}

# is_for_registries FILE: whether it has every address of the settings.
is_for_registries() {
  # shellcheck disable=SC2016
  jq -e --arg image "$IMAGE_REGISTRY" --arg node "$NODE_REGISTRY" '.auths as $auths | [$image, $node] - [""] | all(in($auths))' "$1" > /dev/null 2>&1
}

# can_pull GROUP
can_pull() {
  has_group "$1" && is_for_registries "$(file_of "$group_id" "$1")" || return 1
  find_deploy_token "$group_id" "$images_token"
  [ -n "$deploy_token_id" ]
}

is_done() {
  [ -z "$IMAGE_REGISTRY" ] || every_group can_pull
}

preview() {
  for group in $missing; do echo "$group: makes a deploy token (read_registry), and writes it to a file in $OUTPUT"; done
}

# Former tokens end by themselves: what they were given to may still use them.
change() {
  for group in $missing; do
    find_group "$group"
    make_deploy_token "$group_id" "$group" "$images_token" read_registry
    file=$(file_of "$group_id" "$group")
    pull_secret_of "$deploy_token_user" "$deploy_token" > "$file"
    log_detail "each namespace of $group: kubectl create secret generic $pull_secret -n <namespace>"
    log_detail "  --type kubernetes.io/dockerconfigjson --from-file .dockerconfigjson=$(quoted "$file")"
  done
}

preview_undo() {
  for file in "$OUTPUT"/pull-*.dockerconfig.json; do
    [ ! -f "$file" ] || echo "deletes $file"
  done
}

undo() {
  rm -f "$OUTPUT"/pull-*.dockerconfig.json
}
