"""The HTML report without a browser: its structure, what it holds, what it never holds, and its size."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.model import Article, Report, Span
from crosscheck.report import render
from crosscheck.report.bidi import disarmed
from crosscheck.report.html_articles import _joined, _runs, _Value
from crosscheck.report.html_picture import _Scale, _start
from crosscheck.report.html_words import Tongue, mark, markup, tongue
from crosscheck.report.interface import interface_languages
from crosscheck.report.order import entries
from crosscheck.report.states import State
from crosscheck.rules import Rule, load_rules

CODES = interface_languages()
VOID = {"meta", "br", "input", "line", "circle"}
OPTIONAL = {"li", "dt", "dd", "option"}  # whose end may be left out
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "nav", "ul", "li", "main", "section", "h1", "h2", "h3", "h4", "span", "dl", "div", "dt", "dd", "bdi",
    "strong", "b", "br", "table", "thead", "tbody", "tr", "th", "td", "small", "ol", "svg", "line", "circle", "text", "form", "label", "input", "select", "option", "output",
    "button", "article", "figure", "blockquote", "mark", "figcaption", "details", "summary", "code", "pre", "cite", "footer", "dialog", "kbd", "script",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "dir", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "aria-label", "aria-labelledby", "aria-hidden", "tabindex", "scope", "role",
    "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "text-anchor", "type", "autocomplete", "spellcheck", "value", "hidden", "checked", "open", "start",
}  # fmt: skip


@dataclass
class Element:
    """An element of a page, with all the text inside of it."""

    tag: str
    attributes: dict[str, str | None]
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element inside with this tag and these attributes (`class_` is one of its classes)."""
        found = []
        for child in self.children:
            fits = all((child.attributes.get(name) == value) if name != "class_" else value in child.classes for name, value in attributes.items())
            found += [*([child] if fits and tag in ("*", child.tag) else []), *child.all(tag, **attributes)]
        return found

    def one(self, tag: str, **attributes: str) -> Element:
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()


class Page(HTMLParser):
    """A page as a tree; raises where an end doesn't belong to what is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root = self.here = Element("", {}, None)
        self.feed(text)
        self.close()
        assert self.here is self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        group = ("dt", "dd") if tag in ("dt", "dd") else (tag,)
        if tag in OPTIONAL and self.here.tag in group:
            self._leave()
        made = Element(tag, dict(attrs), self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while self.here.tag in OPTIONAL and self.here.tag != tag:
            self._leave()
        assert self.here.tag == tag, f"</{tag}> in <{self.here.tag}>"
        self._leave()

    def handle_data(self, data: str) -> None:
        at: Element | None = self.here
        while at is not None:
            at.text += data
            at = at.parent

    def _leave(self) -> None:
        assert self.here.parent
        self.here = self.here.parent


def page(report: Report, **options: object) -> Element:
    return Page(render("html", report, **options)).root


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


# ------------------------------------------------------------------ one file, which nothing gets into


@pytest.mark.parametrize("code", CODES)
def test_the_policy_lets_in_nothing_but_its_own_style_and_script(report: Report, code: str) -> None:
    found = page(report, language=code)
    policy = found.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    style, script = found.one("style").text, found.one("script").text
    assert policy == f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; base-uri 'none'; form-action 'none'"
    assert len(script.splitlines()) < 400
    assert "innerHTML" not in script
    assert not re.search(r"url\(|@import|@font-face|https?:", style + script)


def test_both_reports_hold_only_known_elements_and_attributes(report: Report, hostile: Report) -> None:
    """No style attribute, no handler, no image, no frame, and every link leads to a place of the page or of a rule."""
    for given_ in (report, hostile):
        found = page(given_)
        assert {element.tag for element in found.all("*")} <= ALLOWED
        names = {name for element in found.all("*") for name in element.attributes}
        assert {name for name in names if not name.startswith("data-")} <= ATTRIBUTES
        ids = [element.attributes["id"] for element in found.all("*") if "id" in element.attributes]
        assert Counter(ids).most_common(1)[0][1] == 1
        targets = {element.attributes["href"] for element in found.all("a")}
        assert {target for target in targets if target and not target.startswith("#")} == set()
        assert targets <= {f"#{name}" for name in ids} | {f"#r-{rule}" for rule in ("quantity-rounded",)}  # a rule that nobody gave


def test_hostile_words_change_nothing_of_the_structure(hostile: Report, make: Callable[..., Report]) -> None:
    """The same report with harmless words in the place of each hostile one has the same elements."""
    bad = page(hostile)
    assert len(bad.all("script")) == len(bad.all("style")) == 1
    assert not bad.all("details", open="")
    assert "<script>alert(1)</script>" in bad.one("div", id="list").text
    assert "{0}" in bad.text
    assert not re.search("[\0\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", render("html", hostile))
    words = ("</script><script>x", "{{ 7*7 }}{% raw %}", '" onclick="x', "' autofocus x='", "<!--", "]]>", "&lt;b&gt;", "&#x202e;", "</style>")
    for word in words:
        made = page(make([(f"a {word} 12 {word}", "12"), (f"b {word} 13 {word}", "13")], about=word, message=word))
        assert len(made.all("*")) == len(page(make([("a x 12 x", "12"), ("b x 13 x", "13")], about="x", message="x")).all("*"))
        assert word in made.one("article", class_="finding").text


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_shown_as_it_is(before: str, after: str) -> None:
    text = disarmed(before) + after.replace("\u2068", "").replace("\u2069", "")
    shown = Page(str(markup(text))).root
    assert (shown.text, shown.children) == (text, [])


def test_the_same_report_in_every_language_has_the_same_places(report: Report) -> None:
    pages = [page(report, language=code) for code in CODES]
    ids = [sorted(str(e.attributes["id"]) for e in found.all("*") if "id" in e.attributes) for found in pages]
    assert ids[0] == ids[1] == ids[2]
    assert [(found.one("html").attributes["lang"], found.one("html").attributes["dir"]) for found in pages] == [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")]


# ------------------------------------------------------------------ what it tells


def test_the_first_screen_tells_the_result(report: Report) -> None:
    found = page(report)
    assert found.one("h1").text.split("  ") == ["1 error 1 warning 1 for information "]
    assert found.one("title").text == "Discrepancy report: 1 error, 1 warning, 1 for information"
    hero = found.one("section", class_="hero")
    assert hero.one("h2").text == "different lengths of time in “how long the bridge was closed”"
    assert [value.one("bdi").text for value in hero.all("p", class_="value")] == ["12 years", "13 years"]
    deck = [(e.all("dt")[0].text.strip(), e.all("dd")[0].text.strip()) for e in found.one("dl", class_="deck").children]
    assert deck == [
        ("Compared", "4 articles, 1,212 claims, 7 facts, 1 story, 14 rules"),
        ("Languages", "English 2, Arabic 1, French 1"),
        ("By nature", "contradiction 1, precision 1, unresolved 1"),
    ]


def test_a_finding_has_its_sides_with_every_quote(report: Report) -> None:
    card = page(report).all("article", class_="finding")[0]
    assert card.attributes["id"] == f"f-{entries(report)[0].fingerprint}"
    assert card.one("p", class_="told").text == "3 sources (2 independent) say 12 years; 1 source says 13 years. They can't both be true at one time."
    one, other = card.all("div", class_="side")
    assert [q.all("blockquote")[0].text for q in one.all("figure")] == [
        "The bridge at Al-Qasr reopened on Monday after a 12-year closure.",
        "Traffic is back. Officials said the crossing had been shut for 12 years, longer than any other on the river.",
        "Le pont d’Al-Qasr, fermé depuis 12 ans, a rouvert lundi.",
    ]
    assert [" ".join(q.one("figcaption").text.split()) for q in one.all("figure")] == [
        "River Post, March 4, 2025, English news/en-1.txt:3",
        "en-2, no date, English news/en-2.txt:1",
        "Le Fleuve, March 4, 2025, French news/fr-1.txt:1",
    ]
    assert " ".join(one.one("p", class_="written").text.split()) == "As written 12-year · 12 years · 12 ans"
    assert [m.text for m in other.all("mark")] == ["13 عامًا"]
    assert "also in news/ar-1.txt:2" in " ".join(other.one("figcaption").text.split())
    block = card.one("pre").text
    assert block == f'[[suppress]]\nfingerprint = "{entries(report)[0].fingerprint}"\nreason = "" # why; without a reason nothing is suppressed'


@pytest.mark.parametrize("code", CODES)
def test_every_quote_and_article_says_its_language_and_direction(report: Report, code: str) -> None:
    found = page(report, language=code)
    quotes = [(q.attributes["lang"], q.attributes["dir"]) for q in found.all("blockquote")]
    assert Counter(quotes) == {("en", "ltr"): 4, ("fr", "ltr"): 2, ("ar", "rtl"): 2}
    texts = [(t.attributes["lang"], t.attributes["dir"]) for t in found.all("div", class_="text")]
    assert texts == [("ar", "rtl"), ("en", "ltr"), ("en", "ltr"), ("fr", "ltr")]
    assert all({"lang", "dir"} <= w.attributes.keys() for written in found.all("p", class_="written") for w in written.all("bdi"))


def test_an_article_is_there_once_with_every_value_marked_where_it_stands(report: Report) -> None:
    found = page(report)
    articles = {source.article.id: source.article for source in report.sources}
    for number, key in enumerate(sorted(articles), 1):
        shown = found.one("article", id=f"s{number}").one("div", class_="text")
        assert shown.text == articles[key].text
    for entry in entries(report):
        for letter, position in zip("ABC", entry.finding.positions, strict=False):
            for mention in position.mentions:
                place = found.one("mark", id=f"a{sorted(articles).index(mention.source) + 1}-{mention.span.start}")
                assert mention.quote.startswith(place.text)
                assert f"{letter}" in str(place.attributes["data-of"])
                assert place.parent
                assert place.parent.text == mention.sentence.text


def test_what_is_contested_is_told_in_the_reader_s_language_and_in_words_that_the_reader_reads(report: Report) -> None:
    titles = {code: page(report, language=code).all("h3", id="h1")[0].text for code in CODES}
    assert titles == {
        "en": "different lengths of time in “how long the bridge was closed”",
        "fr": "durées différentes dans « Le pont d’Al-Qasr, fermé depuis …, a rouvert lundi »",
        "ar": "مدد مختلفة في «أعيد افتتاح جسر القصر بعد إغلاق دام …»",
    }


def own_rules() -> list[Rule]:
    """The built-in rules, with one of the user's own in the place of one of them."""
    return [replace(rule, path=Path("my-rules/duration-differs.yaml")) if rule.id == "duration-differs" else rule for rule in load_rules()]  # type: ignore[misc]


MESSAGES = [
    ("built in, English", "en", False, "different lengths of time in", None),
    ("built in, Arabic", "ar", False, "مدد مختلفة", None),
    ("own, English", "en", True, "3 sources say 12 years, 1 says 13 years (13 عاما)", None),
    ("own, French", "fr", True, "durées différentes", "3 sources say 12 years"),
    ("own, Arabic", "ar", True, "مدد مختلفة", "3 sources say 12 years"),
]


@pytest.mark.parametrize(("code", "own", "title", "note"), [row[1:] for row in MESSAGES], ids=[row[0] for row in MESSAGES])
def test_a_rule_of_the_user_s_own_speaks_in_its_own_words(report: Report, code: str, own: bool, title: str, note: str | None) -> None:
    card = page(report, language=code, rules=own_rules() if own else load_rules()).all("article", class_="finding")[0]
    assert card.one("h3").text.startswith(title)
    notes = card.all("p", class_="note")
    assert [(n.text.startswith(note or ""), n.attributes["lang"], n.attributes["dir"]) for n in notes] == ([(True, "en", "ltr")] if note else [])


def test_a_check_of_one_article_says_what_doesn_t_add_up(make: Callable[..., Report]) -> None:
    made = make([("21 dead", "21"), ("12 men", "12")], rule="sum-differs", kind="quantity", message="parts and total in “x” don't agree: 12 and 7 make 19")
    for code in CODES:
        (note,) = page(made, language=code).all("p", class_="note")
        assert "12 and 7 make 19" in note.text


def test_rules_of_the_findings_are_explained_and_no_others(report: Report) -> None:
    found = page(report)
    assert [e.attributes["id"] for e in found.one("section", class_="rules").all("div")] == ["r-duration-differs", "r-place-differs"]
    why = next(rule.why for rule in load_rules() if rule.id == "duration-differs")
    assert why in found.one("div", id="r-duration-differs").text


# ------------------------------------------------------------------ the picture


def cells(found: Element) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row.children[1:]] for row in found.one("div", class_="matrix").one("tbody").children]


def test_the_matrix_shows_who_is_with_whom_and_who_is_alone(report: Report) -> None:
    found = page(report)
    head = [" ".join(cell.text.split()) for cell in found.one("div", class_="matrix").one("thead").all("th")]
    assert head == ["Contested", "جريدة النهر Arabic", "River Post English", "en-2 English", "Le Fleuve French"]
    assert cells(found) == [["B alone", "A", "A", "A"], ["B", "A", "", ""], ["", "A", "", "B"]]
    assert len(found.one("div", class_="matrix").all("span", class_="ring")) == 1


def test_a_matrix_too_large_to_be_taken_in_is_cut_and_says_so(many: Report) -> None:
    first = replace(many, findings=tuple(replace(finding, story="1") for finding in many.findings))
    matrix = page(first).one("div", class_="matrix")
    assert len(matrix.one("tbody").children) == 40
    assert len(matrix.one("thead").all("th")) == 25
    assert "The first 40 of 400; the others are in the list below." in matrix.text


def dated(parts: SimpleNamespace, *values: str) -> Report:
    one, other = (replace(parts.article(key, f"on {key}"), published=day) for key, day in (("en-1", date(2025, 3, 1)), ("fr-1", date(2025, 3, 11))))
    last = replace(parts.article("ar-1", "on ar-1"), published=None)
    said = [parts.position(value, value, parts.mention(source, source.id)) for value, source in zip(values, (one, other), strict=True)]
    undated = replace(said[0], mentions=(*said[0].mentions, parts.mention(last, last.id)))
    return parts.report([one, other, last], (parts.finding(undated, said[1], rule="date-differs", kind="date"),))


def test_the_timeline_stands_by_days_and_runs_from_the_right_in_arabic(parts: SimpleNamespace) -> None:
    made = dated(parts, "2025-03-01", "2025-03-06")
    for code, discs, letters in (("en", ["2.00%", "98.00%"], ["2.00%", "50.00%"]), ("ar", ["98.00%", "2.00%"], ["98.00%", "50.00%"])):
        line = page(made, language=code).one("div", class_="timeline")
        assert [e.attributes["cx"] for e in line.all("circle")] == discs
        assert [(e.attributes["x"], e.text) for e in line.all("text")] == list(zip(letters, "AB", strict=True))
    assert line.one("p", class_="undated").text == "بلا تاريخ: جريدة النهر"


def test_dates_far_from_all_publications_are_named_and_not_drawn(parts: SimpleNamespace) -> None:
    line = page(dated(parts, "1985", "2025-03-02")).one("div", class_="timeline")
    assert [e.text for e in line.all("text")] == ["B"]
    assert "1985 (beyond the scale)" in " ".join(line.text.split())


def test_without_any_date_there_is_no_timeline(make: Callable[..., Report]) -> None:
    made = make([("a 12", "12"), ("b 13", "13")])
    bare = replace(made, sources=tuple(replace(s, article=replace(s.article, published=None)) for s in made.sources))
    assert page(bare).all("div", class_="timeline") == []
    assert len(page(made).all("div", class_="timeline")) == 1


STARTS = [
    ("day", "2024-12-29", date(2024, 12, 29)),
    ("month", "2024-12", date(2024, 12, 1)),
    ("year", "2024", date(2024, 1, 1)),
    ("span", "2024-12-29..2025-01-02", date(2024, 12, 29)),
    ("until", "..2025-01-02", date(2025, 1, 2)),
    ("no year", "XXXX-12-29", None),
    ("before Christ", "-0479", None),
    ("a century before", "-04XX", None),
    ("a time of day", "T22:08", None),
    ("no such day", "2024-13-40", None),
    ("year nought", "0000", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("value", "expected"), [row[1:] for row in STARTS], ids=[row[0] for row in STARTS])
def test_where_a_contested_date_stands(value: str, expected: date | None) -> None:
    assert _start(value) == expected


@given(st.lists(st.dates(), min_size=1, max_size=4), st.lists(st.dates(), max_size=4), st.booleans())
def test_every_day_has_a_place_on_the_scale(days: list[date], contested: list[date], rtl: bool) -> None:
    scale = _Scale(sorted(days), contested, rtl=rtl)
    for day in (*days, *contested):
        assert 2 <= float(scale.dot(day, "").at) <= 98
    assert not any(scale.dot(day, "").outside for day in days)


# ------------------------------------------------------------------ the stories


def flat(element: Element) -> str:
    return " ".join(element.text.split())


def lines(found: Element) -> list[str]:
    """Each story of the page: what it is about and in which language and direction, what is told of it, its findings."""
    told = []
    for row in (li for li in found.one("section", class_="stories").all("li") if "id" in li.attributes):
        (about,) = row.all("h3")[0].all("bdi")
        links = " ".join(flat(line) for line in row.all("p", class_="links"))
        told.append(f"{about.text}|{about.attributes['lang']} {about.attributes['dir']}|{flat(row.one('p', class_='of'))}|{links}")
    return told


STORIES = [
    (
        "English", "en", 2, 12,
        [
            "Bridge reopens|en ltr|4 articles · Arabic, English, French · March 4, 2025|error 1 warning 4 for information 5",
            "Storm kills 21|en ltr|1 article · English · March 4, 2025|error 2",
            "Grève au port|fr ltr|2 articles · Arabic, French · March 4, 2025 to March 6, 2025|warning 3",
            "Calm 0 <b>|en ltr|2 articles · English, French · March 7, 2025|",
            "Calm 1 <b>|en ltr|2 articles · English, French · March 7, 2025|",
        ],
    ),
    (
        "Arabic, the reader's own title", "ar", 0, 0,
        [
            "Bridge reopens|en ltr|4 مقالات · الإنجليزية، العربية، الفرنسية · 4 مارس 2025|خطأ 1 تحذير 4 للعلم 5",
            "Storm kills 21|en ltr|مقال واحد · الإنجليزية · 4 مارس 2025|خطأ 2",
            "إضراب في الميناء|ar rtl|مقالان · العربية، الفرنسية · من 4 مارس 2025 إلى 6 مارس 2025|تحذير 3",
        ],
    ),
    (
        "French", "fr", 0, 1,
        [
            "Bridge reopens|en ltr|4 articles · anglais, arabe, français · 4 mars 2025|erreur 1 avertissement 4 pour information 5",
            "Storm kills 21|en ltr|1 article · anglais · 4 mars 2025|erreur 2",
            "Grève au port|fr ltr|2 articles · arabe, français · du 4 mars 2025 au 6 mars 2025|avertissement 3",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "quiet", "alone", "expected"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_several_stories_are_listed_those_with_the_worst_findings_first(
    mixed: Callable[..., Report], code: str, quiet: int, alone: int, expected: list[str]
) -> None:
    assert lines(page(mixed(quiet, alone), language=code)) == expected


def test_what_is_about_the_same_is_linked_both_ways(mixed: Callable[..., Report]) -> None:
    made = mixed()
    found = page(made)
    rows = {li.attributes["id"]: li for li in found.one("section", class_="stories").all("li") if "id" in li.attributes}
    assert found.one("nav").all("a")[0].attributes["href"] == "#stories"
    for card, entry in zip(found.all("article", class_="finding"), entries(made), strict=True):
        (link,) = card.one("span", class_="story").all("a")
        row = rows[str(link.attributes["href"])[1:]]
        assert link.text == row.all("h3")[0].text
        assert f"#f-{entry.fingerprint}" in {a.attributes["href"] for a in row.one("p", class_="links").all("a")}
    links = [a for row in rows.values() for line in row.all("p", class_="links") for a in line.all("a")]
    assert len(links) == len(made.findings)
    assert flat(rows["y3"].one("p", class_="who")) == "strike/ar-1, strike/fr-1"


def test_stories_without_findings_and_articles_alone_are_out_of_the_way(mixed: Callable[..., Report]) -> None:
    few, crowd = (page(mixed(*numbers)).one("section", class_="stories") for numbers in ((6, 12), (100, 1)))
    quiet, alone = (one for one in few.children if one.tag == "details")
    assert ("open" in quiet.attributes, "open" in alone.attributes) == (True, False)
    assert (quiet.one("summary").text, alone.one("summary").text) == ("6 stories without findings", "12 articles compared with no other")
    assert [flat(li) for li in alone.all("li")] == [f"alone-{n:03}/en-1 Alone {n}" for n in range(10)]
    assert alone.one("p", class_="hint").text == "2 articles more"
    quiet, alone = (one for one in crowd.children if one.tag == "details")
    assert ("open" in quiet.attributes, len(quiet.all("li"))) == (False, 100)
    assert (alone.one("summary").text, alone.all("p", class_="hint")) == ("1 article compared with no other", [])


SILENT = [
    ("one story", lambda made: replace(made, stories=made.stories[1:2], findings=[f for f in made.findings if f.story == "1"], facts=made.facts[:1])),
    ("no story listed, one named", lambda made: replace(made, stories=(), findings=[f for f in made.findings if f.story == "1"], facts=made.facts[:1])),
    ("one article", lambda made: replace(made, stories=made.stories[-1:], findings=(), facts=())),
    ("nothing", lambda made: replace(made, stories=(), findings=(), facts=(), sources=())),
]


@pytest.mark.parametrize("cut", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_one_story_needs_no_list(mixed: Callable[..., Report], cut: Callable[[Report], Report]) -> None:
    found = page(cut(mixed()))
    assert (found.all("section", class_="stories"), found.all("span", class_="story"), found.all("select", name="story")) == ([], [], [])
    assert not [a for a in found.all("a") if a.attributes["href"] == "#stories"]


def test_no_picture_mixes_stories(mixed: Callable[..., Report]) -> None:
    """Each has the sources, the findings and the days of its own; an article alone stands with nobody and against nobody."""
    drawn = {row.attributes["id"]: row.all("div", class_="panes") for row in page(mixed()).one("section", class_="stories").all("li") if "id" in row.attributes}
    heads = {key: [flat(th) for th in panes[0].one("thead").all("th")] for key, panes in drawn.items() if panes}
    assert heads == {
        "y1": ["Contested", "جريدة النهر Arabic", "River Post English", "en-2 English", "Le Fleuve French"],
        "y3": ["Contested", "strike/ar-1 Arabic", "strike/fr-1 French"],
    }
    assert [[row.all("span", class_="number")[0].text for row in drawn[key][0].one("tbody").children] for key in heads] == [["1", "4", "5"], ["3"]]
    assert [flat(drawn[key][0].one("p", class_="ends")) for key in heads if drawn[key][0].all("p", class_="ends")] == ["March 4, 2025March 6, 2025"]


def test_a_page_of_many_stories_has_the_pictures_that_it_has_room_for(many: Report) -> None:
    """Forty stories that nobody listed, of ten findings and five sources each: the first ones in order, and each with its findings."""
    found = page(many).one("section", class_="stories")
    rows = found.all("li", tabindex="-1")
    assert (len(rows), ["open" in one.attributes for one in found.all("details", class_="picture")]) == (40, [False] * 40)
    wide = replace(many, findings=tuple(replace(f, story=f"story-{int(f.story[-2:]) // 4}") for f in many.findings), facts=())
    drawn = page(wide).one("section", class_="stories").all("div", class_="panes")
    assert [len(panes.one("tbody").all("td")) for panes in drawn] == [*(7 * [800]), 400]


def test_findings_can_be_filtered_by_story_in_the_order_of_the_list(mixed: Callable[..., Report]) -> None:
    found = page(mixed())
    options = [(o.attributes["value"], o.text) for o in found.one("select", name="story").all("option")]
    assert options == [("", "all"), ("1", "Bridge reopens"), ("2", "Storm kills 21"), ("3", "Grève au port")]
    assert [card.attributes["data-story"] for card in found.all("article", class_="finding")] == ["1", "2", "3", "1", "1"]


def test_what_is_agreed_is_told_by_story(mixed: Callable[..., Report]) -> None:
    assert [h.text for h in page(mixed()).one("section", class_="agreed").all("h3")] == ["Bridge reopens", "Grève au port"]


# ------------------------------------------------------------------ what is settled, new, left out, or no article


def test_what_is_settled_is_counted_and_left_out_of_everything(report: Report) -> None:
    first, second, third = entries(report)
    states = {first.fingerprint: State(suppressed="seen"), second.fingerprint: State(baseline="unchanged"), third.fingerprint: State(baseline="new")}
    found = page(report, states=states)
    assert [card.attributes["data-severity"] for card in found.all("article", class_="finding")] == ["info"]
    assert found.one("h1").text.split("  ") == ["0 errors 1 for information "]
    assert "in the baseline 1, suppressed 1" in found.one("dl", class_="deck").text
    assert "13 عامًا" not in [m.text for m in found.all("mark")]


def test_what_is_settled_and_shown_says_why(report: Report) -> None:
    first, second, _ = entries(report)
    states = {first.fingerprint: State(suppressed="رأيناه <b>", shown=True), second.fingerprint: State(baseline="unchanged", shown=True)}
    found = page(report, states=states)
    assert [e.text for e in found.one("div", id="list").all("span", class_="settled")] == ["suppressed: رأيناه <b>", "in the baseline"]
    assert found.one("h1").text.split("  ") == ["0 errors 1 for information "]


def test_where_all_is_settled_or_nothing_found_it_says_so(report: Report) -> None:
    states = {entry.fingerprint: State(baseline="unchanged") for entry in entries(report)}
    for given_, options, expected in (
        (report, {"states": states}, "There is nothing that isn't settled."),
        (replace(report, findings=()), {}, "No contradiction found"),
    ):
        found = page(given_, **options)
        assert found.one("p", class_="nothing").text == expected
        assert (found.all("form"), found.all("section", class_="picture"), found.all("article", class_="finding")) == ([], [], [])
        assert len(found.all("div", class_="text")) == 4


def test_new_sources_are_marked(report: Report) -> None:
    sources = tuple(replace(source, new=source.article.id == "ar-1") for source in report.sources)
    found = page(replace(report, sources=sources, compared=replace(report.compared, new=1)))
    assert "new 1" in found.one("dl", class_="deck").text
    assert len(found.one("article", id="s1").all("span", class_="new")) == 1
    assert [len(found.one("article", id=f"s{n}").all("span", class_="new")) for n in (2, 3, 4)] == [0, 0, 0]
    assert [len(card.one("p", class_="kicker").all("span", class_="new")) for card in found.all("article", class_="finding")] == [1, 1, 0]


def test_sources_that_were_skipped_are_listed(report: Report) -> None:
    assert " ".join(page(report).one("div", class_="skipped").one("ul").text.split()) == "news/photo.jpg not text"
    assert page(replace(report, skipped=())).all("div", class_="skipped") == []


def test_the_house_is_no_article(parts: SimpleNamespace) -> None:
    article = parts.article("en-1", "closed in 2013")
    house = replace(parts.article("en-2", "The embassy closed in 2012."), id="house/1", path="rules/house.yaml:7", house=True, outlet=None)
    held = replace(parts.position("2012", "2012", parts.mention(house, "2012"), independent=0), house=1)
    made = parts.report([article, house], (parts.finding(held, parts.position("2013", "2013", parts.mention(article, "2013")), kind="date"),))
    found = page(made)
    assert [e.attributes["id"] for e in found.all("article", class_="source")] == ["s1"]
    quote = found.one("figure", class_="house")
    assert " ".join(quote.one("figcaption").text.split()) == "the house rules/house.yaml:7"
    assert quote.all("a") == []
    assert [" ".join(c.text.split()) for c in found.one("div", class_="matrix").one("thead").all("th")] == ["Contested", "the house", "River Post English"]
    assert "the house holds 2012; 1 source says 2013." in found.one("div", id="list").one("p", class_="told").text
    assert [o.text for o in found.all("option") if o.text == "the house"] == []


def test_a_place_outside_of_its_article_is_quoted_and_not_linked(report: Report, parts: SimpleNamespace) -> None:
    """Reports made by hand may hold what the pipeline never makes."""
    (finding,) = (entry.finding for entry in entries(report)[:1])
    far = replace(finding.positions[1].mentions[0], span=Span(9000, 9003), sentence=replace(finding.positions[1].mentions[0].sentence, span=Span(8990, 9100)))
    lost = replace(far, source="nobody")
    for odd in (far, lost):
        made = replace(report, findings=(replace(finding, positions=(finding.positions[0], replace(finding.positions[1], mentions=(odd,)))),))
        assert page(made).all("div", class_="side")[-1].one("figcaption").all("a") == []


# ------------------------------------------------------------------ articles in pieces

TEXT = "0123456789abcdefghij"
# values (start, end, finding, position), sentences → "text:marks" pieces, sentences in brackets
PIECES = [
    ("nothing", [], [], f"{TEXT}"),
    ("one", [(2, 4, 1, 0)], [(0, 10)], "[01 |23:1A |456789] abcdefghij"),
    ("two in one sentence", [(2, 4, 1, 0), (6, 7, 2, 1)], [(0, 10), (0, 10)], "[01 |23:1A |45 |6:2B |789] abcdefghij"),
    ("overlapping", [(2, 6, 1, 0), (4, 8, 2, 1)], [(0, 10)], "[01 |23:1A |45:1A,2B |67:2B |89] abcdefghij"),
    ("one inside another", [(2, 8, 2, 0), (4, 6, 1, 1)], [(0, 10)], "[01 |23:2A |45:1B,2A |67:2A |89] abcdefghij"),
    ("the same in two findings", [(2, 4, 1, 0), (2, 4, 2, 1)], [(0, 10)], "[01 |23:1A,2B |456789] abcdefghij"),
    ("side by side", [(2, 4, 1, 0), (4, 6, 1, 1)], [(0, 10)], "[01 |23:1A |45:1B |6789] abcdefghij"),
    ("at the ends", [(0, 2, 1, 0), (18, 20, 1, 1)], [(0, 10), (10, 20)], "[01:1A |23456789] [abcdefgh |ij:1B]"),
    ("sentences that overlap", [(2, 4, 1, 0)], [(0, 6), (4, 10)], "[01 |23:1A |456789] abcdefghij"),
    ("beyond its sentence", [(8, 12, 1, 0)], [(0, 10)], "[01234567 |89:1A] ab:1A |cdefghij"),
]


@pytest.mark.parametrize(("values", "sentences", "expected"), [row[1:] for row in PIECES], ids=[row[0] for row in PIECES])
def test_an_article_is_cut_where_values_and_sentences_begin_and_end(
    article: Callable[..., Article], values: list[tuple[int, int, int, int]], sentences: list[tuple[int, int]], expected: str
) -> None:
    marked = [_Value(Span(start, end), finding, mark(position)) for start, end, finding, position in values]
    runs, start = _runs(article(TEXT), marked, _joined(Span(*sentence) for sentence in sentences), 1)
    told = []
    for run in runs:
        pieces = " |".join(piece.text + (":" if piece.of else "") + ",".join(f"{number}{letter.letter}" for number, letter in piece.of) for piece in run.pieces)
        told.append(f"[{pieces}]" if run.sentence else pieces)
    assert (" ".join(told), start) == (expected, 0)
    anchors = {piece.anchor for run in runs for piece in run.pieces if piece.anchor}
    assert anchors == {f"a1-{start}" for start, *_ in values}


SPAN = st.tuples(st.integers(0, 19), st.integers(1, 20)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(SPAN, max_size=8), st.lists(SPAN, max_size=5))
def test_pieces_make_up_the_text_whatever_overlaps(values: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> None:
    made = Article(id="a", path="a", text=TEXT)
    runs, _ = _runs(made, [_Value(Span(*pair), 1, mark(i)) for i, pair in enumerate(values)], _joined(Span(*pair) for pair in sentences), 1)
    pieces = [piece for run in runs for piece in run.pieces]
    assert "".join(piece.text for piece in pieces) == TEXT
    at = 0
    for piece in pieces:
        due = {mark(i) for i, (start, end) in enumerate(values) if start < at + len(piece.text) and at < end}
        assert {letter for _, letter in piece.of} == due
        at += len(piece.text)


def test_front_matter_stands_before_the_text_and_offsets_count_from_the_file_s_start(parts: SimpleNamespace) -> None:
    head = "---\r\noutlet: River Post\r\n---\r\n"
    made = replace(parts.article("en-1", f"{head}One\u2028line\x00,\tshut\r\nfor 12 years\u202e.\r\n"), body=Span(len(head), 60))
    other = parts.article("fr-1")
    said = (parts.position("P12Y", "12 years", parts.mention(made, "12 years")), parts.position("P13Y", "13", parts.mention(other, "12 ans")))
    shown = page(parts.report([made, other], (parts.finding(*said),))).one("article", id="s1")
    assert shown.one("details").one("pre").text == "---\noutlet: River Post\n---"
    assert shown.one("div", class_="text").text == "One line␀, shut \nfor 12 years. \n"
    assert shown.one("mark").text == "12 years"


# ------------------------------------------------------------------ small parts

MARKS = [(0, "A", 0), (1, "B", 1), (5, "F", 5), (6, "G", 0), (25, "Z", 1), (26, "AA", 2), (51, "AZ", 3), (52, "BA", 4), (702, "AAA", 0)]


@pytest.mark.parametrize(("position", "letter", "tone"), MARKS, ids=[row[1] for row in MARKS])
def test_a_position_has_a_letter_and_a_tone(position: int, letter: str, tone: int) -> None:
    assert (mark(position).letter, mark(position).tone) == (letter, tone)


TONGUES = [
    ("en", Tongue("en", "ltr")), ("ar", Tongue("ar", "rtl")), ("ur", Tongue("ur", "rtl")), ("pt-BR", Tongue("pt-BR", "ltr")), ("und", Tongue("und", "auto")),
    ("", Tongue("und", "auto")), ('en" onload="x', Tongue("und", "auto")), ("xx-none", Tongue("xx-none", "auto")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), TONGUES, ids=[row[0] for row in TONGUES])
def test_what_html_says_of_a_language(code: str, expected: Tongue) -> None:
    assert tongue(code) == expected


WRITTEN = [
    ("behind Arabic letters", "من عام 2012-2024 كانت", "2012-2024", "\u061c2012-2024"),
    ("at the start", "2012-2024 كانت", "2012-2024", "2012-2024"),
    ("behind Latin letters", "عام AFP 2012-2024", "2012-2024", "2012-2024"),
    ("words", "بعد 13 عاما", "13 عاما", "\u061c13 عاما"),
]


@pytest.mark.parametrize(("text", "quote", "expected"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_a_value_alone_keeps_the_order_that_it_has_in_its_sentence(make: Callable[..., Report], text: str, quote: str, expected: str) -> None:
    made = make([(text, quote), ("b 7", "7")])
    arabic = replace(made, sources=tuple(replace(s, article=replace(s.article, language="ar")) for s in made.sources))
    assert page(arabic).all("p", class_="written")[0].one("bdi").text == expected


def test_findings_can_be_filtered_by_what_they_hold(report: Report) -> None:
    found = page(report)
    options = {select.attributes["name"]: [o.text for o in select.all("option")] for select in found.all("select") if "name" in select.attributes}
    assert options["severity"] == ["all", "error", "warning", "for information"]
    assert options["language"] == ["all", "Arabic", "English", "French"]
    assert options["outlet"] == ["all", "Le Fleuve", "River Post", "en-2", "جريدة النهر"]
    assert "story" not in options
    card = found.all("article", class_="finding")[1]
    keys = {o.text: o.attributes["value"] for o in found.one("select", name="outlet").all("option")}
    assert sorted(str(card.attributes["data-outlet"]).split()) == sorted([str(keys["River Post"]), str(keys["جريدة النهر"])])
    assert (card.attributes["data-language"], card.attributes["data-most"], card.attributes["data-latest"]) == ("ar en", "2", "2025-03-04")


# ------------------------------------------------------------------ size


@pytest.mark.parametrize("code", CODES)
def test_a_large_report_is_at_most_three_times_its_articles(many: Report, code: str) -> None:
    assert (len(many.sources), len(many.findings), len(many.facts)) == (200, 400, 1600)
    articles = sum(len(source.article.text.encode()) for source in many.sources)
    assert len(render("html", many, language=code).encode()) < 3 * articles


def test_many_stories_stay_within_the_same_bound(many: Report, mixed: Callable[..., Report]) -> None:
    """The stories of the large report as the pipeline lists them, and a hundred stories more of which nothing is contested."""
    more = mixed(100, 100)
    long = [replace(s, article=replace(s.article, text=s.article.text + "Nothing more is said of it here. " * 60)) for s in more.sources]
    for made in (replace(many, stories=more.stories, sources=(*many.sources, *long)), replace(more, sources=tuple(long))):
        articles = sum(len(source.article.text.encode()) for source in made.sources)
        assert len(render("html", made).encode()) < 3 * articles


def test_an_empty_report_is_small(report: Report) -> None:
    bare = replace(report, sources=(), findings=(), facts=(), skipped=())
    assert len(render("html", bare)) < 60_000
