# shellcheck shell=sh
title='Check'
done_note='nothing is wrong'

is_done() {
  [ "$mode" != preview ] || return 1
  "$platform/doctor" --settings "$settings" --quiet || fail 'Something is not as it should be.' "platform/doctor --settings $settings shows all of it."
}

preview() {
  echo 'checks the running system, as platform/doctor does'
}

change() {
  :
}
