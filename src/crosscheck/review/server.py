"""A review in the browser of this machine: the page, and one address that takes decisions. For nobody else.

It listens on 127.0.0.1 alone. Every path starts with a token that nobody can guess; the name in `Host` must be this machine's own (a page elsewhere whose name
is made to lead here sends its own), and a decision must come from the page itself (`Origin`). Nothing is logged, as the log would hold the token.
"""

from __future__ import annotations

import json
import os
import secrets
import socketserver
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from crosscheck.errors import OptionError, ReviewError
from crosscheck.report.html import Page
from crosscheck.report.json import guarded
from crosscheck.review.decisions import parsed
from crosscheck.review.desk import Desk

ADDRESS = "127.0.0.1"
MOST = 16 * 1024  # bytes of a decision
PATIENCE = 10.0  # seconds in which a browser must have sent what it has to say
JSON = "application/json"
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_NOTHING = "default-src 'none'; frame-ancestors 'none'"  # what an answer that is no page may do


class Server(ThreadingHTTPServer):
    """The server of one review; raises OptionError where the port can't be had."""

    allow_reuse_address = os.name == "posix"  # elsewhere two servers could have one port
    daemon_threads = True

    def __init__(self, desk: Desk, page: Callable[[], Page], port: int = 0) -> None:
        self.token = secrets.token_urlsafe(32)
        try:
            super().__init__((ADDRESS, port), partial(Handler, desk=desk, page=page))
        except (OSError, OverflowError) as error:
            raise OptionError(f"--port {port}: can't be used: {getattr(error, 'strerror', None) or error}") from None

    def server_bind(self) -> None:
        """Without asking for the machine's name, which may take seconds and is of no use."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news; anything else is a bug, which the library shows."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.server_port}/{self.token}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    timeout = PATIENCE

    def __init__(self, *args: Any, desk: Desk, page: Callable[[], Page]) -> None:
        self._desk, self._page = desk, page
        super().__init__(*args)

    def do_GET(self) -> None:
        wrong = self._wrong_path("")
        if wrong is not None:
            self._refuse(wrong)
            return
        page = self._page()
        self._answer(HTTPStatus.OK, page.html.encode("utf-8", "replace"), "text/html; charset=utf-8", f"{page.policy}; frame-ancestors 'none'")

    def do_POST(self) -> None:
        wrong = self._wrong_path("decisions") or self._wrong_sender() or self._wrong_length()
        if wrong is not None:
            self._refuse(wrong)
            return
        data = self.rfile.read(self._length() or 0)
        if len(data) == self._length():
            status, answer = self._decided(data)
            self._answer(status, guarded(json.dumps(answer, ensure_ascii=False)).encode(), JSON, _NOTHING)

    def _decided(self, data: bytes) -> tuple[HTTPStatus, dict[str, Any]]:
        """Keep a decision, and say so, or what is wrong with it."""
        try:
            decision = parsed(data)
            problem = self._desk.decide(decision)
        except KeyError:
            return HTTPStatus.NOT_FOUND, {"error": "the report has no finding with this fingerprint"}
        except ValueError as error:
            return HTTPStatus.BAD_REQUEST, {"error": str(error)}
        except ReviewError as error:
            return HTTPStatus.INSUFFICIENT_STORAGE, {"error": str(error)}
        return HTTPStatus.OK, {"decision": decision.decision, "reason": decision.reason, "problem": problem}

    def _wrong_path(self, name: str) -> HTTPStatus | None:
        """Why a request isn't for us, or not for what stands under a name behind the token."""
        if self.headers.get_all("Host") not in [[host] for host in self._hosts()]:
            return HTTPStatus.MISDIRECTED_REQUEST
        if self._is(name):
            return None
        return HTTPStatus.METHOD_NOT_ALLOWED if self._is("" if name else "decisions") else HTTPStatus.NOT_FOUND

    def _is(self, name: str) -> bool:
        return secrets.compare_digest(self.path.encode("utf-8", "replace"), f"/{self.server.token}/{name}".encode())

    def _wrong_sender(self) -> HTTPStatus | None:
        """Why a decision can't be the page's own: what is sent from another page says so, or isn't JSON."""
        if self.headers.get_all("Origin") not in [[f"http://{host}"] for host in self._hosts()]:
            return HTTPStatus.FORBIDDEN
        return None if self.headers.get_content_type() == JSON else HTTPStatus.UNSUPPORTED_MEDIA_TYPE

    def _wrong_length(self) -> HTTPStatus | None:
        length = self._length()
        if length is None or "Transfer-Encoding" in self.headers:
            return HTTPStatus.LENGTH_REQUIRED
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if length > MOST else None

    def _length(self) -> int | None:
        """How many bytes of a body are to come."""
        length = self.headers.get("Content-Length", "")
        return int(length) if length.isascii() and length.isdigit() and len(length) < 10 else None

    def _hosts(self) -> tuple[str, ...]:
        return tuple(f"{name}:{self.server.server_port}" for name in (ADDRESS, "localhost"))

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer with the status and its name, and nothing of the request; a body that isn't too long is read first, else the answer might get lost."""
        length = self._length() if self.command == "POST" and hasattr(self, "headers") else None
        if length is not None and length <= 4 * MOST:
            self.rfile.read(length)
        self._answer(status, f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8", _NOTHING)

    def _answer(self, status: HTTPStatus, data: bytes, kind: str, policy: str) -> None:
        self.close_connection = True
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(data)), "Content-Security-Policy": policy}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 (as the library calls it)
        """What the library refuses (no HTTP, an unknown method, endless headers) is refused in our form."""
        known = code in {status.value for status in HTTPStatus}
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code) if known else HTTPStatus.BAD_REQUEST)

    def version_string(self) -> str:
        return "crosscheck"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (as the library calls it)
        """Nothing."""
