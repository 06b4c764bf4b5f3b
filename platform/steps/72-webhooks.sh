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
title="Webhooks from GitLab to Argo CD: $WEBHOOK_URL"

# Where hooks can be: at the groups with a paid GitLab, else for the whole GitLab, else at the platform repository alone.
choose_places() {
  places=''
  for group in $GITLAB_GROUPS; do
    find_group "$group"
    [ -n "$group_id" ] || continue
    gitlab GET "/groups/$group_id/hooks?per_page=100"
    case $status in
      200) places="$places /groups/$group_id/hooks" ;;
      *) places='' && break ;;
    esac
  done
  [ -z "$places" ] || return 0
  gitlab GET '/hooks?per_page=100'
  if [ "$status" = 200 ]; then
    places=/hooks
    return 0
  fi
  [ -z "$PLATFORM_REPOSITORY" ] || places="/projects/$(url_encode "$PLATFORM_REPOSITORY")/hooks"
}

# GitLab knows no authority that this command has made.
verification() {
  if has_own_certificate; then printf false; else printf true; fi
}

# secret_sum: a sum that differs from that of another secret, and gives nothing away.
secret_sum() {
  { cat "$argocd_secrets" && verification; } 2> /dev/null | cksum | tr ' ' '-'
}

# Lines "PLACE ADDRESS" of what is wanted.
wanted() {
  for place in $places; do printf '%s %s\n' "$place" "$WEBHOOK_URL"; done
  if [ -n "$WEBHOOK_URL_APPLICATIONSETS" ] && [ -n "$PLATFORM_REPOSITORY" ]; then
    printf '%s %s\n' "/projects/$(url_encode "$PLATFORM_REPOSITORY")/hooks" "$WEBHOOK_URL_APPLICATIONSETS"
  fi
}

is_done() {
  if is_split_horizon; then
    log_detail "left out: Argo CD compares addresses, and clones from $(host_of "$GITLAB_CLUSTER_URL"); it looks every two to three minutes"
    return 0
  fi
  if [ "$ARGOCD" = adopt ]; then
    read_secret argocd-secret webhook.gitlab.secret
    if [ -z "$secret_text" ]; then
      log_detail 'left out: this Argo CD has no secret for webhooks of GitLab (webhook.gitlab.secret of argocd-secret)'
      return 0
    fi
    printf 'configs:\n  secret:\n    gitlabSecret: "%s"\n' "$secret_text" > "$scratch/argocd-secrets"
    argocd_secrets=$scratch/argocd-secrets
  fi
  choose_places
  wanted > "$scratch/wanted"
  if [ ! -s "$scratch/wanted" ]; then
    log_detail 'this GitLab lets neither groups nor you have hooks; Argo CD looks every two to three minutes'
    return 0
  fi
  : > "$scratch/missing"
  while read -r place address; do
    gitlab GET "$place?per_page=100"
    # A repository that is not there yet has none.
    [ "$status" = 404 ] || expect 'Looking at the hooks' 200
    hook_id=$(item_field url "$address" id)
    # GitLab does not show the secret of a hook; what this command gave it is remembered.
    if [ -z "$hook_id" ] || ! list_made hook-secret | grep -qx "$place/$hook_id $(secret_sum)"; then
      printf '%s %s %s\n' "$place" "$address" "$hook_id" >> "$scratch/missing"
    fi
  done < "$scratch/wanted"
  [ ! -s "$scratch/missing" ]
}

preview() {
  while read -r place address hook_id; do
    echo "${hook_id:+gives the secret to the }hook at $place to $address"
  done < "$scratch/missing"
}

change() {
  secret=$(sed -n 's/.*gitlabSecret: "\(.*\)"/\1/p' "$argocd_secrets")
  while read -r place address hook_id; do
    hook="{\"url\":$(json "$address"),\"token\":$(json "$secret"),\"push_events\":true,\"tag_push_events\":true,\"enable_ssl_verification\":$(verification)}"
    if [ -n "$hook_id" ]; then
      gitlab PUT "$place/$hook_id" "$hook"
    else
      gitlab POST "$place" "$hook"
    fi
    [ "$status" != 422 ] || fail "GitLab does not take $address as the address of a hook ($(reason))." 'An address in the local network has to be permitted first: Admin > Settings > Network > Outbound requests.'
    expect "Making the hook at $place" 200 201
    if [ -z "$hook_id" ]; then
      hook_id=$(field id)
      remember hook "$place/$hook_id" "$address"
    fi
    forget hook-secret "$place/$hook_id"
    remember hook-secret "$place/$hook_id" "$(secret_sum)"
  done < "$scratch/missing"
}

preview_undo() {
  list_made hook | while read -r place address; do echo "deletes the hook at ${place%/*} to $address"; done
}

undo() {
  list_made hook > "$scratch/hooks"
  while read -r place address; do
    gitlab DELETE "$place"
    expect "Deleting the hook to $address" 204 404
    forget hook "$place"
  done < "$scratch/hooks"
}
