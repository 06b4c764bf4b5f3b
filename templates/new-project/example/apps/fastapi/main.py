"""Answers HTTP: / with a greeting, /healthz with the health. Put your program here."""

import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


BASE_PATH = os.environ.get("BASE_PATH", "")


def answer(path):
    """Status and text for a path; the part below which the program is reached does not count."""
    path = path.removeprefix(BASE_PATH) or "/"
    if path == "/healthz":
        return 200, "ok"
    if path == "/":
        return 200, "Hello"
    return 404, "not found"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        status, text = answer(self.path)
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main():
    port = int(os.environ.get("PORT", "8000"))
    server = ThreadingHTTPServer(("", port), Handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server.serve_forever()


if __name__ == "__main__":
    main()
