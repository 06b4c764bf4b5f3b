# Reads and sets the lines of a values file that end in a marker: tag: "…" # ci:tag <service>
# A tag may stand without quotes, in single or in double ones; it is written in double ones, so that it stays a text.
# mode=list: prints "<line number> <service> =<tag>" for each; "?" instead of "=<tag>" where there is no tag to read, and
#            "!" where the service has a line above already.
# mode=set:  prints the file with the tags of set, e.g. "api=3f2a web=9c1d".

# Takes a marked line apart into before, tag, after and service; understood says whether that was possible.
function take(line,    key, value) {
  if (!match(line, /[ \t]*# ci:tag [^ \t\r]+[ \t\r]*$/)) {
    return 0
  }
  after = substr(line, RSTART)
  value = substr(line, 1, RSTART - 1)
  service = after
  sub(/^[ \t]*# ci:tag /, "", service)
  sub(/[ \t\r]+$/, "", service)
  understood = match(value, /^[ \t]*[-_.A-Za-z0-9]+[ \t]*:[ \t]*/)
  before = substr(value, 1, RLENGTH)
  value = substr(value, RLENGTH + 1)
  if (value ~ /^"[^"\\]*"$/ || value ~ /^'[^']*'$/) {
    tag = substr(value, 2, length(value) - 2)
  } else {
    tag = value
    understood = understood && value ~ /^[-_.:@A-Za-z0-9]*$/
  }
  return 1
}

BEGIN {
  count = split(set, pairs, " ")
  for (i = 1; i <= count; i += 1) {
    split(pairs[i], pair, "=")
    wanted[pair[1]] = pair[2]
  }
}

mode == "list" {
  if (take($0)) {
    print NR, service, (service in seen ? "!" : understood ? "=" tag : "?")
    seen[service] = 1
  }
  next
}

take($0) && understood && (service in wanted) {
  sub(/[ \t]*$/, " ", before)
  sub(/^[ \t]*/, " ", after)
  print before "\"" wanted[service] "\"" after
  next
}

{ print }
