"""Clients that register as fast as they are answered: a process and an open connection each. 压测客户端。"""

import itertools
import json
import multiprocessing
import socket
import time
from dataclasses import dataclass


@dataclass
class Order:
    """What to send where. address: (host, port); token, category, unit as the API takes them."""

    address: tuple
    token: str
    category: str
    unit: str
    seconds: float


def run(order, clients):
    """Let so many clients work for the time ordered; returns the seconds that each answered request took, unsorted."""
    context = multiprocessing.get_context("spawn")
    results, start = context.Queue(), context.Barrier(clients)
    processes = [context.Process(target=work, args=(order, name, results, start)) for name in range(clients)]
    for process in processes:
        process.start()
    took = [seconds for _process in processes for seconds in results.get(timeout=order.seconds + 60)]
    for process in processes:
        process.join()
    return took


def work(order, name, results, start):
    sender = Sender(order, f"{name}-{time.time_ns()}")
    sender.register()
    start.wait()
    until, took = time.perf_counter() + order.seconds, []
    while (began := time.perf_counter()) < until:
        sender.register()
        took.append(time.perf_counter() - began)
    results.put(took)


def body_of(order):
    """A demand as JSON."""
    return json.dumps(
        {
            "title": "关于第四服务区浴室热水不足的问题",
            "summary": "夜班时段热水温度偏低，时断时续；请按出水不低于40℃整改。",
            "category": order.category,
            "unit": order.unit,
            "kind": "demand",
            "source": "visit",
        }
    )


class Sender:
    """One open connection; the request is put together by hand, so that the client costs next to nothing."""

    def __init__(self, order, name):
        self.name, self.keys = name, itertools.count()
        self.socket = socket.create_connection(order.address, timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        body = body_of(order).encode()
        self.head = (
            f"POST /api/v1/matters HTTP/1.1\r\nHost: 127.0.0.1:{order.address[1]}\r\n"
            f"Authorization: Bearer {order.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nIdempotency-Key: "
        ).encode()
        self.body = b"\r\n\r\n" + body

    def register(self):
        """One new matter; returns the answer as JSON text. Raises RuntimeError on anything but 201."""
        self.socket.sendall(self.head + f"{self.name}-{next(self.keys)}".encode() + self.body)
        head, _break, body = self._read_until(b"\r\n\r\n").partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        while len(body) < length:
            body += self._receive()
        if b" 201 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(head.decode() + body.decode())
        return body

    def _read_until(self, mark):
        data = b""
        while mark not in data:
            data += self._receive()
        return data

    def _receive(self):
        if not (part := self.socket.recv(65536)):
            raise ConnectionError("the server closed the connection")
        return part
