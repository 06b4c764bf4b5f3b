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
title="Certificate of Argo CD: $(host_of "$ARGOCD_URL")"

is_done() {
  if ! has_own_certificate; then
    done_note='not made here'
    return 0
  fi
  cluster_answers || return 1
  read_secret argocd-server-tls ca.crt
  [ -n "$secret_text" ] && [ -s "$argocd_ca" ] && [ "$secret_text" = "$(cat "$argocd_ca")" ]
}

preview() {
  echo "makes one with an authority of its own, and writes that to $argocd_ca: let your browser trust it"
}

change() {
  make_namespace
  read_secret argocd-server-tls ca.crt
  if [ -z "$secret_text" ]; then
    # Its key is never written but into the cluster.
    helm template certificate "$platform/certificate" --set-string "host=$(host_of "$ARGOCD_URL"),namespace=$ARGOCD_NAMESPACE" | apply_manifest || fail 'The certificate could not be made.'
    read_secret argocd-server-tls ca.crt
    [ -n "$secret_text" ] || fail 'The certificate could not be made.' "Helm $helm_oldest or later makes it: helm version"
  fi
  printf '%s\n' "$secret_text" > "$argocd_ca"
}

preview_undo() {
  ! has_own_certificate || [ ! -f "$argocd_ca" ] || echo "deletes $argocd_ca"
}

undo() {
  rm -f "$argocd_ca"
}
