# shellcheck shell=sh
# Asked before anything is made: whether GitLab answers, and what the token may.
title="GitLab: $GITLAB_URL"
done_note='the token suffices'

is_done() {
  gitlab GET /personal_access_tokens/self
  expect 'Asking for the token' 200
  awk -f "$platform/lib/json.awk" "$answer" | grep -q '^scopes\.[0-9]*=api$' || fail "The token in $GITLAB_TOKEN_FILE has not the scope api." "Make a new one: $GITLAB_URL/-/user_settings/personal_access_tokens"
  gitlab GET /version
  expect 'Asking for the version' 200
  version=$(field version)
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  # From 17.2 on a job may push to its own repository, which the template's pipelines do.
  if [ "$major" -lt 17 ] || { [ "$major" = 17 ] && [ "$minor" -lt 2 ]; }; then
    fail "This GitLab is version $version; pipelines of created projects need 17.2 or later." 'Update GitLab.'
  fi
  note "version $version"
}

preview() {
  :
}

change() {
  :
}
