# shellcheck shell=sh
# Tokens of Argo CD's accounts.

# With less than so many days left every token is renewed, those of GitLab's groups too.
renew_days=30

token_file() {
  printf '%s/%s.token' "$OUTPUT" "$1"
}

# claim FILE NAME: a claim within a token; it is read without a request.
claim() {
  payload=$(cut -d . -f 2 "$1" | tr -d '[:space:]' | tr '_-' '/+')
  case $((${#payload} % 4)) in
    2) payload="$payload==" ;;
    3) payload="$payload=" ;;
  esac
  answer=$scratch/claims
  printf '%s' "$payload" | base64 -d > "$answer" 2> /dev/null || : > "$answer"
  field "$2"
}

# days_left FILE: until a token ends; 9999 for one that does not.
days_left() {
  end=$(claim "$1" exp)
  if [ -z "$end" ]; then
    printf 9999
  else
    printf '%s' "$(((end - $(date +%s)) / 86400))"
  fi
}

# token_works FILE ACCOUNT: whether Argo CD takes it, and for that account.
token_works() {
  [ -s "$1" ] || return 1
  argocd GET /v1/session/userinfo "$1"
  [ "$status" = 200 ] && [ "$(field username)" = "$2" ]
}
