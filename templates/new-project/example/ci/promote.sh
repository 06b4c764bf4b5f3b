#!/bin/sh
# Opens a merge request that brings tags and digests of one environment to the next: what runs there is what was tested below.
# usage: sh ci/promote.sh <from> <to>
# Needs only sh, Git and a POSIX awk. In a pipeline it pushes with the job token, elsewhere as you; what you work on in your
# clone is neither looked at nor touched.
set -eu

ci=$(dirname "$0")
# shellcheck source=ci/git.sh
. "$ci/git.sh"

if [ $# -ne 2 ] || [ "$1" = "$2" ]; then
  fail "usage: sh ci/promote.sh <from> <to>"
fi
from=helm/values-$1.yaml
to=helm/values-$2.yaml
target=${CI_DEFAULT_BRANCH:-main}
branch=promote/$2-${CI_PIPELINE_ID:-$(date +%Y%m%d%H%M%S)}

if [ -n "${CI_JOB_TOKEN:-}" ]; then
  sign_in "Promotion" promotion
fi

newest=$(head_of "$target")
base=$newest
# A job that is run once more goes on where it was.
if git ls-remote --exit-code origin "refs/heads/$branch" > /dev/null; then
  base=$(head_of "$branch")
fi

read_file "$newest" "$from" "$work/from"
read_file "$base" "$to" "$work/to"
list_tags "$work/from" "$from"
list_tags "$work/to" "$to"

set_any=
while read -r line service field value; do
  if [ -z "$(line_of "$work/to" "$service" "$field")" ]; then
    fail "$from:$line: $service has no line that ends in '# ci:$field $service' in $to. Add one, or remove the marker here."
  fi
  if [ -z "$(value_of "$work/from" "$service" tag)" ]; then
    if [ "$field" = tag ]; then
      echo "$from:$line: $service has not been built yet, so $to keeps what it has."
    fi
  elif [ "${value#=}" != "$(value_of "$work/to" "$service" "$field")" ]; then
    set_any="$set_any $service.$field$value"
  fi
done < "$work/from.tags"
while read -r line service field _; do
  if [ -z "$(line_of "$work/from" "$service" "$field")" ]; then
    fail "$to:$line: $service has no line that ends in '# ci:$field $service' in $from. Add one, or remove the marker here."
  fi
done < "$work/to.tags"

if [ -z "$set_any" ]; then
  if [ "$base" = "$newest" ]; then
    echo "$2 has what $1 has already."
  else
    echo "The merge request from $branch has it already."
  fi
  exit 0
fi
set_tags "$work/to" "$to" "$set_any"
commit=$(commit_file "$base" "$to" "$work/to.new" "chore($2): promote from $1")
git push -q \
  -o merge_request.create \
  -o "merge_request.target=$target" \
  -o "merge_request.title=Promote $1 to $2" \
  -o merge_request.remove_source_branch \
  origin "$commit:refs/heads/$branch" ||
  fail "GitLab did not take $branch, so nothing is promoted and nothing was left behind."
echo "Opened a merge request from $branch to $target."
