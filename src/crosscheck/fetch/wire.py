"""One question to one address, and its answer: a connection for each, and no byte after the time or the size that is allowed."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead, LineTooLong
from typing import cast

from crosscheck.fetch.refused import Refused
from crosscheck.fetch.target import Target

_ADDRESSES = 3  # of a host that are tried
_HEAD = 1_000_000  # bytes of headers and of what chunks are wrapped in, beyond the body
_PIECE = 64 * 1024
_SLOW = "took too long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """When all must be over (by the monotonic clock), how long one address is tried, and how many bytes a body may have; `cut`: what is more is left."""

    until: float
    connecting: float
    size: int
    cut: bool = False

    def left(self) -> float:
        """The seconds that are left; raises TimeoutError where there are none."""
        seconds = self.until - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server says; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class _Received(io.RawIOBase):
    """What comes from a socket, for as long and as much as is allowed: a server that sends a byte now and then is given up in time, too."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._socket, self._patience = sock, patience
        self._left = patience.size + _HEAD

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._socket.settimeout(self._patience.left())
        count = self._socket.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise Refused(_too_large(self._patience))
        return count


class _Stream:
    """A connected socket as http.client uses one."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._socket, self._patience = sock, patience

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._patience.left())
        self._socket.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Received(self._socket, self._patience))

    def close(self) -> None:
        """Nothing: http.client closes while it still reads; whoever made the socket closes it."""


def ask(target: Target, addresses: Sequence[str], headers: Mapping[str, str], patience: Patience, context: ssl.SSLContext | None) -> Answer:
    """The answer of one of the addresses, which are connected to as they are: no name is looked up again. Raises Refused."""
    try:
        return _asked(target, addresses, headers, patience, context)
    except ssl.SSLCertVerificationError as error:
        raise Refused(f"its certificate can't be trusted: {error.verify_message}") from None
    except ssl.SSLError as error:
        raise Refused(f"no safe connection: {error.reason or 'the other side broke it off'}") from None
    except TimeoutError:
        raise Refused(_SLOW) from None
    except OSError as error:
        raise Refused(f"can't be reached: {error.strerror or error}") from None
    except IncompleteRead:
        raise Refused("the page ends before it should") from None
    except LineTooLong:
        raise Refused("the answer's headers are too long") from None
    except (HTTPException, ValueError, OverflowError):
        raise Refused("the answer isn't HTTP") from None


def _asked(target: Target, addresses: Sequence[str], headers: Mapping[str, str], patience: Patience, context: ssl.SSLContext | None) -> Answer:
    with closing(_connected(target.port, addresses[:_ADDRESSES], patience)) as plain:
        sock = plain
        if target.scheme == "https":
            plain.settimeout(min(patience.connecting, patience.left()))
            sock = (context or ssl.create_default_context()).wrap_socket(plain, server_hostname=target.host)
        with closing(sock):
            connection = HTTPConnection(target.host, target.port)
            connection.sock = cast("socket.socket", _Stream(sock, patience))
            connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": target.place, **headers, "Connection": "close"}.items():
                connection.putheader(name, value)
            connection.endheaders()
            with closing(connection.getresponse()) as response:
                return _read(response, patience)


def _connected(port: int, addresses: Sequence[str], patience: Patience) -> socket.socket:
    """A socket that is connected to the first address that answers."""
    failure: OSError = OSError("it has no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), min(patience.connecting, patience.left()))
        except OSError as error:
            failure = error
    raise failure


def _read(response: HTTPResponse, patience: Patience) -> Answer:
    """The answer with its body, which is left where it is no page's."""
    headers = {name.lower(): value for name, value in reversed(response.getheaders())}  # of two of a name the first counts
    if response.status != 200:
        return Answer(status=response.status, headers=headers)
    if headers.get("transfer-encoding", "chunked").strip().lower() != "chunked":
        raise Refused("is sent in a way that isn't understood")
    declared = response.length
    if declared is not None and declared > patience.size and not patience.cut:
        raise Refused(_too_large(patience))
    body = bytearray()
    while piece := response.read(_PIECE):
        body += piece
        if len(body) > patience.size:
            if not patience.cut:
                raise Refused(_too_large(patience))
            return Answer(status=200, headers=headers, body=bytes(body[: patience.size]))
    if declared is not None and len(body) < declared:
        raise Refused(f"the page ends before it should ({len(body):,} of {declared:,} bytes)")
    return Answer(status=200, headers=headers, body=bytes(body))


def _too_large(patience: Patience) -> str:
    return f"too large (at most {patience.size:,} bytes)"
