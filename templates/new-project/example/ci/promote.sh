#!/bin/sh
# Opens a merge request that brings the tags of one environment to the next: what runs there is what was tested below.
# usage: sh ci/promote.sh <from> <to>
# Needs only sh, Git and a POSIX awk. In a pipeline it pushes with the job token, elsewhere as you.
set -eu

from=helm/values-$1.yaml
to=helm/values-$2.yaml
target=${CI_DEFAULT_BRANCH:-main}
branch=promote/$2-${CI_PIPELINE_ID:-$(date +%Y%m%d%H%M%S)}

if [ -n "${CI_JOB_TOKEN:-}" ]; then
  # The token travels in a credential helper, never in an address that could be printed.
  # shellcheck disable=SC2016
  git config credential.helper '!f() { echo "username=gitlab-ci-token"; echo "password=$CI_JOB_TOKEN"; }; f'
  git config user.name "Promotion"
  git config user.email "promotion@noreply.$CI_SERVER_HOST"
fi

if ! git diff --quiet HEAD; then
  echo "Commit or stash your changes first." >&2
  exit 1
fi
git fetch -q origin "$target"
git checkout -q -B "$branch" FETCH_HEAD

# Every marked line takes the tag of the line with the same marker; a service that has not been built yet keeps none.
awk '
  function marker(line) { return match(line, /# ci:tag [-a-z0-9]+$/) ? substr(line, RSTART) : "" }
  FNR == NR { if (marker($0)) { split($0, part, "\""); tag[marker($0)] = part[2] } next }
  marker($0) && tag[marker($0)] != "" { sub(/"[^"]*"/, "\"" tag[marker($0)] "\"") }
  { print }
' "$from" "$to" > "$to.new"
cat "$to.new" > "$to"
rm -f "$to.new"

if git diff --quiet; then
  echo "$2 has what $1 has already."
  exit 0
fi
git commit -q --message "chore($2): promote from $1" -- "$to"
git push -q \
  -o merge_request.create \
  -o "merge_request.target=$target" \
  -o "merge_request.title=Promote $1 to $2" \
  -o merge_request.remove_source_branch \
  origin "HEAD:refs/heads/$branch"
echo "Opened a merge request from $branch to $target."
if [ -z "${CI_JOB_TOKEN:-}" ]; then
  git checkout -q -
fi
