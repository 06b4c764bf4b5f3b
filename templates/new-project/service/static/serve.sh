#!/bin/sh
# Serves site/ on $PORT, below $BASE_PATH where the cluster asks for that. /tmp is the only place that can be written.
set -eu
root=/site
if [ -n "${BASE_PATH:-}" ]; then
  root=/tmp/root
  mkdir -p "$root$BASE_PATH"
  cp -R /site/. "$root$BASE_PATH/"
  cp /site/healthz "$root/healthz"
fi
exec busybox httpd -f -p "${PORT:-8000}" -h "$root"
