"""A mail server of the tests' own, on a real socket: it takes letters and keeps them."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default


@dataclass
class PostOffice:
    """Where letters are handed in; `refuses` makes it turn every letter away."""

    port: int = 0
    refuses: bool = False
    letters: list[Message] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)


class _Clerk(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as a letter needs."""

    def handle(self) -> None:
        office: PostOffice = self.server.office  # type: ignore[attr-defined]
        self._say("220 tests")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "EHLO":
                self._say("250-tests\r\n250 AUTH PLAIN")
            elif verb == "AUTH":
                office.logins.append(line)
                self._say("235 welcome")
            elif verb == "MAIL" and office.refuses:
                self._say("554 no letters from you")
            elif verb == "DATA":
                self._say("354 go on")
                office.letters.append(message_from_bytes(self._letter(), policy=default))
                self._say("250 taken")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 yes")

    def _letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextlib.contextmanager
def post_office() -> Iterator[PostOffice]:
    """An open post office."""
    office = PostOffice()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Clerk) as server:
        server.office = office  # type: ignore[attr-defined]
        server.daemon_threads = True
        office.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield office
        finally:
            server.shutdown()
            thread.join()
