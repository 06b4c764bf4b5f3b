#!/usr/bin/env bash
set -euo pipefail
echo "promoting to $1"
