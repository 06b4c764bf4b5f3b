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
title='Configuration of the portal'

file=$OUTPUT/app-config.platform.yaml
# With what `npm start -- --platform` starts a portal on this machine, and what that keeps.
facts_file=$OUTPUT/portal.json
portal_data=$OUTPUT/portal

repository_hosts() {
  [ "$GITLAB_URL" = "$GITLAB_CLUSTER_URL" ] || cat << END
    - url: $GITLAB_URL
      aliases: [$GITLAB_CLUSTER_URL]
END
}

instance() {
  cat << END
    - name: $(json "$INSTANCE_NAME")
      url: $ARGOCD_URL
      externalUrl: $ARGOCD_URL
      namespace: $(json "$ARGOCD_NAMESPACE")
END
  [ ! -s "$argocd_ca" ] || echo "      tls: { caFile: $(json "$argocd_ca") }"
  if [ -n "$PLATFORM_REPOSITORY$DISCOVERY_GROUP" ]; then
    echo '      registration:'
    [ -z "$PLATFORM_REPOSITORY" ] || echo "        platformRepositoryUrl: $GITLAB_URL/$PLATFORM_REPOSITORY"
    [ -z "$DISCOVERY_GROUP" ] || echo "        discovery: { group: $(json "$DISCOVERY_GROUP"), topic: $(json "$DISCOVERY_TOPIC"), project: $(json "$DISCOVERY_PROJECT") }"
  fi
  cat << END
      credentials:
        read: { tokenFile: $(json "$OUTPUT/read.token") }
        operate: { tokenFile: $(json "$OUTPUT/operate.token") }
        provision:
          tokenFile: $(json "$OUTPUT/provision.token")
          destinations:
            - server: https://kubernetes.default.svc
              namespaces: [$(printf '%s' "$DESTINATIONS" | sed "s/[^ ][^ ]*/'&'/g; s/ /, /g")]
END
}

# Where new projects of this Argo CD go; nothing where no registry is named that its nodes pull from.
target() {
  gitlab_host=${GITLAB_URL#*://}
  gitlab_host=${gitlab_host%%/*}
  # It goes by whether nodes need a credential, not by the kind of the cluster.
  case $GITLAB_URL,$GITLAB_CLUSTER_URL,$IMAGE_REGISTRY,$NODE_REGISTRY in
    https://gitlab.com,https://gitlab.com,*) profile=gitlab-com registry='host: registry.gitlab.com' ;;
    *,*,,) return 0 ;;
    *,*,,*) profile=k3d registry="pullFrom: $(json "$NODE_REGISTRY")" ;;
    *,*,*,) profile=self-managed registry="host: $(json "$IMAGE_REGISTRY")" ;;
    *) profile=self-managed registry="host: $(json "$IMAGE_REGISTRY"), pullFrom: $(json "$NODE_REGISTRY")" ;;
  esac
  cat << END
    - name: $(json "$INSTANCE_NAME")
      argocdInstance: $(json "$INSTANCE_NAME")
      gitlab:
        host: $(json "$gitlab_host")
        groups: [$(printf '%s' "$GITLAB_GROUPS" | sed "s/[^ ][^ ]*/'&'/g; s/ /, /g")]
END
  case $profile,$GITLAB_CLUSTER_URL in
    gitlab-com,* | "self-managed,$GITLAB_URL") ;;
    *) echo "        clusterUrl: $GITLAB_CLUSTER_URL" ;;
  esac
  cat << END
      endpointProfile: $profile
      registry: { $registry }
      domain: $(json "$APPS_DOMAIN")
      choices: [visibility, environments, manualEnvironments, buildEngine, imageUpdate]
END
}

# Of this Argo CD, and of those whose settings were named before it in the same run.
configuration() {
  cat << END
# Written by platform/bootstrap; comes after app-config.production.yaml. Put the token files where the portal finds them.
END
  target > "$scratch/targets"
  [ -z "${PORTAL_PARTS:-}" ] || cat "$PORTAL_PARTS"/target-* "$scratch/targets" 2> /dev/null > "$scratch/all-targets" || true
  [ -z "${PORTAL_PARTS:-}" ] || mv "$scratch/all-targets" "$scratch/targets"
  echo 'gitops:'
  if [ -s "$scratch/targets" ]; then
    echo '  targets:'
    cat "$scratch/targets"
  else
    echo '  # IMAGE_REGISTRY or NODE_REGISTRY has to say where nodes pull from, before projects can be created.'
    echo '  targets: []'
  fi
  echo 'argocd:'
  repository_hosts > "$scratch/hosts"
  [ -z "${PORTAL_PARTS:-}" ] || cat "$PORTAL_PARTS"/hosts-* 2> /dev/null >> "$scratch/hosts" || true
  if [ -s "$scratch/hosts" ]; then
    echo '  repositoryHosts:'
    # Two lines belong together.
    paste -d '|' - - < "$scratch/hosts" | sort -u | tr '|' '\n'
  fi
  echo '  instances:'
  [ -z "${PORTAL_PARTS:-}" ] || cat "$PORTAL_PARTS"/instance-* 2> /dev/null || true
  instance
}

# For those that come after it in the same run.
share() {
  [ -n "${PORTAL_PARTS:-}" ] || return 0
  repository_hosts > "$PORTAL_PARTS/hosts-$INSTANCE_NAME"
  instance > "$PORTAL_PARTS/instance-$INSTANCE_NAME"
  target > "$PORTAL_PARTS/target-$INSTANCE_NAME"
}

facts() {
  [ -z "$TEMPLATE_REPOSITORY" ] || jq -n \
    --arg portal "$PORTAL_URL" --arg gitlab "$GITLAB_URL" --arg ca "$GITLAB_CA_FILE" --arg groups "$GITLAB_GROUPS" \
    --arg group "$(platform_group)" --arg template "$GITLAB_URL/$TEMPLATE_REPOSITORY/-/blob/main/new-project/template.yaml" \
    --arg application "$portal_application" --arg token "$portal_reads" --arg config "$file" --arg data "$portal_data" '{
      portalUrl: $portal, gitlab: { url: $gitlab, caFile: $ca, applicationFile: $application, tokenFile: $token, groups: ($groups | split(" ")) },
      platformGroup: $group, templateUrl: $template, argocdConfig: $config, data: $data }'
}

is_done() {
  ! [ -f "${PORTAL_PARTS:-}/instance-$INSTANCE_NAME" ] || fail "Two Argo CDs are called $INSTANCE_NAME." 'Give each its INSTANCE_NAME.'
  [ -f "$file" ] && [ "$(configuration)" = "$(cat "$file")" ] && [ "$(facts)" = "$(cat "$facts_file" 2> /dev/null)" ] || return 1
  share
}

preview() {
  echo "writes $file, which names the token files"
}

change() {
  configuration > "$file.new"
  mv "$file.new" "$file"
  facts > "$facts_file.new"
  mv "$facts_file.new" "$facts_file"
  [ -s "$facts_file" ] || rm "$facts_file"
  share
}

preview_undo() {
  [ ! -f "$file" ] || echo "deletes $file"
  [ ! -d "$portal_data" ] || echo "deletes $portal_data, the database of the portal of this machine"
}

undo() {
  rm -f "$file" "$facts_file"
  rm -rf "$portal_data"
}
