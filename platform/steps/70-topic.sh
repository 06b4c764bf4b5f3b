# shellcheck shell=sh
title="Topic of GitLab: $DISCOVERY_TOPIC"

is_done() {
  gitlab GET "/topics?search=$DISCOVERY_TOPIC"
  expect 'Looking for the topic' 200
  [ -z "$(item_field name "$DISCOVERY_TOPIC" name)" ] || return 0
  gitlab GET /user
  expect 'Reading the user' 200
  if [ "$(field is_admin)" != true ]; then
    log_detail 'only an administrator makes topics; GitLab makes this one with the first project'
    return 0
  fi
  return 1
}

preview() {
  echo 'makes it, with a description'
}

change() {
  gitlab POST /topics "{\"name\":\"$DISCOVERY_TOPIC\",\"title\":\"$DISCOVERY_TOPIC\",\"description\":\"Argo CD deploys these repositories.\"}"
  expect 'Making the topic' 201
}
