#!/bin/sh
# Fetches the charts that a chart depends on and that are not in its charts/, as Argo CD does.
# usage: sh ci/chart-dependencies.sh <folder of the chart>
# Needs only sh, Helm and sed. Where a registry asks for a password, commit what `helm dependency build` writes to charts/ instead.
set -eu

chart=$1
if ! helm dependency list "$chart" 2> /dev/null | grep -q '[[:space:]]missing[[:space:]]*$'; then
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HELM_REPOSITORY_CONFIG="$work/repositories.yaml" HELM_CACHE_HOME="$work/cache"
# What is locked, Helm takes from no repository that it does not know by a name.
if [ -f "$chart/Chart.lock" ]; then
  sed -n 's|^ *repository: *\(https*://.*\)$|\1|p' "$chart/Chart.lock" | sort -u > "$work/repositories"
  count=0
  while read -r repository; do
    count=$((count + 1))
    helm repo add "repository-$count" "$repository"
  done < "$work/repositories"
fi
helm dependency build "$chart"
