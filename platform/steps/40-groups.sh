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
title="Groups of GitLab: $GITLAB_GROUPS"

is_done() {
  every_group has_group
}

# People who create a project read the template with their own account, so the groups that it is in are no secret.
visibility_of() {
  case $TEMPLATE_REPOSITORY in
    "$1"/*) printf internal ;;
    *) printf private ;;
  esac
}

preview() {
  for group in $missing; do echo "makes the group $group, $(visibility_of "$group")"; done
}

# Those above come first.
make_group() {
  parent=${1%/*}
  parent_id=''
  if [ "$parent" != "$1" ]; then
    find_group "$parent"
    [ -n "$group_id" ] || fail "The group $parent is not there, so $1 cannot be made in it." "Name $parent before $1 in GITLAB_GROUPS."
    parent_id=$group_id
  fi
  name=${1##*/}
  gitlab POST /groups "{\"name\":$(json "$name"),\"path\":$(json "$name"),\"visibility\":\"$(visibility_of "$1")\"${parent_id:+,\"parent_id\":$parent_id}}"
  [ "$status" != 403 ] || fail "GitLab does not let you make the group $1 ($(reason))." "At gitlab.com, and where an administrator wants it so, groups are made in GitLab's pages: $GITLAB_URL/groups/new"
  expect "Making the group $1" 201
  remember group "$(field id)" "$1"
}

change() {
  for group in $missing; do make_group "$group"; done
}

preview_undo() {
  list_made group | while read -r _ name; do echo "deletes the group $name, if nothing is in it"; done
}

# is_empty ID NAME: whether nothing but what is undone with it is in the group.
is_empty() {
  for kind in projects subgroups; do
    gitlab GET "/groups/$1/$kind?per_page=100"
    expect "Looking into the group $2" 200 404
    [ "$status" = 200 ] || continue
    jq -r '.[].id' "$answer" > "$scratch/inner"
    while read -r inner; do
      if ! is_made group "$inner"; then
        log_detail "the group $2 has $kind, so it stays"
        return 1
      fi
    done < "$scratch/inner"
  done
}

undo() {
  # Those below first, and forgotten together: what is in a group is looked at by its number.
  list_made group | sort -rn > "$scratch/groups"
  while read -r id name; do
    is_empty "$id" "$name" || continue
    gitlab DELETE "/groups/$id"
    expect "Deleting the group $name" 202 204 404
    printf '%s\n' "$id" >> "$scratch/deleted"
  done < "$scratch/groups"
  [ ! -f "$scratch/deleted" ] || while read -r id; do forget group "$id"; done < "$scratch/deleted"
}
