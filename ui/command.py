"""`chat`: the application on this machine."""

from __future__ import annotations

import argparse
import socket
import sys

from assistant.settings import Settings, load_settings
from corpus.errors import UsageError


class ChatCommand:
    """Serve the screens until interrupted."""

    name = "chat"
    help = "open de chat in de browser"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """See DESIGN: --host, --port."""
        parser.add_argument("--host", help="adres waarop het scherm luistert (127.0.0.1)")
        parser.add_argument("--port", type=int, help="poort van het scherm (7860; 0 kiest een vrije)")

    def run(self, args: argparse.Namespace, settings: Settings) -> int:
        """Returns when the server stops. Raises `UsageError` when the port is taken, and when others than this machine
        could reach it while there are no accounts."""
        flags = {"host": args.host, "port": args.port}
        settings = load_settings(**{**settings.model_dump(), **{k: v for k, v in flags.items() if v is not None}})
        listener = _listen(settings)
        import uvicorn  # noqa: PLC0415 - Gradio and the server take seconds to import; a taken port is said first

        from ui.access import Access  # noqa: PLC0415 - as above
        from ui.app import build_app  # noqa: PLC0415 - as above
        from ui.engine import Engine  # noqa: PLC0415 - as above

        access = Access(settings.host, settings.accounts)
        engine = Engine(settings)
        app = build_app(engine, access)
        app.router.on_startup.append(engine.start)
        host, port = listener.getsockname()[:2]
        print(
            f"Afspraakwijzer staat open op http://{host}:{port}  (stoppen: Ctrl-C)",
            file=sys.stderr,
            flush=True,
        )
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        server.run(sockets=[listener])
        return 0


def _listen(settings: Settings) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"Poort {settings.port} op {settings.host} is niet vrij: kies een andere met '--port'."
        ) from error
    return listener


COMMAND = ChatCommand()
