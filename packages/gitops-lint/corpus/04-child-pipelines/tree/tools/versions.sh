#!/bin/sh
echo "BACKEND_VERSION=$(git describe --always)"
