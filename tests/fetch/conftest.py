"""A server on this machine that says, byte for byte, what a test lets it say, and keeps what it was asked."""

import itertools
import socket
import ssl
import threading
import time
from pathlib import Path

import pytest

from crosscheck.fetch import Fetcher, Limits
from crosscheck.fetch.asking import World

CERTIFICATE = Path(__file__).with_name("localhost.pem")  # signed by itself, for localhost, until 2126; it guards nothing


class Server:
    """Answers `pages[path]`: bytes, or a function of the request that yields bytes; what isn't there is a 404."""

    def __init__(self, *, tls=False):
        self.pages, self.asked, self._closing = {}, [], False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.place = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.place}"
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if tls else None
        if self._context:
            self._context.load_cert_chain(CERTIFICATE)
        self._threads = [threading.Thread(target=self._serve)]
        self._threads[0].start()

    def _serve(self):
        while True:
            try:
                sock, _ = self._listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._answer, args=(sock,))
            self._threads.append(thread)
            thread.start()

    def _answer(self, sock):
        sock.settimeout(3)
        try:
            if self._context:
                sock = self._context.wrap_socket(sock, server_side=True)
            with sock, sock.makefile("rb") as file:
                head = b"".join(itertools.takewhile(lambda line: line not in {b"", b"\r\n"}, iter(file.readline, None)))
                request = head.decode("latin-1")
                path = request.split(" ")[1]
                self.asked.append((path, request))
                answer = self.pages.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                for piece in answer(request) if callable(answer) else [answer]:
                    if self._closing:
                        return
                    sock.sendall(piece)
        except (OSError, IndexError):  # nobody listens any more
            pass
        finally:
            sock.close()

    def lays(self, path, text, **headers):
        """Let a path be a page of text; `etag="…"` is a header of it."""
        body = text.encode()
        given = {"content-type": "text/plain; charset=utf-8", "content-length": len(body)} | {name.replace("_", "-"): value for name, value in headers.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        self.pages[path] = f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode() + body

    @property
    def paths(self):
        """What was asked for, in order, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self):
        self._closing = True
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(10)


@pytest.fixture
def server():
    """The server."""
    own = Server()
    yield own
    own.close()


@pytest.fixture
def tls_server():
    """The same by TLS, as localhost."""
    own = Server(tls=True)
    yield own
    own.close()


@pytest.fixture
def fetcher(server):
    """Make a fetcher that may ask this server, and is patient for two seconds; it never waits between pages, but notes for how long it would."""

    def make(*, allow=None, cache=None, slept=None, now=time.time, resolver=None, **limits):
        world = World(sleep=(slept.append if slept is not None else lambda _: None), now=now, **({"resolver": resolver} if resolver else {}))
        return Fetcher(
            allow=[server.place] if allow is None else allow, cache=cache, limits=Limits(**({"whole": 2.0, "connecting": 1.0} | limits)), world=world
        )

    return make


@pytest.fixture
def certificate():
    """The file of the TLS server's certificate, for those who are to trust it."""
    return CERTIFICATE


class Memory(dict):
    """What is kept, in a dictionary."""

    def put(self, key, data):
        self[key] = data


@pytest.fixture
def memory():
    """A memory that holds nothing yet."""
    return Memory()
