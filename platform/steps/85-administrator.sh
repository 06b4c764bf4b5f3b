# shellcheck shell=sh
title='Nobody logs in to Argo CD as administrator'

is_done() {
  cluster_answers || return 1
  case $(release_description "$ARGOCD_RELEASE") in
    *' admin=false') return 0 ;;
    *) return 1 ;;
  esac
}

preview() {
  echo 'turns the account admin off; it is turned on again for as long as tokens cannot be renewed otherwise'
}

change() {
  install_argocd false
}
