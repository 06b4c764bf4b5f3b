#!/bin/sh
# Sets the tags of the images that this pipeline built in helm/values-<environment>.yaml and pushes one commit.
# usage: sh ci/update-image-tags.sh <environment>
# Needs only sh, Git and a POSIX awk. Never rebases, never forces: every try applies the change to the newest commit.
set -eu

environment=$1
values=helm/values-$environment.yaml
branch=$CI_DEFAULT_BRANCH
tag=$CI_COMMIT_SHA

if [ ! -d built ] || [ -z "$(ls built)" ]; then
  echo "This pipeline built no image, so there is no tag to update."
  exit 0
fi
services=$(ls built)

# The token travels in a credential helper, never in an address that could be printed.
# shellcheck disable=SC2016
git config credential.helper '!f() { echo "username=gitlab-ci-token"; echo "password=$CI_JOB_TOKEN"; }; f'
git config user.name "Image update"
git config user.email "image-update@noreply.$CI_SERVER_HOST"
# Where only a deploy key may push to the branch, its file is a variable of the project.
if [ -n "${IMAGE_UPDATE_KEY:-}" ]; then
  chmod 600 "$IMAGE_UPDATE_KEY"
  export GIT_SSH_COMMAND="ssh -i '$IMAGE_UPDATE_KEY' -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new"
  git remote set-url --push origin \
    "ssh://git@$CI_SERVER_SHELL_SSH_HOST:${CI_SERVER_SHELL_SSH_PORT:-22}/$CI_PROJECT_PATH.git"
fi
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  git fetch -q --unshallow origin "$branch"
fi

current_tag() {
  awk -v marker="# ci:tag $1" '
    substr($0, length($0) - length(marker) + 1) == marker { split($0, part, "\""); print part[2] }
  ' "$values"
}

# Fails when there is not exactly one line for the service.
set_tag() {
  awk -v marker="# ci:tag $1" -v tag="$tag" '
    substr($0, length($0) - length(marker) + 1) == marker { sub(/"[^"]*"/, "\"" tag "\""); found += 1 }
    { print }
    END { exit found == 1 ? 0 : 1 }
  ' "$values" > "$values.new" || {
    rm -f "$values.new"
    echo "$values must have exactly one line that ends in '# ci:tag $1'." >&2
    exit 1
  }
  cat "$values.new" > "$values"
  rm -f "$values.new"
}

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
while [ "$try" -le "$tries" ]; do
  git fetch -q origin "$branch"
  git reset -q --hard FETCH_HEAD
  set_any=
  for service in $services; do
    current=$(current_tag "$service")
    if [ "$current" != "$tag" ] && is_newer "$current"; then
      set_tag "$service"
      set_any="$set_any $service"
    fi
  done
  if git diff --quiet; then
    echo "$values already has these images or newer ones."
    exit 0
  fi
  git commit -q --all --message "chore($environment): deploy$set_any

Image tags set to $tag.

Pipeline: ${CI_PIPELINE_URL:-unknown}
[skip ci]"
  if git push -q origin "HEAD:$branch"; then
    echo "Updated $environment:$set_any = $tag"
    exit 0
  fi
  echo "Somebody else pushed first (try $try of $tries)."
  sleep "$(pause "$try")"
  try=$((try + 1))
done
echo "Could not push to $branch in $tries tries." >&2
exit 1
