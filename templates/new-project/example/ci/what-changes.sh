#!/bin/sh
# Writes what-this-changes.txt: what a merge request changes in each environment, from the chart in before/ to the one here.
# usage: sh ci/what-changes.sh <project> <environment> …
# Needs only sh, Helm, diff and a POSIX awk; no token and no cluster.
set -eu

ci=$(dirname "$0")
project=$1
shift
report=what-this-changes.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# split <rendered> <into>: a file for each object, named after it; where that cannot be read, after its place in the template.
split() {
  awk -v into="$2" '
    function flush(    key) {
      if (says) {
        key = (kind != "" && name != "") ? kind " " name : "object " (++counts[source]) " of " source
        gsub(/["\047]/, "", key)
        gsub(/\//, "_", key)
        if (key in seen) {
          key = key " (" (++seen[key]) ")"
        } else {
          seen[key] = 1
        }
        # What follows an object says nothing of it.
        sub(/[ \t\n]*$/, "\n", text)
        printf "%s", text > (into "/" key)
        close(into "/" key)
      }
      text = kind = name = ""
      inside = indent = says = 0
    }
    { sub(/\r$/, "") }
    /^---/ { flush(); next }
    /^# Source: / { source = $3; sub(/^[^\/]*\/templates\//, "", source); next }
    /^kind:/ && kind == "" { kind = $2 }
    /^[^ #]/ { inside = ($1 == "metadata:") }
    inside && match($0, /^ +/) {
      indent = indent ? indent : RLENGTH
      if (RLENGTH == indent && name == "" && $1 == "name:") {
        name = $2
      }
    }
    !/^[ \t]*(#|$)/ { says = 1 }
    { text = text $0 "\n" }
    END { flush() }
  ' "$1"
}

# render <folder with helm/> <environment> <into>: nothing where the environment is not there. As Argo CD renders it, on a cluster
# that knows every kind that the chart may make.
render() {
  mkdir -p "$3"
  if [ -f "$1/helm/values-$2.yaml" ]; then
    sh "$ci/chart-dependencies.sh" "$1/helm" >&2 || return 1
    helm template "$project-$2" "$1/helm" --namespace "$project-$2" --values "$1/helm/values-$2.yaml" \
      --include-crds --skip-tests \
      --api-versions gateway.networking.k8s.io/v1/HTTPRoute \
      --api-versions monitoring.coreos.com/v1/ServiceMonitor > "$work/all" || return 1
    split "$work/all" "$3"
  fi
}

{
  echo "What is merged here reaches every environment that Argo CD syncs by itself; where it is synced by hand, with the next sync."
  echo "Only images are promoted from one environment to the next: what the chart and helm/values.yaml say holds for all at once."
} > "$report"
for environment in "$@"; do
  old=$work/$environment/before
  new=$work/$environment/after
  if ! render before "$environment" "$old" 2> "$work/failure"; then
    rm -rf "$old"
    mkdir -p "$old"
    printf '\n%s: the chart before this merge request cannot be rendered, so everything is new.\n' "$environment" >> "$report"
  fi
  if ! render . "$environment" "$new" 2> "$work/failure"; then
    { printf '\n%s: the chart cannot be rendered:\n' "$environment"; cat "$work/failure"; } | tee -a "$report" >&2
    exit 1
  fi
  : > "$work/summary"
  : > "$work/difference"
  { ls "$old"; ls "$new"; } | sort -u > "$work/objects"
  while IFS= read -r object; do
    if [ ! -f "$old/$object" ]; then
      change=new
    elif [ ! -f "$new/$object" ]; then
      change=removed
    elif cmp -s "$old/$object" "$new/$object"; then
      continue
    else
      change=changed
    fi
    printf '  %-8s %s\n' "$change" "$object" >> "$work/summary"
    touch "$old/$object" "$new/$object"
    diff -U 3 "$old/$object" "$new/$object" | sed -e "1s|.*|--- $environment: $object|" -e '2d' >> "$work/difference"
  done < "$work/objects"
  how=
  if [ -f "argocd/application-$environment.yaml" ] && ! grep -q '^ *automated:' "argocd/application-$environment.yaml"; then
    how=' (synced by hand)'
  fi
  if [ -s "$work/summary" ]; then
    { printf '\n%s%s:\n' "$environment" "$how"; cat "$work/summary"; printf '\n'; cat "$work/difference"; } >> "$report"
  else
    printf '\n%s%s: nothing.\n' "$environment" "$how" >> "$report"
  fi
  # Without an image a service renders nothing, so what is said above of it would be too little.
  [ -f "helm/values-$environment.yaml" ] || continue
  awaited=$(awk -f "$ci/image-tags.awk" -v mode=list "helm/values-$environment.yaml" |
    awk '$3 == "tag" && $4 == "=" { names = names (names ? ", " : "") $2 } END { print names }')
  if [ -n "$awaited" ]; then
    printf '  No image yet, so nothing is rendered: %s.\n' "$awaited" >> "$report"
  fi
done
cat "$report"
