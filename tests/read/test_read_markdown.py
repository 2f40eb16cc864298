from datetime import date

import pytest
from tests.clock import at_most

BODIES = [
    ("emphasis", "closed for **12** _years_ and a~~n~~ `half`", "closed for 12 years and a half"),
    ("inside of a word", "un*frigging*believable", "unfriggingbelievable"),
    ("links and pictures", '[12 years](http://x.example/13 "13"), ![13 boats](a.png) <http://x.example>', "12 years, http://x.example"),
    ("references", "[12 years][a]\n\n[a]: http://x.example/13", "12 years"),
    ("lists", "- one\n- two\n\n1. three\n2. four", "one\n\ntwo\n\nthree\n\nfour"),
    ("a table", "| dead | hurt |\n|---|---|\n| 12 | 40 |", "dead | hurt\n\n12 | 40"),
    ("a quotation", "> We wait.\n> Still.", "We wait. Still."),
    ("notes", "After 12 years[^1] it sails.\n\n[^1]: Of the council.", "After 12 years it sails.\n\nOf the council."),
    ("code", "```\nx = 13\n```\n\n    indented text", "x = 13\n\nindented text"),
    ("HTML", "<div>one</div>\n\ntwo <b>12</b><script>13</script> &eacute;\n\n<!-- 13 -->", "one\n\ntwo 12 é"),
    ("escapes", r"\*12\* years, 5 \< 6, 3 * 4", "*12* years, 5 < 6, 3 * 4"),
    ("lines of one paragraph", "closed for 12\nyears\n\nand open", "closed for 12 years\n\nand open"),
    ("a hard break", "one  \ntwo", "one\ntwo"),
    ("Arabic", "بعد **12** عاماً", "بعد 12 عاماً"),
    ("plain text", "Nothing special: 12 years, 3.5 million, 12%.", "Nothing special: 12 years, 3.5 million, 12%."),
]


@pytest.mark.parametrize(("source", "text"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES])
@pytest.mark.parametrize("name", ["a.md", "a.markdown"])
def test_what_a_reader_sees(one, name, source, text):
    assert one(name, source).text == text


TITLES = [
    ("front matter", "---\ntitle: Ferry back\n---\nIt sails.", "Ferry back\n\nIt sails.", "Ferry back"),
    ("front matter and heading", "---\ntitle: Ferry back\n---\n# Ferry back\n\nIt sails.", "Ferry back\n\nIt sails.", "Ferry back"),
    ("a heading", "# Ferry *back*.\n\nIt sails.", "Ferry back.\n\nIt sails.", "Ferry back."),
    ("underlined", "Ferry back\n==========\n\nIt sails.", "Ferry back\n\nIt sails.", "Ferry back"),
    ("none", "It sails.\n\n# Later", "It sails.\n\nLater", None),
]


@pytest.mark.parametrize(("source", "text", "title"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_titles(one, source, text, title):
    found = one("a.md", source)
    assert found.text == text
    assert (found.text[found.title_span.start : found.title_span.end] if found.title_span else None) == title


def test_front_matter(one):
    found = one("a.md", "\ufeff---\noutlet: Harbour Post\npublished: 2025-02-11\nlanguage: fr\n---\nIl navigue.")
    assert (found.outlet, found.published, found.language, found.text, found.extracted) == ("Harbour Post", date(2025, 2, 11), "fr", "Il navigue.", True)


OTHERS = ["README.md", "readme.md", "README.fr.md", "CHANGELOG.md", "Contributing.md", "LICENSE.md", "NEWS.md", "TODO.md", "CODE_OF_CONDUCT.md"]
LIKE = ["news.md", "news-2.md", "history-of-kos.md", "version-13.md", "changes-in-the-cabinet.md", "notice.md", "readmes.md"]


@pytest.mark.parametrize("name", OTHERS)
def test_what_accompanies_programs_is_no_article(said, name):
    assert said(name, "# A program", named=False) == ([], [])
    found, _ = said(name, "# A program", named=True)
    assert len(found) == 1


@pytest.mark.parametrize("name", LIKE)
def test_what_only_looks_like_it_is_one(said, name):
    found, _ = said(name, "It sails.", named=False)
    assert len(found) == 1


REFUSED = [
    ("empty", "", "empty"),
    ("no text", "<!-- 13 -->", "no text in it"),
    ("wrong front matter", "---\ntitle: [a\n---\nx", "front matter, line 3"),
    ("long", "word " * 100_000, "too large for one article (500,000 bytes; at most 400,000)"),
    ("many lines", "a\n" * 30_000, "Markdown of more than 20,000 lines"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused(refused, data, reason):
    assert refused("a.md", data).startswith(reason)


HOSTILE = [
    "[" * 50_000,
    "*a **b " * 10_000,
    "> " * 10_000,
    "`" * 20_000 + "a",
    "![[" * 20_000,
    "<" * 50_000,
    "- " * 10_000,
    "a|" * 20_000 + "\n" + "-|" * 20_000,
    "[^a" * 20_000,
    "~~" * 20_000,
]


@pytest.mark.parametrize("data", HOSTILE, ids=[text[:7].strip() for text in HOSTILE])
def test_a_hostile_text_takes_no_time(said, data):
    with at_most(6):
        found, skipped = said("a.md", data)
    assert len(found) + len(skipped) == 1
