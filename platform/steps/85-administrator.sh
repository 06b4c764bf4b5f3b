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
title='No administrator logs in to Argo CD'

is_done() {
  if [ "$ARGOCD" = adopt ]; then
    done_note='left as it is'
    return 0
  fi
  # A renewal changes nothing but what it has turned on itself.
  if [ -n "$renew_within" ]; then
    read_release "$ARGOCD_RELEASE"
    case $found_description in
      *' admin=true') return 1 ;;
      *) return 0 ;;
    esac
  fi
  is_released "$ARGOCD_RELEASE" "$(argocd_description false)"
}

preview() {
  echo 'turns the account admin off; it is turned on again for as long as tokens cannot be renewed otherwise'
}

change() {
  install_argocd false
}
