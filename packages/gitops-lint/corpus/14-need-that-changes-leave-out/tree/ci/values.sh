#!/bin/sh
set -eu
git fetch -q origin main
