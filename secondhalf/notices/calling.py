"""One call to a robot: five seconds, no redirect, no proxy, and its answer is read. 调用群机器人。"""

import http.client
import json

from secondhalf.core import moments
from secondhalf.core.problems import Problem
from secondhalf.notices.addresses import allowed
from secondhalf.notices.delivering import SECONDS
from secondhalf.notices.formats import FORMATS, refusal

MOST = 16_384  # bytes of an answer


def call(kind, address, secret, text):
    """Say `text` in the robot's group; returns "" or why it did not go, without address and secret."""
    try:
        parts = allowed(address)
        query, body = FORMATS[kind](text, secret, moments.now())
        status, answer = post(parts, "&".join(part for part in (parts.query, query) if part), body)
    except Problem as problem:
        return problem.code
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    if status != 200:
        return f"HTTP {status}"
    try:
        return refusal(json.loads(answer))
    except ValueError:
        return "no answer of a robot"


def post(parts, query, body):
    """(status, bytes) of a POST. http.client follows no redirect and knows no proxy."""
    connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connect(parts.hostname, parts.port, timeout=SECONDS)
    try:
        text = json.dumps(body, ensure_ascii=False).encode()
        path = f"{parts.path or '/'}?{query}" if query else parts.path or "/"
        connection.request("POST", path, text, {"Content-Type": "application/json; charset=utf-8"})
        answer = connection.getresponse()
        return answer.status, answer.read(MOST)
    finally:
        connection.close()
