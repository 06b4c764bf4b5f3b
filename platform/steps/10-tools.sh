# shellcheck shell=sh
title='Tools'

missing() {
  for tool in curl kubectl helm; do
    command -v "$tool" > /dev/null || printf '%s ' "$tool"
  done
  [ "$CLUSTER" != k3d ] || command -v k3d > /dev/null || printf 'k3d '
}

is_done() {
  [ -z "$(missing)" ]
}

preview() {
  printf 'not installed: %s\n' "$(missing)"
}

change() {
  fail "These have to be installed first: $(missing)" 'curl.se, kubernetes.io/docs/tasks/tools, helm.sh, k3d.io'
}
