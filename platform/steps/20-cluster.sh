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
title="Cluster: $KUBE_CONTEXT"

# Whether k3d has it, running or not.
has_cluster() {
  k3d cluster list --output json > "$scratch/clusters" 2> "$scratch/k3d" || fail "k3d could not list its clusters: $(tail -n 1 "$scratch/k3d")" 'Does Docker run?'
  answer=$scratch/clusters
  [ -n "$(item_field name "$CLUSTER_NAME" name)" ]
}

has_registry() {
  k3d registry list --output json > "$scratch/registries" 2> "$scratch/k3d" || fail "k3d could not list its registries: $(tail -n 1 "$scratch/k3d")" 'Does Docker run?'
  answer=$scratch/registries
  [ -n "$(item_field name "k3d-${K3D_REGISTRY%:*}" name)" ]
}

# Whether the registry of the settings is joined to the cluster.
is_joined() {
  [ -z "$K3D_REGISTRY" ] || is_made registry "k3d-${K3D_REGISTRY%:*}" || list_made cluster | grep -qx "$CLUSTER_NAME k3d-$K3D_REGISTRY"
}

is_done() {
  cluster_answers || return 1
  is_joined || log_detail "K3D_REGISTRY is left out: k3d joins a registry only to a cluster that it makes, and this one is there. To have it, delete the cluster first: k3d cluster delete $CLUSTER_NAME"
}

preview() {
  if [ "$CLUSTER" = existing ]; then
    echo 'it does not answer'
  elif has_cluster; then
    echo "starts the k3d cluster $CLUSTER_NAME, which does not answer"
  else
    echo "makes the k3d cluster $CLUSTER_NAME with one agent; $K3D_PORT of this machine leads to it"
    [ -z "$K3D_REGISTRY" ] || echo "with the registry k3d-$K3D_REGISTRY, to which this machine pushes as localhost:${K3D_REGISTRY#*:}"
    [ -z "$NODE_REGISTRY" ] || echo "its nodes take images from $NODE_REGISTRY without TLS"
  fi
}

make_registry() {
  require_free "${K3D_REGISTRY#*:}" K3D_REGISTRY
  remember registry "k3d-${K3D_REGISTRY%:*}"
  k3d registry create "${K3D_REGISTRY%:*}" --port "127.0.0.1:${K3D_REGISTRY#*:}" > "$scratch/k3d" 2>&1 || fail "k3d could not make the registry: $(tail -n 3 "$scratch/k3d")"
}

make_cluster() {
  require_free "$K3D_PORT" K3D_PORT
  [ -z "$K3D_REGISTRY" ] || has_registry || make_registry
  set -- cluster create "$CLUSTER_NAME" --agents 1 --port "$K3D_PORT:443@loadbalancer" --wait --timeout 5m --kubeconfig-switch-context=false
  [ -z "$K3D_REGISTRY" ] || set -- "$@" --registry-use "k3d-$K3D_REGISTRY"
  if [ -n "$NODE_REGISTRY" ]; then
    cat > "$OUTPUT/registries.yaml" << END
mirrors:
  "$NODE_REGISTRY":
    endpoint: ["http://$NODE_REGISTRY"]
END
    set -- "$@" --registry-config "$OUTPUT/registries.yaml"
  fi
  # Remembered first: half a cluster is undone, too.
  remember cluster "$CLUSTER_NAME" "${K3D_REGISTRY:+k3d-$K3D_REGISTRY}"
  k3d "$@" > "$scratch/k3d" 2>&1 || fail "k3d could not make the cluster: $(tail -n 3 "$scratch/k3d")" 'Run this again when the reason is fixed; platform/bootstrap --undo deletes what is there.'
}

change() {
  [ "$CLUSTER" = k3d ] || fail "The cluster of the context $KUBE_CONTEXT does not answer." "kubectl --context $KUBE_CONTEXT get --raw=/readyz shows why."
  if has_cluster; then
    k3d cluster start "$CLUSTER_NAME" --wait > "$scratch/k3d" 2>&1 || fail "k3d could not start the cluster: $(tail -n 3 "$scratch/k3d")"
    # Where kubectl does not know it yet.
    k3d kubeconfig merge "$CLUSTER_NAME" --kubeconfig-merge-default --kubeconfig-switch-context=false > "$scratch/k3d" 2>&1 || fail "k3d could not write the cluster into kubectl's configuration: $(tail -n 1 "$scratch/k3d")"
  else
    make_cluster
  fi
  tries=0
  until cluster_answers; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || fail 'The cluster runs, but does not answer.' "kubectl --context $KUBE_CONTEXT get --raw=/readyz shows why."
    sleep 1
  done
}

preview_undo() {
  [ ! -f "$scratch/cluster-gone" ] || echo "forgets what was in the cluster of the context $KUBE_CONTEXT"
  list_made registry | while read -r name _; do echo "deletes the registry $name with every image in it"; done
  list_made cluster | while read -r name _; do echo "deletes the k3d cluster $name with everything in it"; done
}

undo() {
  for name in $(list_made cluster | cut -d ' ' -f 1); do
    k3d cluster delete "$name" > "$scratch/k3d" 2>&1 || fail "k3d could not delete the cluster: $(tail -n 3 "$scratch/k3d")"
    forget cluster "$name"
    rm -f "$scratch/cluster-answers"
    : > "$scratch/cluster-gone"
  done
  [ ! -f "$scratch/cluster-gone" ] || for kind in namespace secret kinds; do forget_all "$kind"; done
  for name in $(list_made registry); do
    k3d registry delete "$name" > "$scratch/k3d" 2>&1 || fail "k3d could not delete the registry: $(tail -n 3 "$scratch/k3d")"
    forget registry "$name"
  done
  rm -f "$OUTPUT/registries.yaml"
}
