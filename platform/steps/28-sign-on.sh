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
# People log in to Argo CD with GitLab, by way of Dex: an OAuth application of GitLab, whose secret is in the cluster alone.
title="Log in to Argo CD with GitLab: $SSO_GROUPS"

application_name="Argo CD ($(host_of "$ARGOCD_URL"))"
callback=$ARGOCD_URL/api/dex/callback

is_done() {
  if [ "$ARGOCD" = adopt ]; then
    done_note='left as it is'
    return 0
  fi
  cluster_answers || return 1
  if people_log_in && { [ -z "$SSO_CLIENT_ID" ] || [ "$sign_on_id" = "$SSO_CLIENT_ID" ]; }; then
    return 0
  fi
  [ -z "$SSO_CLIENT_ID" ] || return 1
  gitlab GET '/applications?per_page=100'
  [ "$status" != 200 ] || return 1
  done_note='nobody can log in yet: only an administrator makes an application of the whole GitLab'
  log_detail "Make one yourself: $GITLAB_URL/-/user_settings/applications, confidential, scopes openid, profile, email, redirect URI $callback"
  log_detail 'Then name its ID and a file with its secret: SSO_CLIENT_ID and SSO_CLIENT_SECRET_FILE.'
}

preview() {
  if [ -n "$SSO_CLIENT_ID" ]; then
    echo "gives Argo CD the application $SSO_CLIENT_ID and its secret"
  else
    echo "makes the application '$application_name' of GitLab, and gives it to Argo CD as argocd-sso"
  fi
}

change() {
  make_namespace
  if [ -n "$SSO_CLIENT_ID" ]; then
    client_id=$SSO_CLIENT_ID client_secret=$(tr -d '[:space:]' < "$SSO_CLIENT_SECRET_FILE")
    knows_application "$client_id" "$client_secret" || fail "GitLab does not know the application $SSO_CLIENT_ID, or not with the secret in $SSO_CLIENT_SECRET_FILE." "It is one of $GITLAB_URL/-/user_settings/applications, with the redirect URI $callback."
  else
    gitlab POST /applications "{\"name\":$(json "$application_name"),\"redirect_uri\":$(json "$callback"),\"scopes\":\"openid profile email\",\"confidential\":true}"
    expect "Making the application $application_name" 201
    client_id=$(field application_id) client_secret=$(field secret)
    remember application "$(field id)" "$application_name"
  fi
  apply_manifest << END || fail 'Argo CD could not be given the application of GitLab.' 'Run this again: the application is made anew.'
apiVersion: v1
kind: Secret
metadata:
  name: argocd-sso
  namespace: $ARGOCD_NAMESPACE
  labels:
    app.kubernetes.io/part-of: argocd
stringData:
  clientID: $(json "$client_id")
  clientSecret: $(json "$client_secret")
END
  rm -f "$scratch/sign-on-id"
}

preview_undo() {
  list_made application | while read -r _ name; do echo "deletes the application '$name' of GitLab, and takes it from Argo CD"; done
}

undo() {
  list_made application > "$scratch/applications"
  while read -r id name; do
    gitlab DELETE "/applications/$id"
    expect "Deleting the application $name" 204 404
    delete_secret argocd-sso
    forget application "$id"
  done < "$scratch/applications"
}
