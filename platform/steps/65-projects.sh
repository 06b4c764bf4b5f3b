# shellcheck shell=sh
title='Projects of Argo CD: default is locked, each team has its own'

release=platform-projects

# Arguments of Helm, one a line.
values() {
  printf '%s\n' --set-string "namespace=$ARGOCD_NAMESPACE" --set-string "gitlab.url=$GITLAB_URL" \
    --set-string "gitlab.clusterUrl=$GITLAB_CLUSTER_URL" --set-string "portalUrl=$PORTAL_URL"
  [ -z "$REGISTRY_REPOSITORY" ] || printf '%s\n' --set registry.enabled=true --set-string "registry.repository=$REGISTRY_REPOSITORY"
  [ -z "$DISCOVERY_GROUP" ] || printf '%s\n' --set discovery.enabled=true --set-string "discovery.group=$DISCOVERY_GROUP" \
    --set-string "discovery.topic=$DISCOVERY_TOPIC"
  [ -z "$TEAMS" ] || printf '%s\n' --values "$TEAMS"
}

sum() {
  {
    values
    [ -z "$TEAMS" ] || cat "$TEAMS"
    cat "$platform/projects/Chart.yaml" "$platform/projects/values.yaml" "$platform"/projects/templates/*
  } | cksum | tr ' ' '-'
}

is_done() {
  cluster_answers && [ "$(release_description "$release")" = "slipway $(sum)" ]
}

preview() {
  echo "installs platform/projects as $release${TEAMS:+ with the teams of $TEAMS}"
  [ -z "$REGISTRY_REPOSITORY" ] || echo "an ApplicationSet reads $REGISTRY_REPOSITORY"
  [ -z "$DISCOVERY_GROUP" ] || echo "an ApplicationSet looks in $DISCOVERY_GROUP for repositories with the topic $DISCOVERY_TOPIC"
}

change() {
  [ -n "$(release_description "$release")" ] || remember projects "$release"
  description="slipway $(sum)"
  values > "$scratch/values"
  # The project default is there before: Argo CD makes it.
  set -- --install "$release" "$platform/projects" --namespace "$ARGOCD_NAMESPACE" --take-ownership \
    --description "$description" --wait --timeout 5m
  while IFS= read -r argument; do
    set -- "$@" "$argument"
  done < "$scratch/values"
  helm --kube-context "$KUBE_CONTEXT" upgrade "$@" > "$scratch/helm" 2>&1 || fail "Helm could not install the projects: $(tail -n 3 "$scratch/helm")" "${TEAMS:+Is $TEAMS as platform/projects/values.yaml describes it?}"
}

preview_undo() {
  made_of projects | while read -r name; do echo "uninstalls $name; applications of the registry stay, and what they run"; done
}

undo() {
  for name in $(made_of projects); do
    if [ -z "$(made_of cluster)" ]; then
      helm --kube-context "$KUBE_CONTEXT" uninstall "$name" --namespace "$ARGOCD_NAMESPACE" --wait > "$scratch/helm" 2>&1 || fail "Helm could not uninstall $name: $(tail -n 3 "$scratch/helm")" 'A project with applications stays until these are gone.'
    fi
    forget projects "$name"
  done
}
