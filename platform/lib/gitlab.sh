# shellcheck shell=sh
# GitLab, as the person whose token the settings name.

# gitlab METHOD PATH [BODY]
gitlab() {
  gitlab_header=$scratch/gitlab.header
  if [ ! -f "$gitlab_header" ]; then
    printf 'PRIVATE-TOKEN: %s\n' "$(tr -d '[:space:]' < "$GITLAB_TOKEN_FILE")" > "$gitlab_header"
  fi
  if [ -n "${3:-}" ]; then
    printf '%s' "$3" > "$scratch/body"
    call "$1" "$GITLAB_URL/api/v4$2" "$gitlab_header" "$scratch/body"
  else
    call "$1" "$GITLAB_URL/api/v4$2" "$gitlab_header"
  fi
}

# expect WHAT STATUS...: fails unless GitLab gave one of these.
expect() {
  expected_what=$1
  shift
  for expected in "$@"; do
    [ "$status" != "$expected" ] || return 0
  done
  case $status in
    401) fail "$expected_what: GitLab does not know the token in $GITLAB_TOKEN_FILE." "Make a new one with the scope api: $GITLAB_URL/-/user_settings/personal_access_tokens" ;;
    403) fail "$expected_what: GitLab refuses it ($(reason))." 'The token needs the scope api, and its owner the role Owner in the groups of the settings.' ;;
    *) fail "$expected_what: GitLab answers $status ($(reason))." ;;
  esac
}

# group_id PATH: the number of a group; empty where there is none, or none that we may see.
find_group() {
  gitlab GET "/groups/$(url_encode "$1")"
  expect "Looking for the group $1" 200 404
  group_id=''
  [ "$status" = 404 ] || group_id=$(field id)
}
