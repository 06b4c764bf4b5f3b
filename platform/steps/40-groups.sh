# shellcheck shell=sh
title="Groups of GitLab: $GITLAB_GROUPS"

is_done() {
  missing=''
  for group in $GITLAB_GROUPS; do
    find_group "$group"
    [ -n "$group_id" ] || missing="$missing $group"
  done
  [ -z "$missing" ]
}

preview() {
  for group in $missing; do echo "makes the group $group, private"; done
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
  gitlab POST /groups "{\"name\":$(json "$name"),\"path\":$(json "$name"),\"visibility\":\"private\"${parent_id:+,\"parent_id\":$parent_id}}"
  [ "$status" != 403 ] || fail "GitLab does not let you make the group $1 ($(reason))." "At gitlab.com, and where an administrator wants it so, groups are made in GitLab's pages: $GITLAB_URL/groups/new"
  expect "Making the group $1" 201
  remember group "$(field id)" "$1"
}

change() {
  for group in $missing; do make_group "$group"; done
}

preview_undo() {
  made_of group | while read -r _ name; do echo "deletes the group $name, if nothing is in it"; done
}

undo() {
  # Those below first.
  made_of group | sort -rn > "$scratch/groups"
  while read -r id name; do
    for kind in projects subgroups; do
      gitlab GET "/groups/$id/$kind?per_page=1"
      expect "Looking into the group $name" 200 404
      if [ "$status" = 200 ] && [ -n "$(field 0.id)" ] && ! is_made group "$(field 0.id)"; then
        note "the group $name has $kind, so it stays"
        continue 2
      fi
    done
    gitlab DELETE "/groups/$id"
    expect "Deleting the group $name" 202 204 404
    forget group "$id"
  done < "$scratch/groups"
}
