"""URLs as they are asked for, and those that aren't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.address import is_url, parted, url_of
from crosscheck.fetch.refused import Refused
from crosscheck.fetch.target import parsed

GOOD = [
    pytest.param("https://example.org", "https://example.org/", id="no path"),
    pytest.param("HTTPS://Example.ORG/News", "https://example.org/News", id="upper case"),
    pytest.param("https:/example.org/a", "https://example.org/a", id="as a path writes it"),
    pytest.param("  https://example.org/a\n", "https://example.org/a", id="blanks around"),
    pytest.param("https://example.org:443/a", "https://example.org/a", id="the scheme's own port"),
    pytest.param("http://example.org:443/a", "http://example.org:443/a", id="another port"),
    pytest.param("https://example.org/a#part", "https://example.org/a", id="fragment"),
    pytest.param("https://example.org/a?x=1&y=%20b#f?g", "https://example.org/a?x=1&y=%20b", id="query"),
    pytest.param("https://example.org?x=1", "https://example.org/?x=1", id="query without a path"),
    pytest.param("https://example.org/a/./b/../c", "https://example.org/a/c", id="dot segments"),
    pytest.param("https://example.org/../../etc", "https://example.org/etc", id="above the root"),
    pytest.param("https://example.org/a/..", "https://example.org/", id="dots at the end"),
    pytest.param("https://example.org/a//b/", "https://example.org/a//b/", id="empty segments stay"),
    pytest.param("https://example.org/100%", "https://example.org/100%25", id="a stray percent sign"),
    pytest.param("https://example.org/été", "https://example.org/%C3%A9t%C3%A9", id="letters in the path"),
    pytest.param("https://مثال.إختبار/أخبار?س=١", "https://xn--mgbh0fb.xn--kgbechtv/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B3=%D9%A1", id="Arabic"),
    pytest.param("https://Bücher.example/", "https://xn--bcher-kva.example/", id="letters in the host"),
    pytest.param("https://faß.example/", "https://xn--fa-hia.example/", id="IDNA 2008, not 2003"),
    pytest.param("http://[2001:DB8::1]:80/", "http://[2001:db8::1]/", id="IPv6"),
    pytest.param("https://example.org./", "https://example.org/", id="the root of names"),
    pytest.param("https://a_b.example.org/", "https://a_b.example.org/", id="an underscore"),
    pytest.param('https://example.org/a<b>"c"\\d|e', "https://example.org/a%3Cb%3E%22c%22%5Cd%7Ce", id="marks that HTML or a header would obey"),
]


@pytest.mark.parametrize(("text", "url"), GOOD)
def test_a_url_is_asked_for_in_one_form(text, url):
    assert parsed(text).url == url
    assert parsed(url).url == url


BAD = [
    pytest.param("ftp://example.org/a", "only http and https are fetched", id="ftp"),
    pytest.param("file:///etc/passwd", "only http and https are fetched", id="file"),
    pytest.param("javascript:alert(1)", "only http and https are fetched", id="script"),
    pytest.param("https://user:secret@example.org/", "user's name or password", id="credentials"),
    pytest.param("https://@example.org/", "user's name or password", id="empty credentials"),
    pytest.param("https://example.org:80a/", "not a URL: Port could not", id="port of letters"),
    pytest.param("https://example.org:99999/", "not a URL: Port out of range", id="port too large"),
    pytest.param("https:///", "names no host", id="nothing"),
    pytest.param("https://?x", "it names no host", id="no host"),
    pytest.param("https://exa mple.org/", "a blank or a control", id="blank"),
    pytest.param("https://example.org/a\r\nHost: evil", "a blank or a control", id="line break"),
    pytest.param("https://example.org/a\tb", "a blank or a control", id="tab"),
    pytest.param("https://example.org\\@evil.example/", "user's name or password", id="backslash before the host"),
    pytest.param("https://example.org%2eevil/", "not a host", id="percent in the host"),
    pytest.param("https://-example.org/", "not a host", id="hyphen"),
    pytest.param("https://example..org/", "not a host", id="empty label"),
    pytest.param("https://" + "a" * 64 + ".org/", "not a host", id="long label"),
    pytest.param("https://" + "a." * 127 + "org/", "not a host", id="long host"),
    pytest.param("https://[::1/", "not a URL", id="half a bracket"),
    pytest.param("https://[::g]/", "not a URL|not a host", id="no IPv6"),
    pytest.param("https://\u202eexample.org/", "not a host", id="a mark of direction in the host"),
    pytest.param("https://ex\u200bample\u2024org/", "not a host", id="what looks like another host"),
    pytest.param("https://example.org/" + "a" * 4_000, "too long", id="long"),
]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_what_is_no_url_says_why(text, reason):
    with pytest.raises(Refused, match=reason):
        parsed(text)


JOINED = [
    pytest.param("/b", "https://example.org/b", id="path"),
    pytest.param("b", "https://example.org/x/b", id="beside"),
    pytest.param("../b?c=1#d", "https://example.org/b?c=1", id="above"),
    pytest.param("//other.example/b", "https://other.example/b", id="another host"),
    pytest.param("HTTP://other.example", "http://other.example/", id="another scheme"),
    pytest.param("?page=2", "https://example.org/x/a?page=2", id="query"),
    pytest.param("/été", "https://example.org/%C3%A9t%C3%A9", id="letters"),
]


@pytest.mark.parametrize(("location", "url"), JOINED)
def test_a_redirect_leads_to(location, url):
    assert parsed("https://example.org/x/a").joined(location).url == url


@pytest.mark.parametrize(
    "location", ["/a\r\nSet-Cookie: b=c", "/a b", "javascript:alert(1)", "file:///etc/passwd", "http://u:p@h/", "http://[", "/" + "a" * 5_000]
)
def test_a_redirect_to_what_is_no_url_is_refused(location):
    with pytest.raises(Refused, match=r"^redirected to ") as caught:
        parsed("https://example.org/x/a").joined(location)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


ADDRESSES = [
    pytest.param("https://example.org/a:12", "https://example.org/a%3A12", id="like a line"),
    pytest.param("https://example.org/a!/b", "https://example.org/a%21/b", id="like something in an archive"),
    pytest.param("https://example.org/a:b!c", "https://example.org/a:b!c", id="like neither"),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_can_be_parted(text, address):
    found = parsed(text).address
    assert found == address
    assert parted(found) == (address, None)
    assert parted(f"{found}:3") == (address, 3)
    assert parted(f"{found}!/x.txt:3") == (address, None)


SOURCES = [
    ("https://example.org/a", "https://example.org/a"), ("https:/example.org/a", "https://example.org/a"), ("HTTP:/example.org", "http://example.org"),
    ("file:/etc/passwd", "file://etc/passwd"), ("articles/en.txt", None), ("https", None), ("https:", None), ("c:/news/en.txt", None), ("notes:/a.txt", None),
    ("./https:/example.org", None), ("-", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "url"), SOURCES)
def test_a_url_is_told_from_a_file(source, url):
    assert url_of(source) == url


@pytest.mark.parametrize(
    ("address", "is_one"), [("https://example.org/", True), ("https:/example.org/", False), ("https://example.org", False), ("a.txt", False)]
)
def test_an_address_on_the_net(address, is_one):
    assert is_url(address) is is_one


def url_or_reason(text):
    try:
        return parsed(text).url
    except Refused as error:
        return str(error)


@given(st.text() | st.text(alphabet="htps:/?#[]@.%\\aé١\u202e\ud800\x00-"))
def test_any_text_is_a_url_or_says_why_not(text):
    for whole in (text, f"https://{text}", f"https://example.org/{text}"):
        url = url_or_reason(whole)
        assert url.isprintable()
        if is_url(url):
            assert url.isascii()
            assert " " not in url
            assert url_or_reason(url) == url
