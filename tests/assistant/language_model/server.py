"""A server that speaks OpenAI's chat protocol with a stream, and says what a test wants it to say."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Script:
    """What the server replies, after `wait` seconds, with status `status`; `seen` are the requests it got."""

    reply: str = ""
    wait: float = 0.0
    status: int = 200
    seen: list[dict[str, object]] = field(default_factory=list)


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """The address of a running server on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            script.seen.append(json.loads(self.rfile.read(length)))
            time.sleep(script.wait)
            self.send_response(script.status)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for start in range(0, len(script.reply), 20):
                self._send({"choices": [{"index": 0, "delta": {"content": script.reply[start : start + 20]}}]})
            self._send({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
            self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, body: dict[str, object]) -> None:
            chunk = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "proef", **body}
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
