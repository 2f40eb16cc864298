"""The server lets in the page of its own review, and nobody else."""

import http.client
import json
import re
import socket
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crosscheck.errors import OptionError
from crosscheck.review import Tally
from crosscheck.review.page import page
from crosscheck.review.server import ADDRESS, MOST, Server

SECURE = {
    "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


@pytest.fixture
def desk(opened):
    return opened()


@pytest.fixture
def server(desk):
    with Server(desk, lambda: page(desk, "en")) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(server, method="GET", path=None, body=None, **headers):
    """Status, headers and body of an answer; headers that are None aren't sent."""
    connection = http.client.HTTPConnection(ADDRESS, server.server_port, timeout=5)
    try:
        connection.putrequest(method, f"/{server.token}/" if path is None else path, skip_host=True, skip_accept_encoding=True)
        own = {"Host": f"{ADDRESS}:{server.server_port}"} | headers
        if body is not None and "Content-Length" not in own:
            own["Content-Length"] = str(len(body))
        for name, value in own.items():
            for one in value if isinstance(value, list) else [value]:
                if one is not None:
                    connection.putheader(name, one)
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def post(server, said, **headers):
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    own = {"Origin": f"http://{ADDRESS}:{server.server_port}", "Content-Type": "application/json"} | headers
    return ask(server, "POST", f"/{server.token}/decisions", body, **own)


def decision(name, word="confirmed", reason=""):
    return {"fingerprint": name, "decision": word, "reason": reason}


def test_the_page(server, names):
    status, headers, body = ask(server)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert {name: headers[name] for name in SECURE} == SECURE
    assert "Access-Control-Allow-Origin" not in headers
    assert all(f'data-fingerprint="{name}"' in body.decode() for name in names)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "connect-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_it_listens_on_this_machine_alone(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{server.server_port}/{server.token}/"
    assert len(server.token) >= 43


def test_each_server_has_its_own_token(desk, server):
    with Server(desk, lambda: page(desk, "en")) as other:
        assert other.token != server.token


def test_a_port_that_is_taken(desk, server):
    with pytest.raises(OptionError, match=rf"^--port {server.server_port}: can't be used: Address already in use$"):
        Server(desk, lambda: page(desk, "en"), server.server_port)


PATHS = [
    "/", "/{token}", "/{token}//", "/{token}/x", "/{token}/../", "/{token}/..%2f..%2fetc/passwd", "/../../../../etc/passwd", "/{token}/report.json",
    "/{token}/%64ecisions", "/{token}/?x=1", "/{short}/", "/{other}/", "/x{token}/", "/{token}/decisions/", "/favicon.ico", "*", "http://127.0.0.1/{token}/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_any_other_path_is_nowhere(server, path):
    path = path.format(token=server.token, short=server.token[:-1], other="A" * len(server.token))
    for method in ("GET", "POST"):
        status, headers, body = ask(server, method, path, b"{}" if method == "POST" else None)
        assert status == 404
        assert body == b"404 Not Found\n"
        assert {name: headers[name] for name in SECURE} == SECURE
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")


HOSTS = ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.2:{port}", "[::1]:{port}", "0.0.0.0:{port}", "localhost:{port}.evil.example",
         "", None, ["127.0.0.1:{port}", "evil.example"]]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_another_name_than_this_machine_s_is_turned_away(server, names, host):
    fill = [one.format(port=server.server_port) if one else one for one in (host if isinstance(host, list) else [host])]
    assert ask(server, Host=fill)[0] == 421
    assert post(server, decision(names[0]), Host=fill)[0] == 421
    assert not Path("report.decisions").read_bytes()


def test_localhost_is_this_machine(server, names):
    host = f"localhost:{server.server_port}"
    assert ask(server, Host=host)[0] == 200
    assert post(server, decision(names[0]), Host=host, Origin=f"http://{host}")[0] == 200


SENDERS = [
    ("no origin", {"Origin": None}, 403),
    ("null", {"Origin": "null"}, 403),
    ("another page", {"Origin": "http://evil.example"}, 403),
    ("another port", {"Origin": "http://127.0.0.1:1"}, 403),
    ("another scheme", {"Origin": "https://127.0.0.1:{port}"}, 403),
    ("two", {"Origin": ["http://127.0.0.1:{port}", "http://evil.example"]}, 403),
    ("a form", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ("plain text", {"Content-Type": "text/plain"}, 415),
    ("no type", {"Content-Type": None}, 415),
    ("no length", {"Content-Length": None}, 411),
    ("a length that is none", {"Content-Length": "x"}, 411),
    ("less than nothing", {"Content-Length": "-1"}, 411),
    ("Arabic digits", {"Content-Length": "\u0661".encode().decode("latin-1")}, 411),
    ("chunks", {"Transfer-Encoding": "chunked"}, 411),
    ("an endless length", {"Content-Length": "9" * 8}, 413),
]


@pytest.mark.parametrize(("headers", "status"), [case[1:] for case in SENDERS], ids=[case[0] for case in SENDERS])
def test_a_decision_that_is_not_the_page_s_own(server, desk, names, headers, status):
    port = server.server_port
    filled = {k: [one.format(port=port) for one in v] if isinstance(v, list) else v.format(port=port) if v else v for k, v in headers.items()}
    assert post(server, decision(names[0]), **filled)[0] == status
    assert desk.tally() == Tally(open=4)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "HEAD", "TRACE", "CONNECT", "x"])
def test_other_methods(server, method):
    status, headers, body = ask(server, method)
    assert status == 405
    assert body in (b"405 Method Not Allowed\n", b"")
    assert not [name for name in headers if name.startswith("Access-Control")]


def test_each_path_has_its_method(server):
    assert ask(server, "POST", body=b"{}")[0] == 405
    assert ask(server, "GET", f"/{server.token}/decisions")[0] == 405


def test_a_decision_that_is_too_long(server, desk, names):
    assert post(server, b"[" + b" " * MOST)[0] == 413
    assert post(server, decision(names[0], "dismissed", "a" * 1001))[0] == 400
    assert post(server, decision(names[0], "dismissed", "ع" * 1000))[0] == 200
    assert desk.tally().dismissed == 1


WRONG = [
    (b"", 400, "not valid JSON"),
    (b"[" * 10_000, 400, "not valid JSON"),
    (b"[]", 400, "must be an object"),
    (b'{"fingerprint": "0000000000000000", "decision": "confirmed"}', 404, "the report has no finding with this fingerprint"),
    (b'{"fingerprint": "../x", "decision": "confirmed"}', 400, "'fingerprint' must be 16 digits of 0-9 and a-f, as a report shows it"),
    (b'{"fingerprint": "0000000000000000", "decision": "dismissed", "reason": " "}', 400, "a dismissal needs a 'reason'"),
]


@pytest.mark.parametrize(("body", "status", "error"), WRONG)
def test_what_is_no_decision(server, body, status, error):
    found, headers, answer = post(server, body)
    assert (found, json.loads(answer)) == (status, {"error": error})
    assert headers["Content-Type"] == "application/json"
    assert {name: headers[name] for name in SECURE} == SECURE


def test_decisions_are_told_back_and_shown(server, desk, names):
    reason = "الأرقام\u202e «للمنظمين» \"12\" <script>alert('x')</script>"
    status, _, body = post(server, decision(names[0], "dismissed", reason))
    assert (status, json.loads(body)) == (200, {"decision": "dismissed", "reason": reason, "problem": None})
    assert post(server, decision(names[1], "check"))[0] == 200
    assert desk.tally() == Tally(dismissed=1, check=1, open=2)
    html = ask(server)[2].decode()
    assert "<script>alert" not in html
    assert "\u202e" not in html
    card = next(part for part in html.split("<article ") if f'id="f-{names[0]}"' in part)
    assert 'data-decision="dismissed"' in card


class Reading(HTMLParser):
    """The elements of a page, and the values of its inputs for reasons."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.reasons = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, sorted(name for name, _ in attributes)))
        if dict(attributes).get("class") == "reason":
            self.reasons.append(dict(attributes)["value"])


HOSTILE = [
    '"><script>alert(1)</script>',
    "' onfocus='alert(1)",
    "</article></main>",
    "<!--",
    "&lt;b&gt;",
    "{{ 7 * 7 }}",
    "javascript:alert(1)",
    "##[error]x",
    "::error::x",
]


@pytest.mark.parametrize("reason", HOSTILE)
def test_a_reason_stays_a_reason(server, names, reason):
    before = Reading(ask(server)[2].decode())
    assert post(server, decision(names[0], "check", reason))[0] == 200
    after = Reading(ask(server)[2].decode())
    assert after.reasons == [reason, "", "", ""]
    kinds = lambda elements: [(tag, [a for a in names_ if a != "hidden"]) for tag, names_ in elements]  # noqa: E731 (which state is shown changes)
    assert kinds(after.elements) == kinds(before.elements)


def test_what_articles_say_makes_no_element(server):
    html = ask(server)[2].decode()
    assert "<script>alert" not in html
    assert "<b>0</b>" not in html
    assert len(re.findall("<script", html)) == 2


def test_a_file_that_cannot_be_written_is_told(server, names):
    Path("s.toml").write_text("[[suppress]\n", encoding="utf-8")
    status, _, body = post(server, decision(names[0], "dismissed", "x"))
    assert status == 200
    assert json.loads(body)["problem"].startswith("s.toml:1: not valid TOML")


def test_a_decision_that_could_not_be_kept_is_refused(server, desk, names):
    desk.close()
    status, _, body = post(server, decision(names[0]))
    assert (status, json.loads(body)) == (507, {"error": "report.decisions: the review has ended"})


RAW = [
    (b"GET\r\n\r\n", b"400 Bad Request"),
    (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"400 Bad Request"),
    (b"GET / HTTP/9.9\r\n\r\n", b"505 HTTP Version Not Supported"),
    (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414 "),
    (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", b"431 Request Header Fields Too Large"),
]


@pytest.mark.parametrize(("data", "expected"), RAW)
def test_what_is_no_request(server, data, expected):
    with socket.create_connection((ADDRESS, server.server_port), timeout=5) as connection:
        connection.sendall(data)
        found = b""
        while part := connection.recv(65536):
            found += part
    assert expected in found
    assert b"<" not in found
    assert ask(server)[0] == 200


def test_somebody_who_says_nothing_keeps_nobody_waiting(server, names):
    with socket.create_connection((ADDRESS, server.server_port), timeout=5) as slow:
        slow.sendall(b"POST /")
        assert post(server, decision(names[0]))[0] == 200


def test_many_at_once(server, desk, names):
    done = []

    def several(n):
        for i in range(10):
            status, _, _ = post(server, decision(names[(n + i) % 4], "dismissed", f"{n} {i}"))
            done.append(status)

    threads = [threading.Thread(target=several, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [200] * 40
    assert Path("report.decisions").read_bytes().count(b"\n") == 41
    assert desk.tally() == Tally(dismissed=4)
