"""What a robots.txt forbids, by RFC 9309."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clock import at_most

from crosscheck.fetch.robots import LARGEST, Rule, normal, parsed

ALL = "User-agent: *\n"
CASES = [
    pytest.param("", "/a", True, id="empty"),
    pytest.param(ALL + "Disallow:", "/a", True, id="nothing forbidden"),
    pytest.param(ALL + "Disallow: /", "/a", False, id="everything forbidden"),
    pytest.param(ALL + "Disallow: /", "/robots.txt", True, id="but for the file itself"),
    pytest.param(ALL + "Disallow: /news", "/newspaper", False, id="a prefix"),
    pytest.param(ALL + "Disallow: /news/", "/news", True, id="a shorter path"),
    pytest.param(ALL + "Disallow: /News", "/news", True, id="case counts"),
    pytest.param(ALL + "Disallow: /news\nAllow: /news/a", "/news/a", True, id="the longer rule"),
    pytest.param(ALL + "Allow: /news\nDisallow: /news/a", "/news/a", False, id="the longer rule forbids"),
    pytest.param(ALL + "Disallow: /a\nAllow: /a", "/a", True, id="of two alike the one that allows"),
    pytest.param(ALL + "Disallow: /*.pdf", "/x/a.pdf?b", False, id="star"),
    pytest.param(ALL + "Disallow: /*.pdf$", "/x/a.pdf?b", True, id="star and end"),
    pytest.param(ALL + "Disallow: /*.pdf$", "/x/a.pdf", False, id="star at the end"),
    pytest.param(ALL + "Disallow: /a$", "/a", False, id="end"),
    pytest.param(ALL + "Disallow: /a$", "/ab", True, id="end of another"),
    pytest.param(ALL + "Disallow: /a*b*c", "/a-b-c-d", False, id="stars in order"),
    pytest.param(ALL + "Disallow: /a*b*c", "/a-c-b", True, id="stars out of order"),
    pytest.param(ALL + "Disallow: /*ab$", "/ab-ab", False, id="star takes as much as it must"),
    pytest.param(ALL + "Disallow: /a*a$", "/a", True, id="one letter isn't two"),
    pytest.param(ALL + "Disallow: *", "/a", False, id="star alone"),
    pytest.param(ALL + "Disallow: /a*$", "/ab", False, id="star before the end"),
    pytest.param(ALL + "Disallow: /?print=", "/?print=1", False, id="query"),
    pytest.param(ALL + "Disallow: /é", "/%C3%A9t%C3%A9", False, id="letters"),
    pytest.param(ALL + "Disallow: /%7euser", "/~user", False, id="encoded without need"),
    pytest.param(ALL + "Disallow: /a%2fb", "/a%2Fb", False, id="hexadecimal digits in any case"),
    pytest.param(ALL + "Disallow: /a%2fb", "/a/b", True, id="an encoded slash is none"),
    pytest.param("Disallow: /\n" + ALL + "Allow: /", "/a", True, id="rules of nobody"),
    pytest.param("User-agent: other\nDisallow: /", "/a", True, id="rules of another"),
    pytest.param(ALL + "Disallow: /\n\nUser-agent: crosscheck\nDisallow: /b", "/a", True, id="our own count before those for all"),
    pytest.param(ALL + "Allow: /\nUser-Agent: CrossCheck/0.1\nDisallow: /b", "/b", False, id="our name in any case, with a version"),
    pytest.param("User-agent: crosschecker\nDisallow: /", "/a", True, id="a name that starts as ours"),
    pytest.param("User-agent: crosscheck\nUser-agent: other\nDisallow: /", "/a", False, id="a group of several"),
    pytest.param(
        "User-agent: crosscheck\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: crosscheck\nDisallow: /b", "/b", False, id="two groups are one"
    ),
    pytest.param("User-agent: crosscheck\nSitemap: /s\nUser-agent: x\nDisallow: /", "/a", False, id="other lines part no group"),
    pytest.param("\ufeffuser-agent:*\r\ndisallow : /a # all of it\r\n", "/ab", False, id="byte order mark, blanks, comment, CRLF"),
    pytest.param("User-agent *\nDisallow: /\n<html>", "/a", True, id="no robots.txt"),
    pytest.param(ALL + "#" * LARGEST + "\nDisallow: /", "/a", True, id="what stands behind 500 KiB"),
]


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_what_is_forbidden(text, path, allowed):
    assert parsed(text.encode()).allow(path) is allowed


@pytest.mark.parametrize(("said", "delay"), [("5", 5.0), ("0.5", 0.5), ("x", 0.0), ("-1", 0.0), ("inf", 0.0), ("9" * 40, 0.0), ("٣", 0.0)])
def test_the_pause_that_is_wished_for(said, delay):
    assert parsed(f"{ALL}Crawl-delay: {said}\nDisallow: /b".encode()).delay == delay


@pytest.mark.parametrize(
    ("pattern", "path"),
    [("/" + "*a" * 2_000 + "$", "/" + "a" * 3_999 + "b"), ("/" + "*ab" * 1_300 + "c", "/" + "ab" * 1_999), ("/" + "*" * 4_000 + "x", "/" + "a" * 3_999)],
)
def test_patterns_made_to_take_long_take_no_time(pattern, path):
    robots = parsed((ALL + f"Disallow: {pattern}\n" * (LARGEST // 4_100)).encode())
    with at_most(2):
        assert robots.allow(path)


@pytest.mark.parametrize("line", ["User-agent: {}\n", "Disallow: /{}\n", "Crawl-delay: {}\n", "{}: a\n", "User-agent: *\nDisallow: /{}\n"])
def test_a_long_file_takes_no_time(line):
    data = "".join(line.format("x" * (n % 7) + chr(97 + n % 26)) for n in range(LARGEST // len(line))) + "Disallow: /\n" * 1_000
    with at_most(2):
        assert parsed(f"User-agent: crosscheck\n{data}".encode()).allow("/Q") in {True, False}


@given(st.binary(max_size=200), st.text(max_size=50))
def test_any_bytes_are_a_robots_txt(data, path):
    assert parsed(b"User-agent: *\nDisallow: " + data).allow(f"/{path}") in {True, False}


@given(st.text(alphabet="ab*$", max_size=8), st.text(alphabet="ab", max_size=8))
def test_patterns_mean_what_regular_expressions_would(pattern, path):
    inner, end = (pattern[:-1], r"\Z") if pattern.endswith("$") else (pattern, "")
    meant = re.match("/" + ".*".join(map(re.escape, inner.split("*"))) + end, f"/{path}") is not None
    assert Rule(normal(f"/{pattern}"), allows=False).matches(f"/{path}") is meant
