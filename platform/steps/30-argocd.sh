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
title="Argo CD: $ARGOCD_URL"

is_done() {
  if [ "$ARGOCD" = adopt ]; then
    done_note='left as it is'
    return 0
  fi
  [ -s "$argocd_secrets" ] || return 1
  # Whether the administrator may log in is a step of its own.
  is_released "$ARGOCD_RELEASE" "$(argocd_description false)" "$(argocd_description true)"
}

preview() {
  echo "installs the chart argo-cd $ARGOCD_CHART_VERSION as $ARGOCD_RELEASE in $ARGOCD_NAMESPACE:"
  echo "values.yaml, values-$ARGOCD_PRESET.yaml${ARGOCD_VALUES:+, $ARGOCD_VALUES}"
}

change() {
  read_release "$ARGOCD_RELEASE"
  # The first time the administrator has to log in, to make the tokens.
  admin=true
  case $found_description in
    'slipway '*' admin=false') admin=false ;;
  esac
  install_argocd "$admin"
}

preview_undo() {
  list_made release | while read -r name; do
    echo "uninstalls $name from $ARGOCD_NAMESPACE"
  done
}

undo() {
  undo_release release
  rm -f "$argocd_secrets"
}
