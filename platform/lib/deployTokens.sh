# shellcheck shell=sh
# Deploy tokens of groups: GitLab shows one once, so it is made anew where what holds it is gone.

# Days for which a deploy token is made; renewed 30 days before.
deploy_token_days=365

# In so many days, as GitLab writes a day. awk's calendar, because date differs from system to system.
day_in() {
  awk -v days="$(($(date +%s) / 86400 + $1))" -f "$platform/lib/day.awk"
}

# find_deploy_token GROUP_ID NAME: its number and how it ends; empty where there is none that lasts.
find_deploy_token() {
  gitlab GET "/groups/$1/deploy_tokens?per_page=100"
  expect 'Looking at the deploy tokens' 200
  deploy_token_id=$(of_item name "$2" id)
  deploy_token_end=$(of_item name "$2" expires_at | cut -c 1-10)
  deploy_token_user=$(of_item name "$2" username)
}

# lasts DAY: whether that is more than 30 days away. No day at all lasts.
lasts() {
  [ -z "$1" ] || [ "$1" = null ] || [ "$(printf '%s\n%s\n' "$1" "$(day_in 30)" | sort | head -n 1)" != "$1" ]
}

# make_deploy_token GROUP_ID GROUP NAME SCOPE: one of that name that was there is of no use any more, and goes.
make_deploy_token() {
  find_deploy_token "$1" "$3"
  if [ -n "$deploy_token_id" ]; then
    gitlab DELETE "/groups/$1/deploy_tokens/$deploy_token_id"
    expect "Revoking the deploy token $3 of $2" 204 404
    forget deploy-token "$1/$deploy_token_id"
  fi
  gitlab POST "/groups/$1/deploy_tokens" "{\"name\":$(json "$3"),\"scopes\":[\"$4\"],\"expires_at\":\"$(day_in "$deploy_token_days")T00:00:00Z\"}"
  expect "Making the deploy token $3 of $2" 201
  deploy_token_id=$(field id)
  deploy_token_user=$(field username)
  deploy_token=$(field token)
  remember deploy-token "$1/$deploy_token_id" "$2 $3"
}
