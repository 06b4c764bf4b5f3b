# shellcheck shell=sh
# Before anything is made: whether GitLab answers, and what the token may.
title="GitLab: $GITLAB_URL"
done_note='the token suffices'

is_done() {
  gitlab GET /personal_access_tokens/self
  expect 'Reading the token' 200
  awk -f "$platform/lib/json.awk" "$answer" | grep -q '^scopes\.[0-9]*=api$' || fail "The token in $GITLAB_TOKEN_FILE has not the scope api." "Make a new one: $GITLAB_URL/-/user_settings/personal_access_tokens"
  require_gitlab
  log_detail "version $version"
}

preview() {
  :
}

change() {
  :
}
