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
# Argo CD: its release, and its API by way of a forwarded port, which needs neither DNS nor an ingress.

# Account, and the file of its token.
accounts='backstage read
backstage-ops operate
backstage-provision provision'

# What the account that creates projects may not touch, where the platform has other names than values.yaml.
platform_policy() {
  [ "$DISCOVERY_PROJECT" != discovered ] || return 0
  cat << END
p, backstage-provision, projects, *, default, deny
p, backstage-provision, projects, *, platform-*, deny
p, backstage-provision, applications, *, default/*, deny
p, backstage-provision, applications, *, platform-*/*, deny
p, backstage-provision, projects, *, $DISCOVERY_PROJECT*, deny
p, backstage-provision, applications, *, */$DISCOVERY_PROJECT-*, deny
END
}

# other_namespaces: of the Argo CDs of single projects in this cluster but this one, and of what they deploy to; one a line. They
# are known by the RoleBindings of the bootstrap, and in a run for several before there are any.
other_namespaces() {
  {
    if cluster_answers; then
      # shellcheck disable=SC2016 # This is a name of jq.
      in_cluster get rolebindings --all-namespaces --field-selector metadata.name=argocd-deploys -o json 2> /dev/null |
        jq -r --arg own "$ARGOCD_NAMESPACE" '.items[] | select(.subjects[0].namespace != $own) | .metadata.namespace, .subjects[0].namespace' || true
    fi
    [ ! -f "${PORTAL_PARTS:-}/projects" ] || sed -n "s,^$KUBE_CONTEXT ,,p" "$PORTAL_PARTS/projects" | grep -v "^$ARGOCD_NAMESPACE " | tr ' ' '\n' || true
  } | sort -u
}

argocd_secrets=$OUTPUT/argocd-secrets.yaml
# The authority of its certificate, where this command made one.
argocd_ca=${ARGOCD_CA_FILE:-$OUTPUT/argocd-ca.pem}

# has_own_certificate: whether this command makes the certificate. No authority signs one for an address of a laptop; in a cluster
# that was there it is its owner's.
has_own_certificate() {
  case $CLUSTER,$ARGOCD_URL,$ARGOCD_CA_FILE in
    k3d,https:*,) ;;
    *) return 1 ;;
  esac
}

# The application of GitLab by which people log in; $sign_on_id is empty where there is none. Read again when it was given.
read_sign_on() {
  sign_on_id=''
  cluster_answers || return 0
  if [ ! -f "$scratch/sign-on-id" ]; then
    read_secret argocd-sso clientID
    printf '%s' "$secret_text" > "$scratch/sign-on-id"
  fi
  sign_on_id=$(cat "$scratch/sign-on-id")
}

# Whether GitLab knows it, with the secret that Argo CD has.
people_log_in() {
  read_sign_on
  [ -n "$sign_on_id" ] || return 1
  read_secret argocd-sso clientSecret
  knows_application "$sign_on_id" "$secret_text"
}

# How people log in, and who may read; where nobody can log in, Dex does not run.
sign_on_values() {
  read_sign_on
  if [ -z "$sign_on_id" ]; then
    printf 'dex: { enabled: false }\nconfigs: { cm: { dex.config: "" } }\n'
    return 0
  fi
  authority=''
  case $GITLAB_CA_FILE,$GITLAB_CLUSTER_URL in
    ?*,https:*) authority=$(host_of "$GITLAB_CLUSTER_URL") ;;
  esac
  cat << END
dex:
  enabled: true
END
  [ -z "$authority" ] || cat << END
  volumes:
    - { name: authorities, configMap: { name: argocd-tls-certs-cm } }
  volumeMounts:
    - { name: authorities, mountPath: /authorities }
END
  cat << END
configs:
  rbac:
    policy.people.csv: |
END
  for group in $SSO_GROUPS; do echo "      g, $group, role:people"; done
  # What begins with a dollar is Argo CD's: it takes the secret from there.
  cat << END
  cm:
    dex.config: |
      connectors:
        - type: oauth
          id: gitlab
          name: GitLab
          config:
            clientID: $(json "$sign_on_id")
            clientSecret: \$argocd-sso:clientSecret
            authorizationURL: $GITLAB_URL/oauth/authorize
            tokenURL: $GITLAB_CLUSTER_URL/oauth/token
            userInfoURL: $GITLAB_CLUSTER_URL/oauth/userinfo
            scopes: [openid, profile, email]
            userIDKey: sub
            claimMapping: { userNameKey: name, preferredUsernameKey: nickname, groupsKey: groups }
END
  [ -z "$authority" ] || echo "            rootCAs: [/authorities/$authority]"
}

argocd_values() {
  printf '%s\n' "$platform/argocd/values.yaml"
  # The values that bear the loss of a node come over the smaller ones.
  [ "$ARGOCD_PRESET" != ha ] || printf '%s\n' "$platform/argocd/values-small.yaml"
  printf '%s\n' "$preset_file"
  printf '%s\n' "$scratch/sign-on.yaml"
  [ -z "$ARGOCD_VALUES" ] || printf '%s\n' "$ARGOCD_VALUES"
  printf '%s\n' "$argocd_secrets"
}

# argocd_description true|false: of a release with just these settings. Another sum is another installation.
argocd_description() {
  sign_on_values > "$scratch/sign-on.yaml"
  {
    printf '%s\n' "$ARGOCD_CHART_VERSION" "$ARGOCD_URL" "$GITLAB_CLUSTER_URL" "$PROJECT_NAMESPACES"
    platform_policy
    argocd_values | while IFS= read -r file; do [ ! -f "$file" ] || cat "$file"; done
    [ -z "$GITLAB_CA_FILE" ] || cat "$GITLAB_CA_FILE"
  } | cksum | awk -v admin="$1" '{ print "slipway " $1 "-" $2 " admin=" admin }'
}

# What comes with Argo CD, and does not go with its release.
remember_leftovers() {
  [ -n "$(in_cluster get crd applications.argoproj.io --ignore-not-found -o 'jsonpath={.metadata.name}')" ] || remember kinds crd 'applications.argoproj.io applicationsets.argoproj.io appprojects.argoproj.io'
  # Those in a namespace of ours go with it.
  ! is_made namespace "$ARGOCD_NAMESPACE" || return 0
  for secret in argocd-initial-admin-secret argocd-redis; do
    [ -n "$(in_cluster get secret "$secret" --namespace "$ARGOCD_NAMESPACE" --ignore-not-found -o 'jsonpath={.metadata.name}')" ] || remember secret "$secret" "$ARGOCD_NAMESPACE"
  done
}

# Another machine may have set this up before.
keep_argocd_secrets() {
  [ ! -s "$argocd_secrets" ] || return 0
  read_secret argocd-secret webhook.gitlab.secret
  [ -n "$secret_text" ] || secret_text=$(od -An -N 24 -tx1 /dev/urandom | tr -d ' \n')
  printf 'configs:\n  secret:\n    gitlabSecret: "%s"\n' "$secret_text" > "$argocd_secrets"
}

# install_argocd true|false: whether the administrator may log in.
install_argocd() {
  keep_argocd_secrets
  install_description=$(argocd_description "$1")
  set -- argo-cd --repo https://argoproj.github.io/argo-helm --version "$ARGOCD_CHART_VERSION" --timeout 10m \
    --set-string "fullnameOverride=$ARGOCD_RELEASE" \
    --set-string "global.domain=$(host_of "$ARGOCD_URL")" \
    --set-string "configs.cm.url=$ARGOCD_URL" \
    --set-string "configs.cm.admin\\.enabled=$1" \
    --set-string "configs.params.applicationsetcontroller\\.allowed\\.scm\\.providers=$GITLAB_CLUSTER_URL/"
  case $GITLAB_CA_FILE,$GITLAB_CLUSTER_URL in
    ?*,https:*) set -- "$@" --set-file "configs.tls.certificates.$(escape_dots "$(host_of "$GITLAB_CLUSTER_URL")")=$GITLAB_CA_FILE" ;;
  esac
  # Its own namespace is among them: its AppProjects and Applications come through it, too.
  [ -z "$PROJECT_NAMESPACES" ] || set -- "$@" --set-string "configs.clusterCredentials.in-cluster.namespaces=$(printf '%s %s' "$ARGOCD_NAMESPACE" "$PROJECT_NAMESPACES" | sed 's/ /\\,/g')"
  platform_policy > "$scratch/policy"
  [ ! -s "$scratch/policy" ] || set -- "$@" --set-file "configs.rbac.policy\\.platform\\.csv=$scratch/policy"
  while IFS= read -r file; do
    set -- "$@" --values "$file"
  done << END
$(argocd_values)
END
  make_namespace
  remember_leftovers
  release release "$ARGOCD_RELEASE" "$install_description" "$@"
  # Its pods are others now.
  close_argocd
}

close_argocd() {
  [ -z "${forward:-}" ] || kill "$forward" 2> /dev/null || true
  forward='' argocd_api=''
}

# The Service of its server; one that is adopted may be called anything, so it is found by the labels of Argo CD's own manifests.
server_service() {
  service=''
  [ "$ARGOCD" != adopt ] || service=$(in_cluster get services --namespace "$ARGOCD_NAMESPACE" --selector app.kubernetes.io/name=argocd-server -o 'jsonpath={.items[0].metadata.name}' 2> /dev/null || true)
  printf '%s' "${service:-$ARGOCD_RELEASE-server}"
}

# Argo CD itself has TLS unless it is told otherwise, and sends a call without it there.
forwarded_scheme() {
  redirected=$(curl --silent --max-time 30 --noproxy 127.0.0.1 --output /dev/null --write-out '%{redirect_url}' "http://127.0.0.1:$1/api/version" 2> /dev/null || true)
  printf '%s' "${redirected:-http:}" | sed 's/:.*//'
}

# Opens the way to Argo CD's API; it closes with the step.
open_argocd() {
  if [ -n "${argocd_api:-}" ] && kill -0 "$forward" 2> /dev/null; then
    return 0
  fi
  : > "$scratch/forward"
  # Not by in_cluster: the number of a function in the background is that of its shell, and kubectl would outlive that.
  kubectl --context "$KUBE_CONTEXT" port-forward --namespace "$ARGOCD_NAMESPACE" "service/$(server_service)" :80 > "$scratch/forward" 2>&1 &
  forward=$!
  trap close_argocd EXIT
  tries=0
  port=''
  while [ -z "$port" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$forward" 2> /dev/null; then
      fail "The way to Argo CD does not open: $(head -n 1 "$scratch/forward")" "kubectl --context $KUBE_CONTEXT get pods -n $ARGOCD_NAMESPACE shows whether it runs."
    fi
    sleep 0.2
    port=$(sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\) .*/\1/p' "$scratch/forward" | head -n 1)
  done
  # With a root path the API is below it.
  argocd_api="$(forwarded_scheme "$port")://127.0.0.1:$port$(printf '%s' "$ARGOCD_URL" | sed 's,^[a-z]*://[^/]*,,')"
}

# read_version: of Argo CD, in $version.
read_version() {
  argocd GET /version ''
  [ "$status" = 200 ] || fail "Argo CD answers $status." "kubectl --context $KUBE_CONTEXT logs deployment/$ARGOCD_RELEASE-server -n $ARGOCD_NAMESPACE shows why."
  version=$(field Version | sed 's/^v//; s/[+-].*//')
}

# argocd METHOD PATH TOKEN_FILE [JSON]; without a token the file is ''.
argocd() {
  open_argocd
  argocd_header=''
  if [ -n "$3" ]; then
    argocd_header=$scratch/argocd.header
    printf 'Authorization: Bearer %s\n' "$(tr -d '[:space:]' < "$3")" > "$argocd_header"
  fi
  call "$1" "$argocd_api/api$2" "$argocd_header" "${4:-}"
}
