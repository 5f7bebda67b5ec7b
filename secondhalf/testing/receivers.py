"""Receivers on this machine that keep the very bytes they get: a web hook and a mail server. 本机接收端。"""

import http.server
import json
import socketserver
import threading
from typing import NamedTuple


class Served:
    """A server in a thread for the length of a block, at a free port of 127.0.0.1."""

    def __enter__(self):
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        return self

    def __exit__(self, *_reason):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def port(self):
        return self.server.server_address[1]


class Called(NamedTuple):
    """One request as it came over the wire."""

    path: str
    headers: dict
    body: bytes


class Hook(Served):
    """A web hook. calls: every Called; answers: what to say next, (status, object, headers); the last one stays."""

    YES = (200, {"errcode": 0, "errmsg": "ok"}, {})

    def __init__(self):
        self.calls, self.answers = [], [self.YES]
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), HookTalk)
        self.server.hook = self

    def address(self, path="/robot?access_token=SOMETHING"):
        return f"http://127.0.0.1:{self.port}{path}"


class HookTalk(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        hook, size = self.server.hook, int(self.headers.get("Content-Length", 0))
        hook.calls.append(Called(self.path, dict(self.headers), self.rfile.read(size)))
        status, answer, headers = hook.answers.pop(0) if len(hook.answers) > 1 else hook.answers[0]
        text = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(text)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        """Whoever followed a redirect would come here."""
        self.server.hook.calls.append(Called(f"GET {self.path}", dict(self.headers), b""))
        self.send_error(404)

    def log_message(self, *_words):
        """Nothing is printed."""


class MailServer(Served):
    """SMTP as far as mail is handed over. mails: (recipients, bytes); refuses: {recipient: line}."""

    def __init__(self, refuses=None):
        self.mails, self.refuses = [], refuses or {}
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailTalk)
        self.server.office = self


class MailTalk(socketserver.StreamRequestHandler):
    def handle(self):
        self.to = []
        self.say("220 here")
        while line := self.rfile.readline():
            verb, _space, rest = line.decode().strip().partition(" ")
            if verb.upper() == "QUIT":
                self.say("221 bye")
                return
            self.answer(verb.upper(), rest)

    def answer(self, verb, rest):
        if verb == "MAIL":
            self.to = []
        if verb == "DATA":
            self.take()
            return
        address = rest.partition("<")[2].partition(">")[0] if verb == "RCPT" else ""
        refusal = self.server.office.refuses.get(address)
        if address and not refusal:
            self.to.append(address)
        self.say(refusal or "250 ok")

    def take(self):
        self.say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        text = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
        self.server.office.mails.append((self.to, text))
        self.say("250 taken")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())
