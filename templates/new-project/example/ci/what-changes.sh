#!/bin/sh
# Writes what-this-changes.txt: what a merge request changes in each environment, from the chart in before/ to the one here.
# usage: sh ci/what-changes.sh <project> <environment> …
# Needs only sh, Helm, diff and a POSIX awk; no token and no cluster.
set -eu

project=$1
shift
report=what-this-changes.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# render <folder with helm/> <environment> <into>: a file for each object; nothing where the environment is not there.
render() {
  mkdir -p "$3"
  if [ -f "$1/helm/values-$2.yaml" ]; then
    helm template "$project-$2" "$1/helm" --namespace "$project-$2" --values "$1/helm/values-$2.yaml" > "$work/all" || return 1
    awk -v into="$3" '
      function flush() {
        if (kind != "" && name != "") {
          printf "%s", text > (into "/" kind " " name)
          close(into "/" kind " " name)
        }
        text = kind = name = ""
      }
      /^---/ { flush(); next }
      /^# Source: / { next }
      /^kind: / && kind == "" { kind = $2 }
      /^  name: / && name == "" { name = $2; gsub(/["\047]/, "", name) }
      { text = text $0 "\n" }
      END { flush() }
    ' "$work/all"
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
  awaited=$(awk -f "$(dirname "$0")/image-tags.awk" -v mode=list "helm/values-$environment.yaml" |
    awk '$3 == "tag" && $4 == "=" { names = names (names ? ", " : "") $2 } END { print names }')
  if [ -n "$awaited" ]; then
    printf '  No image yet, so nothing is rendered: %s.\n' "$awaited" >> "$report"
  fi
done
cat "$report"
