# What the scripts here have in common; they read it with a dot. It touches neither the work tree nor a branch of the clone.
# Who reads it says in ci where it is.
# shellcheck shell=sh disable=SC2154

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$*" >&2
  exit 1
}

# In a pipeline: pushes with the job token, or with the deploy key where only that may push.
sign_in() {
  # The token travels in a credential helper, never in an address that could be printed.
  # shellcheck disable=SC2016
  git config credential.helper '!f() { echo "username=gitlab-ci-token"; echo "password=$CI_JOB_TOKEN"; }; f'
  git config user.name "$1"
  git config user.email "$2@noreply.$CI_SERVER_HOST"
  if [ -n "${IMAGE_UPDATE_KEY:-}" ]; then
    chmod 600 "$IMAGE_UPDATE_KEY"
    export GIT_SSH_COMMAND="ssh -i '$IMAGE_UPDATE_KEY' -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new"
    git remote set-url --push origin \
      "ssh://git@$CI_SERVER_SHELL_SSH_HOST:${CI_SERVER_SHELL_SSH_PORT:-22}/$CI_PROJECT_PATH.git"
  fi
}

# The commit that a branch of GitLab points at.
head_of() {
  git fetch -q origin "refs/heads/$1" && git rev-parse FETCH_HEAD
}

# read_file <commit> <path> <into>
read_file() {
  git cat-file -e "$1:$2" 2> /dev/null || fail "There is no $2 in commit $1."
  git cat-file blob "$1:$2" > "$3"
}

# list_tags <file with the lines> <its name for people>: fails where a marked line cannot be read, or a service has two.
list_tags() (
  awk -f "$ci/image-tags.awk" -v mode=list "$1" > "$1.tags"
  while read -r line service field value; do
    case $value in
      '?') fail "$2:$line: there is no $field to read. Write it as: $field: \"…\" # ci:$field $service" ;;
      '!') fail "$2:$line: $service must have exactly one line that ends in '# ci:$field $service'." ;;
      '~') fail "$2:$line: this marker cannot be read. A line ends in '# ci:tag <service>' or '# ci:digest <service>', and in nothing else." ;;
    esac
  done < "$1.tags"
)

# line_of <listed file> <service> <tag|digest>; value_of <listed file> <service> <tag|digest>: nothing where it has none
line_of() { awk -v service="$2" -v field="$3" '$2 == service && $3 == field { print $1 }' "$1.tags"; }
value_of() { awk -v service="$2" -v field="$3" '$2 == service && $3 == field { print substr($4, 2) }' "$1.tags"; }

# set_tags <listed file> <its name> <service.tag=… service.digest=… …>: leaves the result in <listed file>.new; fails unless each
# is there then.
set_tags() (
  awk -f "$ci/image-tags.awk" -v set="$3" "$1" > "$1.new"
  list_tags "$1.new" "$2"
  for pair in $3; do
    key=${pair%%=*}
    if [ "$(value_of "$1.new" "${key%.*}" "${key##*.}")" != "${pair#*=}" ]; then
      fail "$2:$(line_of "$1" "${key%.*}" "${key##*.}"): the ${key##*.} of ${key%.*} could not be set."
    fi
  done
)

# commit_file <base> <path> <file with its content> <message>: prints the commit
commit_file() (
  export GIT_INDEX_FILE="$work/index"
  git read-tree "$1"
  mode=$(git ls-tree "$1" -- "$2" | cut -d ' ' -f 1)
  git update-index --cacheinfo "$mode,$(git hash-object -w --no-filters "$3"),$2"
  git commit-tree "$(git write-tree)" -p "$1" -m "$4"
)
