# shellcheck shell=sh
title="Cluster: $KUBE_CONTEXT"

is_done() {
  cluster_answers
}

preview() {
  if [ "$CLUSTER" = existing ]; then
    echo 'it does not answer'
  elif k3d cluster list "$CLUSTER_NAME" > /dev/null 2>&1; then
    echo "starts the k3d cluster $CLUSTER_NAME, which does not run"
  else
    echo "makes the k3d cluster $CLUSTER_NAME with one agent; 8443 of this machine leads to it"
    [ -z "$NODE_REGISTRY" ] || echo "its nodes take images from $NODE_REGISTRY without TLS"
  fi
}

change() {
  [ "$CLUSTER" = k3d ] || fail "The cluster of the context $KUBE_CONTEXT does not answer." "kubectl --context $KUBE_CONTEXT get --raw=/readyz says why."
  if k3d cluster list "$CLUSTER_NAME" > /dev/null 2>&1; then
    k3d cluster start "$CLUSTER_NAME" > "$scratch/k3d" 2>&1 || fail "k3d could not start the cluster: $(tail -n 3 "$scratch/k3d")"
  else
    set -- cluster create "$CLUSTER_NAME" --agents 1 --port 8443:443@loadbalancer --wait --timeout 5m
    if [ -n "$NODE_REGISTRY" ]; then
      cat > "$OUTPUT/registries.yaml" << END
mirrors:
  "$NODE_REGISTRY":
    endpoint: ["http://$NODE_REGISTRY"]
END
      set -- "$@" --registry-config "$OUTPUT/registries.yaml"
    fi
    # Remembered first: half a cluster is taken back, too.
    remember cluster "$CLUSTER_NAME"
    k3d "$@" > "$scratch/k3d" 2>&1 || fail "k3d could not make the cluster: $(tail -n 3 "$scratch/k3d")" 'Run this again when the reason is mended; platform/bootstrap --undo takes back what is there.'
  fi
  tries=0
  until cluster_answers; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || fail 'The cluster runs, but does not answer.' "kubectl --context $KUBE_CONTEXT get --raw=/readyz says why."
    sleep 1
  done
}

preview_undo() {
  made_of cluster | while read -r name; do echo "deletes the k3d cluster $name with everything in it"; done
}

undo() {
  for name in $(made_of cluster); do
    k3d cluster delete "$name" > "$scratch/k3d" 2>&1 || fail "k3d could not delete the cluster: $(tail -n 3 "$scratch/k3d")"
    forget cluster "$name"
  done
}
