"""Pages from a server that is slow, wrong or hostile: each is had, or said in one line not to be."""

import gzip
import re
import socket
import ssl
import time
import tracemalloc
from random import Random

import pytest

from crosscheck.errors import InputError
from crosscheck.fetch import Fetcher, Limits, fetched, wire
from crosscheck.fetch.addresses import system
from crosscheck.fetch.asking import World
from crosscheck.model import Skipped
from crosscheck.read import Found

TEXT = b"The footbridge of Beni Saf reopened after 12 years.\n"
PLAIN = "content-type: text/plain"


def raw(head, body=TEXT):
    """An answer of lines of one's own."""
    return head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body


def said(body=b"", status="200 OK", **headers):
    """An answer as a well-behaved server gives it; `content_type="…"` is a header of it."""
    given = {"content-type": "text/plain; charset=utf-8", "content-length": len(body)} | {name.replace("_", "-"): value for name, value in headers.items()}
    return raw("\n".join([f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]), body)


def dripping(head, piece, seconds):
    """An answer of which a piece comes now and then, for ever."""

    def answer(request):
        yield head
        while True:
            time.sleep(seconds)
            yield piece

    return answer


def moved(location, status="302 Found"):
    return raw(f"HTTP/1.1 {status}\nLocation: {location}\nContent-Length: 0", b"")


def one(url, by):
    (found,) = fetched([url], by)
    return found


# ------------------------------------------------------------------ what is had

HAD = [
    pytest.param(raw(f"HTTP/1.1 200 OK\n{PLAIN}\nContent-Length: {len(TEXT)}"), id="as it should be"),
    pytest.param(raw(f"HTTP/1.0 200 OK\n{PLAIN}"), id="HTTP/1.0, until the end of the connection"),
    pytest.param(raw(f"HTTP/1.1 200\n{PLAIN}"), id="no word for the status"),
    pytest.param(
        raw(f"HTTP/1.1 200 OK\n{PLAIN}\nTransfer-Encoding: chunked", b"4\r\nThe \r\n%x;x=y\r\n%s\r\n0\r\nx: y\r\n\r\n" % (len(TEXT) - 4, TEXT[4:])), id="chunks"
    ),
    pytest.param(raw(f"HTTP/1.1 200 OK\n{PLAIN}\nContent-Encoding: gzip", gzip.compress(TEXT)), id="packed"),
    pytest.param(raw(f"HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\n{PLAIN}"), id="a word before the answer"),
    pytest.param(raw(f"HTTP/1.1 200 OK\n{PLAIN}\nContent-Length: {len(TEXT)}", TEXT + b"HTTP/1.1 200 OK\r\n\r\nmore"), id="litter behind the page"),
    pytest.param(raw(f"HTTP/1.1 200 OK\n{PLAIN}\nSet-Cookie: a=b\nX-Long: {'x' * 60_000}"), id="a long header"),
]


@pytest.mark.parametrize("answer", HAD)
def test_a_page_is_had(server, fetcher, answer):
    server.pages["/a"] = answer
    found = one(f"{server.url}/a#part", fetcher())
    assert (found.data, found.shown, found.id, found.kind, found.named, dict(found.fields)) == (
        TEXT, f"{server.url}/a", f"{server.url}/a", ".txt", True, {"url": f"{server.url}/a"},
    )  # fmt: skip


def test_what_is_asked_is_honest_and_holds_nothing_else(server, fetcher):
    server.pages |= {"/a": said(TEXT, set_cookie="id=1; Path=/"), "/b": said(TEXT)}
    list(fetched([f"{server.url}/a", f"{server.url}/b"], fetcher()))
    (_, first), (_, second) = [asked for asked in server.asked if asked[0] != "/robots.txt"]
    headers = dict(line.split(": ", 1) for line in first.splitlines()[1:])
    assert first.splitlines()[0] == "GET /a HTTP/1.1"
    assert headers.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert headers["Host"] == server.place
    assert headers["User-Agent"].startswith("crosscheck/")
    assert "ookie" not in second


def test_type_and_encoding_are_those_that_the_server_says(server, fetcher):
    server.pages["/a"] = said("<p>الجسر</p>".encode("cp1256"), content_type="text/html; charset=windows-1256")
    found = one(f"{server.url}/a", fetcher())
    assert (found.kind, found.charset) == (".html", "windows-1256")


def test_an_address_in_other_letters(server, fetcher):
    server.pages["/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B3=%D9%A1"] = said(TEXT)
    assert one(f"{server.url}/أخبار?س=١", fetcher()).data == TEXT


def test_a_host_in_other_letters_is_asked_for_as_it_is_registered(server, fetcher):
    asked = []
    place = f"xn--mgbh0fb.example:{server.port}"
    server.pages["/"] = said(TEXT)
    by = fetcher(allow=[f"مثال.example:{server.port}"], resolver=lambda host, port: asked.append(host) or ["127.0.0.1"])
    assert one(f"http://مثال.example:{server.port}", by).shown == f"http://{place}/"
    assert set(asked) == {"xn--mgbh0fb.example"}
    assert f"Host: {place}\r\n" in server.asked[-1][1]


def test_the_same_page_is_had_once(server, fetcher):
    server.pages |= {"/a": said(TEXT), "/b": moved("/a"), "/c": moved("/d"), "/d": said(TEXT)}
    urls = [f"{server.url}/{path}" for path in ("a", "a#x", "b", "x", "./a", "x#y", "c", "d")]
    assert [found.shown if not isinstance(found, Skipped) else found.reason for found in fetched(urls, fetcher())] == [
        f"{server.url}/a", "404 Not Found", f"{server.url}/c",
    ]  # fmt: skip
    assert server.paths == ["/a", "/b", "/a", "/x", "/c", "/d"]


# ------------------------------------------------------------------ what isn't

REFUSED = [
    pytest.param(said(b"x", status="404 Not Found"), "404 Not Found", id="404"),
    pytest.param(said(b"x", status="403 <script>\x1b[31m"), "403 Forbidden", id="403, in other words"),
    pytest.param(said(b"x", status="410 Gone"), "410 Gone", id="410"),
    pytest.param(said(b"x", status="451 -"), "451 Unavailable For Legal Reasons", id="451"),
    pytest.param(said(b"x", status="429 -", retry_after="3600"), "429 Too Many Requests; it asks to wait 3,600 seconds", id="429"),
    pytest.param(said(b"x", status="503 -", retry_after="Fri, 31 Dec 1999 23:59:59 GMT"), "503 Service Unavailable", id="503 until a day"),
    pytest.param(said(b"x", status="500 -"), "500 Internal Server Error", id="500"),
    pytest.param(said(b"x", status="206 -"), "206 Partial Content", id="a part that nobody asked for"),
    pytest.param(said(b"", status="304 -"), "304 Not Modified", id="not modified since never"),
    pytest.param(said(b"", status="204 -"), "204 No Content", id="nothing"),
    pytest.param(said(b"", status="799 -"), "799", id="no known status"),
    pytest.param(said(b"x", content_type="image/png"), "is image/png, which isn't read; pages, text and feeds are", id="a picture"),
    pytest.param(raw(f"HTTP/1.1 200 OK\n{PLAIN}\nContent-Length: 1000"), "the page ends before it should (52 of 1,000 bytes)", id="shorter than it says"),
    pytest.param(raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"ff\r\nabc"), "the page ends before it should", id="half a chunk"),
    pytest.param(raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"nonsense\r\nabc"), "the page ends before it should", id="no chunk"),
    pytest.param(raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"-5\r\nabc\r\n"), "the answer isn't HTTP", id="a chunk of less than nothing"),
    pytest.param(raw("HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked", b"0\r\n\r\n"), "is sent in a way that isn't understood", id="packed on the way"),
    pytest.param(raw("HTTP/1.1 200 OK\nContent-Length: 20000000"), "too large (at most 10,000,000 bytes)", id="larger than allowed, as it says"),
    pytest.param(raw("HTTP/1.1 200 OK\nContent-Encoding: br"), "is packed in a way that wasn't asked for: 'br'", id="another packing"),
    pytest.param(raw("HTTP/1.1 200 OK\nContent-Encoding: gzip"), "is packed, and damaged", id="not packed"),
    pytest.param(
        raw("HTTP/1.1 200 OK\nContent-Encoding: gzip", gzip.compress(bytes(10_000_001))),
        "too large once it is unpacked (at most 10,000,000 bytes)",
        id="a bomb",
    ),
    pytest.param(b"", "can't be reached: Remote end closed connection without response", id="nothing at all"),
    pytest.param(b"220 mail.example.org ESMTP\r\n", "the answer isn't HTTP", id="another protocol"),
    pytest.param(b"<html>HTTP/0.9", "the answer isn't HTTP", id="HTTP/0.9"),
    pytest.param(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 200 + b"\r\n", "the answer isn't HTTP", id="many headers"),
    pytest.param(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 70_000 + b"\r\n\r\n", "the answer's headers are too long", id="a header without end"),
    pytest.param(raw("HTTP/1.1 302 Found\nContent-Length: 0", b""), "302 Found: redirected to nowhere", id="to nowhere"),
    pytest.param(moved("http://[::1"), "redirected to 'http://[::1': Invalid IPv6 URL", id="to no URL"),
    pytest.param(moved("file:///etc/passwd"), "redirected to 'file:///etc/passwd': only http and https are fetched", id="to a file"),
    pytest.param(moved("/b\n Set-Cookie: a=b"), "redirected to what isn't a URL: '/b\\r\\n Set-Cookie: a=b'", id="with a header in it"),
    pytest.param(moved("/b%0d%0aSet-Cookie:a=b"), "404 Not Found", id="with an encoded header in it, which stays encoded"),
    pytest.param(
        moved("http://u:p@example.org/"), "redirected to 'http://u:p@example.org/': holds a user's name or password; these aren't sent", id="with a password"
    ),
    pytest.param(moved("/a"), "redirected in a circle", id="to itself"),
    pytest.param(moved("/a#x"), "redirected in a circle", id="to itself, by another name"),
]


@pytest.mark.parametrize(("answer", "reason"), REFUSED)
def test_a_page_that_cant_be_had_says_why(server, fetcher, answer, reason):
    server.pages["/a"] = answer
    assert one(f"{server.url}/a", fetcher()) == Skipped(path=f"{server.url}/a", reason=reason)


def test_the_others_are_fetched(server, fetcher):
    server.pages |= {"/a": said(b"", status="500 -"), "/b": said(TEXT)}
    assert [type(found).__name__ for found in fetched(["nonsense", f"{server.url}/a", f"{server.url}/b", "http://u:p@x/"], fetcher())] == [
        "Skipped", "Skipped", "Found", "Skipped",
    ]  # fmt: skip


SLOW = [
    pytest.param(dripping(b"", b"", 0.3), id="nothing"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n", 0.1), id="headers now and then"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\nx: ", b"y", 0.1), id="a header, letter by letter"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"a", 0.1), id="a page, letter by letter"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n", 0.1), id="chunks now and then"),
    pytest.param(dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01), id="soon, soon"),
]


@pytest.mark.parametrize("answer", SLOW)
def test_a_slow_server_is_given_up_in_time(server, fetcher, answer):
    server.pages["/a"] = answer
    start = time.monotonic()
    found = one(f"{server.url}/a", fetcher(whole=0.7))
    assert found.reason == "took too long"
    assert time.monotonic() - start < 3


ENDLESS = [
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"a" * 100_000, 0), id="a page"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"186a0\r\n" + b"a" * 100_000 + b"\r\n", 0), id="chunks"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", b"a" * 100_000, 0), id="a chunk up to the end"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"x: y\r\n" * 10_000, 0), id="headers behind the page"),
    pytest.param(dripping(b"", b"HTTP/1.1 100 Continue\r\n" + b"x: y\r\n" * 90 + b"\r\n", 0), id="words before the answer"),
]


@pytest.mark.parametrize("answer", ENDLESS)
def test_a_page_without_end_is_cut_off(server, fetcher, answer):
    server.pages["/a"] = answer
    tracemalloc.start()
    found = one(f"{server.url}/a", fetcher(size=1_000_000, whole=20))
    assert found.reason == "too large (at most 1,000,000 bytes)"
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


ANSWERS = (HAD[0].values[0], HAD[3].values[0], HAD[4].values[0], moved("/b"), raw("HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nCache-Control: max-age=60"))
PIECES = (
    b"\r\n",
    b"\n",
    b":",
    b"-1",
    b"0",
    b"ffffffffffffffff",
    b"Content-Length: 3\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"\0",
    b"\xff",
    b" ",
    b"_",
    b"+5",
    b"\x1b[31m",
)


def broken(answer, random):
    """An answer with a few bytes more, less or changed."""
    found = bytearray(answer)
    for _ in range(random.randint(1, 5)):
        at = random.randint(0, len(found))
        match random.randrange(4):
            case 0:
                found[at:at] = random.choice(PIECES)
            case 1:
                del found[at : at + random.randint(1, 9)]
            case 2:
                found[at : at + 1] = random.randbytes(1)
            case _:
                del found[at:]
    return bytes(found)


@pytest.mark.parametrize("seed", range(5))
def test_any_answer_is_a_page_or_says_why_not(monkeypatch, seed):
    random = Random(seed)
    theirs = []

    def connect(address, timeout):
        ours, other = socket.socketpair()
        other.sendall(broken(random.choice(ANSWERS), random) if theirs else b"HTTP/1.1 404 -\r\n\r\n")  # first for robots.txt
        other.shutdown(socket.SHUT_WR)
        for sock in theirs:
            sock.close()
        theirs[:] = [other]
        return ours

    monkeypatch.setattr(wire.socket, "create_connection", connect)
    by = Fetcher(world=World(resolver=lambda host, port: ["8.8.8.8"], sleep=lambda _: None))
    for n in range(300):
        found = one(f"http://news.example/{n}", by)
        assert isinstance(found, Found) or (found.reason and found.reason.isprintable() and len(found.reason) < 400)
    theirs[0].close()


# ------------------------------------------------------------------ redirects


@pytest.mark.parametrize("status", ["301 -", "302 -", "303 -", "307 -", "308 -"])
def test_a_redirect_is_followed(server, fetcher, status):
    server.pages |= {"/a": moved("../b?c=1", status), "/b?c=1": said(TEXT)}
    found = one(f"{server.url}/a", fetcher())
    assert (found.shown, dict(found.fields), found.data) == (f"{server.url}/a", {"url": f"{server.url}/b?c=1"}, TEXT)


def test_a_redirect_in_letters_is_meant_as_utf8(server, fetcher):
    server.pages |= {"/a": b"HTTP/1.1 302 -\r\nLocation: /%s\r\n\r\n" % "أخبار".encode(), "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1": said(TEXT)}
    assert one(f"{server.url}/a", fetcher()).data == TEXT


@pytest.mark.parametrize(("hops", "had"), [(5, True), (6, False)])
def test_only_so_many_redirects_are_followed(server, fetcher, hops, had):
    server.pages |= {f"/{n}": moved(f"/{n + 1}") for n in range(hops)} | {f"/{hops}": said(TEXT)}
    found = one(f"{server.url}/0", fetcher())
    assert getattr(found, "reason", None) == (None if had else "redirected more than 5 times")
    assert len(server.paths) == 6


def test_a_circle_of_several(server, fetcher):
    server.pages |= {"/a": moved("/b"), "/b": moved("/c"), "/c": moved("/a")}
    assert one(f"{server.url}/a", fetcher()).reason == "redirected in a circle"
    assert server.paths == ["/a", "/b", "/c"]


INWARD = [
    pytest.param("http://127.0.0.1/", "127.0.0.1 isn't on the public net", id="this machine"),
    pytest.param("http://[::1]/", "::1 isn't on the public net", id="this machine by IPv6"),
    pytest.param("http://169.254.169.254/latest/meta-data/", "169.254.169.254 isn't on the public net", id="a cloud's own data"),
    pytest.param("http://2130706433/", "isn't on the public net|no address of", id="this machine as a number"),
    pytest.param("http://intranet.example/", r"intranet\.example \(10\.0\.0\.7\) isn't on the public net", id="a name"),
    pytest.param("http://127.0.0.1:22/", "127.0.0.1:22: only the ports 80 and 443 are asked", id="another port"),
    pytest.param("//192.168.0.1/", "192.168.0.1 isn't on the public net", id="without a scheme"),
]


@pytest.mark.parametrize(("location", "reason"), INWARD)
def test_a_redirect_inwards_isn_t_followed(server, fetcher, location, reason):
    server.pages["/a"] = moved(location)

    def resolver(host, port):
        return ["10.0.0.7"] if host == "intranet.example" else system(host, port)

    found = one(f"{server.url}/a", fetcher(resolver=resolver))
    assert re.search(reason, found.reason), found.reason


def test_a_page_of_the_public_net_can_t_send_us_to_what_is_allowed(server, monkeypatch):
    """Only the name of the first host is public; both are this machine, as a test has no other."""
    server.pages |= {"/a": moved(f"http://intranet.example:{server.port}/b"), "/b": said(TEXT)}
    connect = wire.socket.create_connection
    monkeypatch.setattr(wire.socket, "create_connection", lambda address, timeout: connect(("127.0.0.1", server.port), timeout))
    world = World(resolver=lambda host, port: ["8.8.8.8"] if host == "news.example" else ["10.0.0.7"], sleep=lambda _: None)
    by = Fetcher(allow=[f"intranet.example:{server.port}"], world=world)
    assert (
        one("http://news.example/a", by).reason
        == f"intranet.example:{server.port}: only the ports 80 and 443 are asked; --fetch-allow HOST:PORT allows one that you trust"
    )
    assert one(f"http://intranet.example:{server.port}/b", by).data == TEXT


# ------------------------------------------------------------------ addresses


def test_nothing_is_asked_where_a_name_leads_inwards(server, fetcher):
    by = fetcher(allow=[], resolver=lambda host, port: ["127.0.0.1", "::1"])
    assert one("http://news.example/a", by).reason == (
        "news.example (127.0.0.1, ::1) isn't on the public net; --fetch-allow HOST:PORT allows one that you trust"
    )
    assert one(f"{server.url}/a", by).reason.startswith(f"{server.place}: only the ports 80 and 443 are asked")
    assert server.asked == []


def test_the_address_that_is_checked_is_the_one_connected_to(fetcher, monkeypatch):
    """A name that changes between looking and asking: whatever is said second is checked again, and no name is looked up by anybody else."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    connected = []

    def refuse(address, timeout):
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(wire.socket, "create_connection", refuse)
    by = fetcher(allow=[], resolver=lambda host, port: next(answers))
    assert one("http://rebinding.example/a", by).reason == "can't be reached: Connection refused"
    by = fetcher(allow=[], resolver=lambda host, port: next(answers))
    assert "isn't on the public net" in one("http://rebinding.example/a", by).reason
    assert connected == [("8.8.8.8", 80)]


def test_the_next_address_is_tried_where_one_doesn_t_answer(server, fetcher):
    server.pages["/a"] = said(TEXT)
    by = fetcher(allow=[f"news.example:{server.port}"], resolver=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert one(f"http://news.example:{server.port}/a", by).data == TEXT


@pytest.mark.parametrize("place", ["127.0.0.1", "http://127.0.0.1:80", "127.0.0.1:80/a", ":80", "a b:80", "127.0.0.1:x", "u:p@h:80", ""])
def test_what_is_allowed_is_a_host_and_a_port(place):
    with pytest.raises(InputError, match=r"^--fetch-allow .*: write HOST:PORT, such as 127\.0\.0\.1:8000$"):
        Fetcher(allow=[place])


# ------------------------------------------------------------------ TLS


def test_a_certificate_that_nobody_vouches_for_isn_t_trusted(tls_server, fetcher):
    tls_server.pages["/a"] = said(TEXT)
    found = one(f"https://localhost:{tls_server.port}/a", fetcher(allow=[f"localhost:{tls_server.port}"]))
    assert found.reason == "its certificate can't be trusted: self-signed certificate"
    assert tls_server.asked == []


@pytest.mark.parametrize(("host", "had"), [("localhost", True), ("news.example", False)])
def test_a_certificate_is_of_the_host_that_is_asked_for(tls_server, certificate, host, had):
    tls_server.pages["/a"] = said(TEXT)
    world = World(resolver=lambda host, port: ["127.0.0.1"], context=ssl.create_default_context(cafile=certificate))
    found = one(f"https://{host}:{tls_server.port}/a", Fetcher(allow=[f"{host}:{tls_server.port}"], world=world))
    assert getattr(found, "reason", "had") == (
        "had" if had else "its certificate can't be trusted: Hostname mismatch, certificate is not valid for 'news.example'."
    )


def test_a_safe_connection_isn_t_left(tls_server, certificate):
    tls_server.pages["/a"] = moved("http://localhost/a")
    world = World(resolver=lambda host, port: ["127.0.0.1"], context=ssl.create_default_context(cafile=certificate))
    found = one(f"https://localhost:{tls_server.port}/a", Fetcher(allow=[f"localhost:{tls_server.port}"], world=world))
    assert found.reason == "redirected from https to http://localhost/a, which others can read and change on the way; name that if you trust it"


def test_a_server_that_knows_no_tls(server, fetcher):
    server.pages["/a"] = said(TEXT)
    assert one(f"https://{server.place}/a", fetcher()).reason.startswith(("no safe connection: ", "can't be reached", "took too long"))


# ------------------------------------------------------------------ robots.txt and manners


def test_robots_are_asked_once_and_obeyed(server, fetcher):
    server.pages |= {"/robots.txt": said(b"User-agent: *\nDisallow: /b\n"), "/a": said(TEXT), "/b": said(TEXT), "/c": moved("/b")}
    found = list(fetched([f"{server.url}/{path}" for path in "abc"], fetcher()))
    assert [getattr(one, "reason", "had") for one in found] == [
        "had", "its robots.txt forbids it", f"its robots.txt forbids it ({server.url}/b)",
    ]  # fmt: skip
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a", "/c"]


ROBOTS = [
    pytest.param(said(b"", status="404 -"), "had", id="none"),
    pytest.param(said(b"", status="403 -"), "had", id="not for us: as if there were none"),
    pytest.param(said(b"<html>Not found</html>", content_type="text/html"), "had", id="a page in its place"),
    pytest.param(said(gzip.compress(b"User-agent: *\nDisallow: /"), content_encoding="gzip"), "its robots.txt forbids it", id="packed"),
    pytest.param(moved("/r.txt"), "its robots.txt forbids it", id="elsewhere"),
    pytest.param(said(b"User-agent: *\nDisallow: /\n" + b"#" * 600_000), "its robots.txt forbids it", id="a long one"),
    pytest.param(said(b"", status="503 -"), "its robots.txt can't be read (503 Service Unavailable), so nothing is fetched from there", id="503"),
    pytest.param(said(b"", status="429 -"), "its robots.txt can't be read (429 Too Many Requests), so nothing is fetched from there", id="429"),
    pytest.param(moved("http://127.0.0.1/robots.txt"), "127.0.0.1 isn't on the public net; --fetch-allow HOST:PORT allows one that you trust", id="inwards"),
    pytest.param(moved("/robots.txt"), "redirected in a circle", id="in a circle"),
    pytest.param(dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"#", 0.1), "took too long", id="slow"),
]


@pytest.mark.parametrize(("robots", "said_of_it"), ROBOTS)
def test_a_robots_txt_that_is_no_plain_file(server, fetcher, robots, said_of_it):
    server.pages |= {"/robots.txt": robots, "/r.txt": said(b"User-agent: *\nDisallow: /"), "/a": said(TEXT)}
    found = one(f"{server.url}/a", fetcher(whole=0.8))
    assert getattr(found, "reason", "had") == said_of_it
    assert server.paths.count("/a") == (1 if said_of_it == "had" else 0)


@pytest.mark.parametrize(("delay", "least", "most"), [("", 0.5, 1.0), ("Crawl-delay: 4\n", 3.5, 4.0), ("Crawl-delay: 999\n", 9.5, 10.0)])
def test_a_host_is_left_a_pause(server, fetcher, delay, least, most):
    slept = []
    server.pages |= {
        "/robots.txt": said(f"User-agent: *\n{delay}".encode()),
        "/a": moved("/b"),
        "/b": said(TEXT),
        "/c": said(b"", status="404 -"),
        "/d": said(TEXT),
    }
    list(fetched([f"{server.url}/{path}" for path in "acd"], fetcher(slept=slept)))
    assert len(slept) == 2
    assert all(least < seconds <= most for seconds in slept)


def test_limits_are_as_documented(root):
    limits = Limits()
    page = (root / "docs" / "sources.md").read_text(encoding="utf-8")
    for text in (
        f"{limits.size // 1_000_000} MB",
        f"{limits.whole:.0f} seconds",
        f"{limits.connecting:.0f} seconds",
        f"{limits.redirects} redirects",
        f"{limits.longest_pause:.0f} seconds",
    ):
        assert text in page
