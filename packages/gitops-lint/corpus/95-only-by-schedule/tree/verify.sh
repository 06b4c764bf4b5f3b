#!/bin/sh
test -f tags.json
