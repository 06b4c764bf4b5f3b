# shellcheck shell=sh
title='No administrator logs in to Argo CD'

is_done() {
  is_released "$ARGOCD_RELEASE" "$(argocd_description false)"
}

preview() {
  echo 'turns the account admin off; it is turned on again for as long as tokens cannot be renewed otherwise'
}

change() {
  install_argocd false
}
