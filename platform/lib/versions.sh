# shellcheck shell=sh
# Versions that the platform was tried with; docs/platform.md has the same table.

argocd_oldest=3.4 argocd_newest=3.5
gitlab_oldest=17.2
helm_oldest=3.19 helm_newest=4.3
kubernetes_oldest=1.30 kubernetes_newest=1.37

# is_older VERSION MAJOR.MINOR
is_older() {
  major=${1%%.*}
  minor=${1#*.}
  minor=${minor%%[!0-9]*}
  [ "$major" -lt "${2%.*}" ] || { [ "$major" = "${2%.*}" ] && [ "$minor" -lt "${2#*.}" ]; }
}

# is_newer VERSION MAJOR.MINOR
is_newer() {
  ! is_older "$1" "${2%.*}.$((${2#*.} + 1))"
}
