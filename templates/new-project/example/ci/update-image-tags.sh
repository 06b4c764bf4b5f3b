#!/bin/sh
# Sets tags and digests of the images that this pipeline built in helm/values-<environment>.yaml and pushes one commit.
# usage: sh ci/update-image-tags.sh <environment>
# Needs only sh, Git and a POSIX awk. Never rebases, never forces: every try applies the change to the newest commit.
set -eu

ci=$(dirname "$0")
# shellcheck source=ci/git.sh
. "$ci/git.sh"

environment=$1
values=helm/values-$environment.yaml
branch=$CI_DEFAULT_BRANCH
tag=$CI_COMMIT_SHA
built=built/$CI_PIPELINE_ID

if [ ! -d "$built" ] || [ -z "$(ls "$built")" ]; then
  echo "This pipeline built no image, so there is no tag to update."
  exit 0
fi
services=$(ls "$built")
# The digest says which bytes: an image that is built anew from the same commit has the same tag, and rolls out all the same.
for service in $services; do
  digest=$(cat "$built/$service")
  hex=${digest#sha256:}
  case $hex in
    "$digest" | *[!0-9a-f]*) hex= ;;
  esac
  if [ ${#hex} -ne 64 ]; then
    fail "$built/$service must hold the digest of the image, such as sha256:9c1d…, and holds: $digest"
  fi
done

sign_in "Image update" image-update
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  git fetch -q --unshallow origin "$branch"
fi

# An older, slower pipeline must not replace what a newer one has delivered.
is_newer() {
  case $1 in
    *[!0-9a-f]* | "") return 0 ;;
  esac
  if ! git cat-file -e "$1^{commit}" 2> /dev/null; then
    return 0
  fi
  git merge-base --is-ancestor "$1" "$tag"
}

# In each round at least one writer lands; those that wait do not all wait equally long.
pause() {
  awk -v seed="${CI_JOB_ID:-$$}" -v round="$1" 'BEGIN { srand(seed + round); print int(rand() * 3) + 1 }'
}

tries=10
try=1
refusals=0
while [ "$try" -le "$tries" ]; do
  base=$(head_of "$branch")
  read_file "$base" "$values" "$work/values"
  list_tags "$work/values" "$values"
  set_any=
  names=
  for service in $services; do
    for field in tag digest; do
      if [ -z "$(line_of "$work/values" "$service" "$field")" ]; then
        fail "$values must have exactly one line that ends in '# ci:$field $service'."
      fi
    done
    line=$(line_of "$work/values" "$service" tag)
    current=$(value_of "$work/values" "$service" tag)
    digest=$(cat "$built/$service")
    if [ "$current" = "$tag" ] && [ "$(value_of "$work/values" "$service" digest)" = "$digest" ]; then
      echo "$values:$line: $service has this image already."
    elif is_newer "$current"; then
      set_any="$set_any $service.tag=$tag $service.digest=$digest"
      names="$names $service"
    else
      echo "$values:$line: $service keeps $current, which a newer pipeline has delivered."
    fi
  done
  if [ -z "$set_any" ]; then
    echo "$values already has these images or newer ones."
    exit 0
  fi
  set_tags "$work/values" "$values" "$set_any"
  commit=$(commit_file "$base" "$values" "$work/values.new" "chore($environment): deploy$names

Images of commit $tag.

Pipeline: ${CI_PIPELINE_URL:-unknown}
[skip ci]")
  if git push -q origin "$commit:refs/heads/$branch" 2> "$work/refusal"; then
    echo "Updated $environment:$names = $tag"
    exit 0
  fi
  newest=$(head_of "$branch") || newest=$base
  if [ "$newest" = "$base" ]; then
    # Nothing came in between, so it is the push itself that is refused; once more, in case it was only the network.
    refusals=$((refusals + 1))
    if [ "$refusals" -gt 1 ]; then
      cat "$work/refusal" >&2
      fail "GitLab does not take a push of this job to $branch. If the branch is protected, let who starts pipelines push to it, and the project's job token as well (Settings, CI/CD, Job token permissions)."
    fi
  else
    echo "Another commit came first (try $try of $tries)."
  fi
  sleep "$(pause "$try")"
  try=$((try + 1))
done
fail "Could not push to $branch in $tries tries."
