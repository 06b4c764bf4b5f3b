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
# What a person reads. Secrets are never among it: they are in files, and files are what is named.

# log TEXT: a line of its own.
log() {
  printf '%s\n' "$*"
}

# log_detail TEXT: a line below the one before.
log_detail() {
  printf '  %s\n' "$*"
}

# quoted TEXT: as a shell takes it for one word, for commands that people copy.
quoted() {
  case $1 in
    *[!A-Za-z0-9_./:=@+-]*) printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s' "$1" ;;
  esac
}

# fail MESSAGE [WAY OUT]: ends this step, and with it the command.
fail() {
  printf '  FAILED: %s\n' "$1" >&2
  if [ -n "${2:-}" ]; then
    printf '  %s\n' "$2" >&2
  fi
  exit 1
}
