"""Python runs this first in the server of the tests: it writes down every address called beyond this machine."""

import ipaddress
import os
import sys
from pathlib import Path

_SEEN = Path(os.environ["OUTSIDE_CALLS"])


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = str(arguments[1][0])
    elif event == "socket.getaddrinfo" and arguments[0]:
        host = str(arguments[0])
    else:
        return
    try:
        outside = not ipaddress.ip_address(host).is_loopback
    except ValueError:
        outside = host not in ("localhost", "b'localhost'")
    if outside:
        with _SEEN.open("a", encoding="utf-8") as stream:
            stream.write(f"{event} {host}\n")


sys.addaudithook(_watch)
