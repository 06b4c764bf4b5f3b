# Reads and sets the lines of a values file that end in a marker: tag: "…" # ci:tag <service>, digest: "…" # ci:digest <service>
# A value may stand without quotes, in single or in double ones; it is written in double ones, so that it stays a text.
# mode=list: prints "<line number> <service> <tag|digest> =<value>" for each; "?" instead of "=<value>" where there is no value
#            to read, "!" where the service has such a line above already, and "<line number> ? ? ~" for a marker that is
#            not written like that.
# mode=set:  prints the file with the values of set, e.g. "api.tag=3f2a api.digest=sha256:9c1d".

# Takes a marked line apart into before, text, after, field and service; understood says whether that was possible.
function take(line,    value) {
  if (!match(line, /[ \t]*# ci:(tag|digest) [^ \t\r]+[ \t\r]*$/)) {
    return 0
  }
  after = substr(line, RSTART)
  value = substr(line, 1, RSTART - 1)
  field = (after ~ /# ci:tag /) ? "tag" : "digest"
  service = after
  sub(/^[ \t]*# ci:(tag|digest) /, "", service)
  sub(/[ \t\r]+$/, "", service)
  # Under another key a tag would do harm.
  understood = match(value, "^[ \t]*" field "[ \t]*:[ \t]*")
  before = substr(value, 1, RLENGTH)
  value = substr(value, RLENGTH + 1)
  if (value ~ /^(null|Null|NULL|~)$/) {
    text = ""
  } else if (value ~ /^"[^"\\]*"$/ || value ~ /^'[^']*'$/) {
    text = substr(value, 2, length(value) - 2)
  } else {
    text = value
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
    key = service "." field
    print NR, service, field, (key in seen ? "!" : understood ? "=" text : "?")
    seen[key] = 1
  } else if (/#[ \t]*ci:[ \t]*(tag|digest)([ \t\r]|$)/) {
    print NR, "? ? ~"
  }
  next
}

take($0) && understood && ((service "." field) in wanted) {
  sub(/[ \t]*$/, " ", before)
  sub(/^[ \t]*/, " ", after)
  print before "\"" wanted[service "." field] "\"" after
  next
}

{ print }
