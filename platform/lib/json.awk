# JSON as lines path=value, one for each text, number, true, false and null: 0.name=shop, 0.tokens.1.id=7.

{ text = text $0 "\n" }

function peek() { return substr(text, position, 1) }

function skip() { while (peek() ~ /[ \t\r\n]/) position++ }

function hex(digits, i, n) {
  n = 0
  for (i = 1; i <= length(digits); i++) {
    n = n * 16 + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
  }
  return n
}

function string(    out, c, code) {
  position++
  out = ""
  while ((c = peek()) != "\"" && position <= size) {
    if (c == "\\") {
      position++
      c = peek()
      if (c == "u") {
        code = hex(substr(text, position + 1, 4))
        position += 4
        c = code > 31 && code < 127 ? sprintf("%c", code) : "?"
      } else if (c ~ /[nrtbf]/) {
        c = " "
      }
    }
    out = out c
    position++
  }
  position++
  return out
}

function value(path,    c, key, i, start) {
  skip()
  c = peek()
  if (c == "{" || c == "[") {
    position++
    skip()
    for (i = 0; peek() !~ /[]}]/ && position <= size; i++) {
      if (c == "{") {
        key = string()
        skip()
        position++
      } else {
        key = i
      }
      value(path == "" ? key : path "." key)
      skip()
      if (peek() == ",") {
        position++
        skip()
      }
    }
    position++
  } else if (c == "\"") {
    print path "=" string()
  } else {
    start = position
    while (peek() ~ /[-+.0-9A-Za-z]/ && position <= size) position++
    if (position == start) position++
    print path "=" substr(text, start, position - start)
  }
}

END {
  position = 1
  size = length(text)
  value("")
}
