"""Pages that are kept between runs, as long as their servers allow it."""

import json
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.cache.folder import Folder
from crosscheck.fetch import fetched, kept
from crosscheck.fetch.kept import LONGEST, Page
from crosscheck.model import Skipped

URL = "https://example.org/a"
PAGE = Page(url=URL, content_type="text/plain", body=b"a\nb", etag='"1"', modified="Mon, 3 Feb 2025 10:00:00 GMT", since=1_000.0, until=2_000.0)


def texts(url, by):
    return [one.reason if isinstance(one, Skipped) else one.data.decode() for one in fetched([url], by)]


# cache-control, seconds until the second run, what the second run asks for
RUNS = [
    pytest.param({}, 0, ["/a"], id="asked for again, where nothing is said"),
    pytest.param({"cache_control": "max-age=60"}, 59, [], id="as long as it lasts"),
    pytest.param({"cache_control": "max-age=60"}, 61, ["/a"], id="after that"),
    pytest.param({"cache_control": "max-age=60", "age": "30"}, 31, ["/a"], id="it was old already"),
    pytest.param({"cache_control": 'public, MAX-AGE="60"'}, 59, [], id="in other words"),
    pytest.param({"cache_control": "max-age=60, no-cache"}, 1, ["/a"], id="to be asked for"),
    pytest.param({"cache_control": "max-age=60", "vary": "*"}, 1, ["/a"], id="never twice the same"),
    pytest.param({"cache_control": "max-age=nonsense"}, 1, ["/a"], id="nonsense"),
    pytest.param({"cache_control": "max-age=999999999"}, LONGEST - 1, [], id="for ever is a week"),
    pytest.param({"cache_control": "max-age=999999999"}, LONGEST + 1, ["/a"], id="and not longer"),
    pytest.param({"cache_control": "max-age=60"}, -10, ["/a"], id="a clock that was set back"),
]


@pytest.mark.parametrize(("headers", "seconds", "asked"), RUNS)
def test_a_page_is_asked_for_again_when_it_must_be(server, fetcher, memory, headers, seconds, asked):
    server.lays("/a", "old", **headers)
    start = time.time()
    assert texts(f"{server.url}/a", fetcher(cache=memory, now=lambda: start)) == ["old"]
    server.asked.clear()
    server.lays("/a", "new", **headers)
    assert texts(f"{server.url}/a", fetcher(cache=memory, now=lambda: start + seconds)) == (["new"] if asked else ["old"])
    assert server.paths == asked


VALIDATORS = [
    pytest.param({"etag": '"abc"'}, ['If-None-Match: "abc"'], id="ETag"),
    pytest.param({"last_modified": "Mon, 03 Feb 2025 10:00:00 GMT"}, ["If-Modified-Since: Mon, 03 Feb 2025 10:00:00 GMT"], id="Last-Modified"),
    pytest.param({"etag": "\x07bell"}, [], id="one that can't be sent back"),
    pytest.param({"etag": '"' + "a" * 501 + '"'}, [], id="one that is too long"),
    pytest.param({"etag": '"abc"', "cache_control": "no-store"}, [], id="what mustn't be kept"),
    pytest.param({}, [], id="none"),
]


@pytest.mark.parametrize(("headers", "lines"), VALIDATORS)
def test_a_page_that_hasn_t_changed_isn_t_sent_again(server, fetcher, memory, headers, lines):
    server.lays("/a", "text", **headers)
    assert texts(f"{server.url}/a", fetcher(cache=memory)) == ["text"]
    if lines:
        server.pages["/a"] = b"HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=100\r\n\r\n"
    now = time.time() + 1
    assert texts(f"{server.url}/a", fetcher(cache=memory, now=lambda: now)) == ["text"]
    assert [line for line in server.asked[-1][1].splitlines() if line.startswith("If-")] == lines
    if lines:
        asked = len(server.asked)
        assert texts(f"{server.url}/a", fetcher(cache=memory, now=lambda: now + 50)) == ["text"]
        assert len(server.asked) == asked


def test_no_date_is_taken_from_when_a_file_was_changed(server, fetcher):
    server.lays("/a", "text", last_modified="Mon, 03 Feb 2025 10:00:00 GMT", date="Mon, 03 Feb 2025 10:00:00 GMT")
    (found,) = fetched([f"{server.url}/a"], fetcher())
    assert found.fields.keys() == {"url"}


def test_what_is_behind_a_redirect_is_kept_under_the_first_address(server, fetcher, memory):
    server.pages["/a"] = b"HTTP/1.1 302 -\r\nLocation: /b\r\n\r\n"
    server.lays("/b", "text", etag='"1"')
    texts(f"{server.url}/a", fetcher(cache=memory))
    server.pages["/b"] = b"HTTP/1.1 304 -\r\n\r\n"
    (found,) = fetched([f"{server.url}/a"], fetcher(cache=memory))
    assert (found.data, dict(found.fields)) == (b"text", {"url": f"{server.url}/b"})
    assert ["If-None-Match" in request for path, request in server.asked if path != "/robots.txt"] == [False, False, False, True]


def test_another_page_behind_a_redirect_isn_t_taken_for_the_one_that_is_kept(server, fetcher, memory):
    server.pages["/a"] = b"HTTP/1.1 302 -\r\nLocation: /b\r\n\r\n"
    server.lays("/b", "old", etag='"1"')
    texts(f"{server.url}/a", fetcher(cache=memory))
    server.pages["/a"] = b"HTTP/1.1 302 -\r\nLocation: /c\r\n\r\n"
    server.lays("/c", "new", etag='"1"')
    assert texts(f"{server.url}/a", fetcher(cache=memory)) == ["new"]
    assert "If-" not in server.asked[-1][1]


def test_robots_are_kept_for_a_day(server, fetcher, memory):
    server.lays("/a", "text")
    start = time.time()
    for seconds in (0, 86_399, 86_401):
        texts(f"{server.url}/a", fetcher(cache=memory, now=lambda s=seconds: start + s))
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]


def test_without_the_net_there_is_what_still_counts_and_one_line_for_the_rest(fetcher, server, memory):
    server.lays("/a", "text", cache_control="max-age=60", etag='"1"')

    def offline(host, port):
        raise OSError(-3, "Temporary failure in name resolution")

    place = f"news.example:{server.port}"
    start = time.time()
    assert texts(f"http://{place}/a", fetcher(allow=[place], cache=memory, now=lambda: start, resolver=lambda host, port: ["127.0.0.1"])) == ["text"]
    later = [texts(f"http://{place}/a", fetcher(allow=[place], cache=memory, now=lambda s=s: start + s, resolver=offline)) for s in (30, 90)]
    assert later == [["text"], ["no address of news.example is known: Temporary failure in name resolution"]]


def test_what_is_kept_is_as_it_was(memory):
    kept.save(memory, URL, PAGE)
    assert kept.load(memory, URL) == PAGE
    assert kept.load(memory, f"{URL}b") is None


DAMAGED = [
    b"", b"\n", b"x\ny", b"{}\n", b"[]\n", b"null\n", b"{" * 100_000, b"\xff\n",
    json.dumps({"url": 1, "content_type": "", "etag": "", "modified": "", "since": 1.0, "until": 2.0}).encode() + b"\nbody",
    json.dumps({"url": URL, "content_type": "", "etag": "", "modified": "", "since": "1", "until": 2.0}).encode() + b"\nbody",
    json.dumps({"url": URL, "content_type": "", "body": "x"}).encode() + b"\nbody",
    json.dumps({"url": URL, "content_type": ""}).encode(),
]  # fmt: skip


@pytest.mark.parametrize("data", DAMAGED)
def test_what_is_damaged_counts_as_unknown(memory, data):
    memory[kept.key(URL)] = data
    assert kept.load(memory, URL) is None


@given(st.binary(max_size=100))
def test_any_body_is_kept(data):
    found = {}
    memory = type("Memory", (), {"get": found.get, "put": lambda self, key, data: found.update({key: data})})()
    kept.save(memory, URL, replace(PAGE, body=data))
    assert kept.load(memory, URL).body == data


def test_the_cache_is_no_larger_than_it_may_be(tmp_path, server, fetcher):
    folder = Folder(tmp_path, 100_000)
    for n in range(10):
        server.lays(f"/{n}", f"{n}" * 30_000)
        texts(f"{server.url}/{n}", fetcher(cache=folder))
    folder.tidy()
    assert folder.contents().size <= 100_000
    assert texts(f"{server.url}/9", fetcher(cache=folder)) == ["9" * 30_000]


def test_killed_while_it_is_kept_it_is_there_or_not(tmp_path):
    """Runs that write pages are killed (kill -9); whatever is found later is whole."""
    code = """
import sys
from pathlib import Path
from crosscheck.cache.folder import Folder
from crosscheck.fetch import kept
from crosscheck.fetch.kept import Page
folder = Folder(Path(sys.argv[1]), 10_000_000)
print("ready", flush=True)
for n in range(10_000_000):
    url = f"https://example.org/{n % 20}"
    kept.save(folder, url, Page(url=url, content_type="", body=url.encode() * 20_000))
"""
    for n in range(4):
        with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE) as run:
            run.stdout.readline()
            time.sleep(0.05 + n * 0.03)
            run.kill()
    found = [kept.load(Folder(tmp_path, 10_000_000), f"https://example.org/{n}") for n in range(20)]
    assert any(found)
    assert all(page is None or page.body == page.url.encode() * 20_000 for page in found)
