import pytest
from tests.clock import at_most

from crosscheck.model import Span
from crosscheck.read._files import Unreadable
from crosscheck.read._fragment import laid_out, paragraphs

MARKUP = [
    ("plain text", "killed 12 people", "killed 12 people"),
    ("paragraphs", "<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
    ("words in marks", "<p>after <b>12</b>-year <a href='/x'>pause</a></p>", "after 12-year pause"),
    ("spaces", "<p>12\n   years\t and&nbsp;a half</p>", "12 years and\u00a0a half"),
    ("line breaks", "one<br>two<br><br>three", "one\ntwo\n\nthree"),
    ("a list", "<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
    ("a table", "<table><tr><th>dead</th><td>12</td></tr><tr><th>hurt</th><td>40</td></tr></table>", "dead | 12\n\nhurt | 40"),
    ("a table for the layout", "<table><tr><td><p>One.</p></td><td><p>Two.</p></td></tr></table>", "One.\n\nTwo."),
    ("headings and quotes", "<h2>Toll</h2><blockquote>“We wait.”</blockquote>", "Toll\n\n“We wait.”"),
    ("entities", "<p>caf&eacute; &amp; &#x661;&#x662;</p>", "café & ١٢"),
    ("a stray mark", "5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
    ("raised numbers", "12 km<sup>2</sup>, 10<sup>6</sup>, CO<sub>2</sub>, 5<sup>e</sup>", "12 km², 10⁶, CO2, 5e"),
    ("preformatted", "<pre>one\ntwo</pre>", "one\ntwo"),
    ("characters that XML has not", "a\x00b\ud800c", "a b c"),
    ("nothing", "  ", ""),
]
UNSEEN = [
    ("scripts and styles", "<p>a</p><script>alert(13)</script><style>.x{width:13px}</style><noscript>13</noscript>", "a"),
    ("comments", "a<!-- 13 -->b", "ab"),
    ("hidden", "<div style='display: none'>13</div><p hidden>13</p>a", "a"),
    ("forms and frames", "a<form>13</form><iframe src='//x'>13</iframe><button>13</button>", "a"),
    ("captions", "<figure><img src=x alt=13><figcaption>13</figcaption></figure><p>a</p>", "a"),
    ("marks of notes", "12 years<sup><a href='#1'>1</a></sup>", "12 years"),
    ("struck out", "<del>13</del> <s>13</s> 12", "12"),
]


@pytest.mark.parametrize(("markup", "text"), [case[1:] for case in MARKUP + UNSEEN], ids=[case[0] for case in MARKUP + UNSEEN])
def test_what_a_piece_of_html_says(markup, text):
    assert paragraphs(markup) == text


HOSTILE = [
    "<p>" * 100_000,
    "<" * 200_000,
    "<a " * 100_000,
    "&" * 300_000,
    "<table>" * 50_000,
    "<b>" * 100_000,
    "<sup>" * 50_000 + "<a>",
    "<!--" * 50_000,
    "<![CDATA[" * 50_000,
]


@pytest.mark.parametrize("markup", HOSTILE, ids=[text[:9] for text in HOSTILE])
def test_a_hostile_piece_takes_no_time(markup):
    with at_most(5):
        paragraphs(markup)


def test_too_many_elements():
    with pytest.raises(Unreadable, match="more than 300,000 elements"):
        paragraphs("<p>" * 300_001)


LAID = [
    ("before the text", "Ferry back", "It sails.", "Ferry back\n\nIt sails.", Span(0, 10)),
    ("said by the text", "Ferry back", "FERRY  BACK\n\nIt sails.", "FERRY  BACK\n\nIt sails.", Span(0, 11)),
    ("none", "", "It sails.", "It sails.", None),
]


@pytest.mark.parametrize(("title", "body", "text", "span"), [case[1:] for case in LAID], ids=[case[0] for case in LAID])
def test_a_title_stands_once(title, body, text, span):
    assert laid_out(title, body) == (text, span)
