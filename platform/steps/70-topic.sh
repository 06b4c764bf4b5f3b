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
  remember topic "$(field id)" "$DISCOVERY_TOPIC"
}
