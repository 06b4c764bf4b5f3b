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
# A repository of GitLab that this command writes: all of its files in one commit, to main.

# find_repository PATH: its number is in $repository_id; empty where there is none.
find_repository() {
  gitlab GET "/projects/$(url_encode "$1")"
  expect "Looking for $1" 200 404
  repository_id=''
  [ "$status" = 404 ] || repository_id=$(field id)
}

# make_repository PATH DESCRIPTION private|internal: internal where its group permits, for everybody who has an account.
make_repository() {
  made_path=$1 made_description=$2
  group=${1%/*}
  find_group "$group"
  [ -n "$group_id" ] || fail "The group $group is not there." 'Name it in GITLAB_GROUPS, so that it is made and Argo CD may read it.'
  post_repository "$3"
  if [ "$status" = 400 ] && [ "$3" = internal ]; then
    post_repository private
    log_detail "$made_path is private, because GitLab permits nothing else there: only its members can read it"
  fi
  expect "Making $made_path" 201
  repository_id=$(field id)
  remember repository "$repository_id" "$made_path"
}

# post_repository VISIBILITY
post_repository() {
  gitlab POST /projects "{\"path\":$(json "${made_path##*/}"),\"namespace_id\":$group_id,\"visibility\":\"$1\",\"auto_devops_enabled\":false,\"description\":$(json "$made_description")}"
}

# has_sum PATH MARKER SUM: whether it is there, and its file MARKER says in main that what it stands for is of this sum.
has_sum() {
  find_repository "$1"
  [ -n "$repository_id" ] || return 1
  gitlab GET "/projects/$repository_id/repository/files/$(url_encode "$2")/raw?ref=main"
  expect "Reading $2" 200 404
  [ "$status" = 200 ] && [ "$(cat "$answer")" = "$3" ]
}

# preview_repository PATH FOLDER PURPOSE WHAT_STAYS: after has_sum.
preview_repository() {
  if [ -z "$repository_id" ]; then
    echo "makes the repository $1 $3"
  else
    echo "brings $2/ of $1 up to date, in main; $4"
  fi
}

# sum_of FOLDER: of all that is in it, and how it is called.
sum_of() {
  (cd "$1" && find . -type f -exec cksum {} + | sort -k 3 | cksum | tr ' ' '-')
}

# open_repository PATH DESCRIPTION private|internal: makes it where it is not there; the paths of main are in $scratch/there, one a
# line. After has_sum.
open_repository() {
  [ -n "$repository_id" ] || make_repository "$@"
  every_page gitlab "/projects/$repository_id/repository/tree?ref=main&recursive=true"
  # Without a commit there is no tree.
  expect 'Listing the files' 200 404
  if [ "$status" = 200 ]; then
    jq -r '.[] | select(.type == "blob") | .path' "$answer" > "$scratch/there"
  else
    : > "$scratch/there"
  fi
}

# commit_tree MESSAGE FOLDER: writes every file of $scratch/tree; what else is in FOLDER goes. After open_repository.
commit_tree() {
  commit_message=$1 commit_folder=$2
  (cd "$scratch/tree" && find . -type f | sed 's,^\./,,' | sort) > "$scratch/wanted"
  set --
  while IFS= read -r wanted; do set -- "$@" --rawfile "$wanted" "$scratch/tree/$wanted"; done < "$scratch/wanted"
  # shellcheck disable=SC2016 # These are names of jq.
  jq -Rs '
    split("\n") as $there | $ARGS.named as $wanted | $ARGS.positional as [$message, $folder]
    | {branch: "main", commit_message: $message, actions: (
        [$wanted | to_entries[] | {
          action: (if .key | IN($there[]) then "update" else "create" end),
          file_path: .key, content: (.value | @base64), encoding: "base64"
        }]
        + [$there[] | select(startswith($folder + "/") and (. as $path | $wanted | has($path) | not))
          | {action: "delete", file_path: .}])}' \
    "$@" --args "$commit_message" "$commit_folder" < "$scratch/there" > "$scratch/commit"
  gitlab POST "/projects/$repository_id/repository/commits" "$(cat "$scratch/commit")"
  expect 'Writing into the repository' 201
}
