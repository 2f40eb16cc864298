"""The HTML report in a real browser, headless Chromium: what it looks like is measured, what it does is done by mouse and by keyboard alone.

Skipped where there is no Chromium; CROSSCHECK_BROWSER=required makes that a failure, as in CI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from crosscheck.model import Report
from crosscheck.report import render
from crosscheck.report.interface import interface_languages
from crosscheck.report.order import entries

CODES = interface_languages()
LOADED = 2.0  # seconds in which the large report is there
FRAME = 50  # milliseconds that a frame may take on average while it is scrolled


@dataclass
class Desk:
    """Opens reports in fresh windows, and remembers what went wrong there and what was asked of the network."""

    browser: Browser
    folder: Path
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, report: Report, code: str = "en", *, at: str = "", size: tuple[int, int] = (1280, 800), **options: object) -> Page:
        file = self.folder / f"{len(self.contexts)}.html"
        file.write_text(render("html", report, language=code), encoding="utf-8")
        settings: dict[str, object] = {"viewport": {"width": size[0], "height": size[1]}, "reduced_motion": "reduce", **options}
        context = self.browser.new_context(**settings)  # type: ignore[arg-type]
        self.contexts.append(context)
        context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        context.on("request", lambda request: self.asked.append(request.url))
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto(f"{file.as_uri()}{at}")
        return page


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    """Whatever a test does, nothing goes wrong on the page, and nothing leaves it."""
    made = Desk(browser, tmp_path)
    yield made
    for context in made.contexts:
        context.close()
    assert made.wrong == []
    assert [url for url in made.asked if not url.startswith(tmp_path.as_uri())] == []
    assert len(made.asked) == len(made.contexts)


def shown(page: Page) -> list[str]:
    """The numbers of the findings that can be seen, in their order."""
    return [str(card.get_attribute("data-n")) for card in page.locator(".finding").all() if card.is_visible()]


def focused(page: Page) -> str:
    """What has the focus: its id, or what it leads to."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.closest('mark')?.id || ''"))


def until(page: Page, expression: str) -> None:
    """Wait until an expression holds; the page's own policy forbids Playwright's way of waiting, which evaluates texts."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(30)
    raise AssertionError(f"never: {expression}")


def first(report: Report) -> str:
    return entries(report)[0].fingerprint


# ------------------------------------------------------------------ reading


@pytest.mark.parametrize("code", CODES)
def test_it_opens_in_every_language(desk: Desk, report: Report, code: str) -> None:
    page = desk.open(report, code)
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == [code, "rtl" if code == "ar" else "ltr"]
    assert shown(page) == ["1", "2", "3"]
    assert page.locator("#filters").is_visible()
    for value in page.locator(".hero .value").all():  # the result is there before anything is scrolled
        box = value.bounding_box()
        assert box
        assert box["y"] + box["height"] < 800


@pytest.mark.parametrize("code", CODES)
def test_it_reads_without_scripts(desk: Desk, report: Report, code: str) -> None:
    page = desk.open(report, code, java_script_enabled=False)
    assert shown(page) == ["1", "2", "3"]
    assert not page.locator("#filters").is_visible()
    assert [button for button in page.locator("button").all() if button.is_visible()] == []
    assert page.locator(".finding").first.locator("blockquote").count() == 4
    page.locator(".finding").first.locator("figcaption a").first.click()
    place = page.locator("mark:target")
    box = place.bounding_box()
    assert box
    assert 0 <= box["y"] < 800
    page.locator(".finding").first.locator("details.use summary").click()
    assert first(report) in page.locator(".finding").first.locator("pre").inner_text()


SIZES = [(360, 740), (768, 1024), (1280, 800), (3840, 2160)]


@pytest.mark.parametrize("code", CODES)
def test_no_width_scrolls_sideways(desk: Desk, report: Report, hostile: Report, mixed: Callable[..., Report], code: str) -> None:
    for given in (report, hostile, mixed()):
        page = desk.open(given, code)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, code)


# ------------------------------------------------------------------ filters and sorting

FILTERS = [
    ("severity", [("severity", "error")], "", ["1"]),
    ("nature", [("nature", "precision")], "", ["3"]),
    ("kind", [("kind", "place")], "", ["2"]),
    ("language", [("language", "ar")], "", ["1", "2"]),
    ("two at once", [("language", "ar"), ("severity", "warning")], "", ["2"]),
    ("none", [("severity", "error"), ("kind", "place")], "", []),
    ("words", [], "CLOSURE", ["1", "2"]),
    ("two words", [], "ouvriers quelque", ["3"]),
    ("without accents", [], "ferme depuis", ["1"]),
    ("words that aren't quoted", [], "مُغْلقا", []),
    ("Arabic with other vowel marks", [], "إِغلاق", ["1", "2"]),
    ("Arabic digits", [], "٤٠", ["3"]),
    ("a rule", [], "place-differs", ["2"]),
    ("nowhere", [], "zzz", []),
    ("words and a filter", [("severity", "info")], "closure", []),
]


def test_filters(desk: Desk, report: Report) -> None:
    page = desk.open(report)
    told = page.locator("#shown")
    for name, chosen, words, expected in FILTERS:
        for facet, value in chosen:
            page.select_option(f"select[name={facet}]", value)
        page.fill("#search", words)
        page.wait_for_timeout(120)
        assert shown(page) == expected, name
        assert told.inner_text() == (f"{len(expected)} of 3 shown" if expected else "Nothing fits these filters."), name
        page.click("#clear")
        page.wait_for_timeout(20)
        assert (shown(page), page.input_value("#search"), page.locator("#clear").is_visible()) == (["1", "2", "3"], "", False)


def test_sorting(desk: Desk, report: Report) -> None:
    page = desk.open(report)
    for way, expected in (("most", ["1", "2", "3"]), ("kind", ["1", "2", "3"]), ("latest", ["1", "2", "3"]), ("worst", ["1", "2", "3"])):
        page.select_option("#sort", way)
        assert shown(page) == expected
    older = replace(report, sources=tuple(replace(s, article=replace(s.article, published=None)) if s.article.id == "ar-1" else s for s in report.sources))
    page = desk.open(replace(older, findings=tuple(replace(f, kind="date") if f.severity == "info" else f for f in older.findings)))
    page.select_option("#sort", "kind")
    assert shown(page) == ["3", "1", "2"]


# ------------------------------------------------------------------ the stories


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_story_leads_to_its_findings_and_they_to_it(desk: Desk, mixed: Callable[..., Report], scripts: bool) -> None:
    page = desk.open(mixed(), size=(1280, 500), java_script_enabled=scripts)
    page.locator("#y3 .links a").click()
    card = page.locator(".finding[data-n='3']")
    assert card.evaluate("card => card.matches(':target')")
    page.wait_for_timeout(50)
    assert -1 <= (card.bounding_box() or {"y": -99})["y"] < 200
    card.locator(".story a").click()
    box = page.locator("#y3").bounding_box()
    assert box
    assert -1 <= box["y"] < 200


def test_of_many_stories_those_without_findings_are_folded_and_found_all_the_same(desk: Desk, mixed: Callable[..., Report]) -> None:
    page = desk.open(mixed(150, 3))
    visible = "[...document.querySelectorAll('.stories li[id]')].filter(row => row.checkVisibility({contentVisibilityAuto: false})).length"
    assert page.evaluate(visible) == 3
    page.evaluate("location.hash = 'y100'")  # a link leads into what is folded
    until(page, f"{visible} === 153")
    assert {track.evaluate("track => track.getBoundingClientRect().height < 40") for track in page.locator("#y1 .timeline li").all()} == {True}  # a line each
    page.locator(".stories details.picture").first.locator("summary").click()
    assert not page.locator("#y1 .matrix").is_visible()  # with so few that have findings, the pictures were there


def test_findings_of_one_story(desk: Desk, mixed: Callable[..., Report]) -> None:
    page = desk.open(mixed())
    page.select_option("select[name=story]", "3")
    assert shown(page) == ["3"]
    page.locator("#y1 .links a").nth(1).click()  # what a filter hides is shown again
    until(page, "document.activeElement.dataset.n === '4'")
    page.select_option("#sort", "story")
    assert shown(page) == ["1", "4", "5", "2", "3"]


def test_stories_are_printed_with_what_is_folded(desk: Desk, mixed: Callable[..., Report]) -> None:
    page = desk.open(mixed(8, 3))
    parts = ".stories li[id], .stories .matrix, .stories details > ul > li"
    seen = f"[...document.querySelectorAll('{parts}')].filter(one => one.checkVisibility()).length"
    assert page.evaluate(seen) == 3 + 2
    page.emulate_media(media="print")
    assert page.evaluate(seen) == 3 + 2 + 8 + 3


# ------------------------------------------------------------------ the articles side by side


def panes(page: Page) -> list[str]:
    return [str(pane.get_attribute("id")) for pane in page.locator("#panes .source").all()]


def test_a_click_on_a_quote_opens_its_article_beside_the_others(desk: Desk, report: Report) -> None:
    page = desk.open(report, size=(1280, 500))
    asked = str(page.locator(".finding").first.locator("figcaption a").nth(3).get_attribute("href"))
    page.locator(".finding").first.locator("blockquote").nth(3).click()
    assert page.locator("#reader").is_visible()
    assert panes(page) == ["s1", "s2", "s3", "s4"]  # the one that was asked for, one of the other side, the rest
    mark = page.locator(f"#panes {asked}")
    assert (mark.get_attribute("class"), mark.get_attribute("data-letter")) == ("p1 now", "B")
    assert [m.get_attribute("class") for m in page.locator("#panes #s2 mark").all()] == ["p0", "p0 now", "p0"]
    assert focused(page) == f"#f-{first(report)}"
    assert page.evaluate("'#' + document.activeElement.closest('mark').id") == asked
    assert page.locator("#reader-legend").inner_text().split() == ["A", "12", "years", "B", "13", "years"]
    assert page.locator("#panes .source:has(.now) .s:has(.now)").count() >= 4
    page.click("#reader-next")
    assert panes(page) == ["s2", "s1"]
    assert page.locator("#panes .now").all_inner_texts() == ["جسر القصر", "bridge"][::-1]
    page.keyboard.press("Escape")
    assert not page.locator("#reader").is_visible()
    page.wait_for_selector(".articles > .source >> nth=3", state="attached")  # the articles are put back when the dialog says that it is closed
    assert (page.locator(".articles > .source").count(), page.locator(".now").count()) == (4, 0)


def test_it_is_scrolled_to_the_sentence_even_in_a_long_article(desk: Desk, make: Callable[..., Report]) -> None:
    filler = "Nothing is said here. " * 400
    page = desk.open(make([(f"{filler}It was shut for 12 years. {filler}", "12 years"), (f"{filler}Shut for 13 years. {filler}", "13 years")]))
    for number in (1, 0):
        page.locator(".finding figcaption a").nth(number).click()
        for pane in page.locator("#panes .source").all():
            frame, place = pane.bounding_box(), pane.locator("mark.now").bounding_box()
            assert frame
            assert place
            assert frame["y"] < place["y"] < frame["y"] + frame["height"]
        page.locator("#reader .close").click()
        assert page.evaluate("document.activeElement.closest('figcaption') !== null")  # where the reader was before


def test_a_value_in_an_article_leads_back_to_its_finding(desk: Desk, report: Report) -> None:
    page = desk.open(report)
    page.locator(".finding").first.locator("figcaption a").first.click()
    page.locator("#panes #s1 mark a").first.click()
    assert not page.locator("#reader").is_visible()
    until(page, "document.activeElement.classList.contains('finding')")


# ------------------------------------------------------------------ deep links and keys


def test_a_link_leads_to_its_finding(desk: Desk, report: Report) -> None:
    third = entries(report)[2].fingerprint
    page = desk.open(report, at=f"#f-{third}", size=(1280, 400))
    until(page, "document.activeElement.classList.contains('finding')")
    assert focused(page) == f"f-{third}"
    box = page.locator(f"[id='f-{third}']").bounding_box()
    assert box
    assert -1 <= box["y"] < 200
    page.select_option("select[name=severity]", "warning")
    page.evaluate(f"location.hash = 'f-{first(report)}'")  # what a filter hides is shown again
    until(page, "document.querySelectorAll('.finding:not([hidden])').length === 3")
    until(page, f"document.activeElement.id === 'f-{first(report)}'")


def test_keys(desk: Desk, report: Report) -> None:
    ids = [f"f-{entry.fingerprint}" for entry in entries(report)]
    page = desk.open(report)
    for key, expected in (("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert focused(page) == ids[expected]
    page.keyboard.press("o")
    assert page.locator("#reader").is_visible()
    page.keyboard.press("j")  # no finding moves behind an open window
    page.keyboard.press("Escape")
    assert focused(page) == ids[1]
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    assert (focused(page), page.input_value("#search")) == ("search", "jk?")
    page.fill("#search", "")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


def test_keys_of_an_arabic_keyboard(desk: Desk, report: Report) -> None:
    page = desk.open(report, "ar")
    for key, code in (("ت", "KeyJ"), ("ت", "KeyJ"), ("ن", "KeyK")):
        page.evaluate("([key, code]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))", [key, code])
    assert focused(page) == f"f-{first(report)}"
    page.evaluate("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '؟', code: 'Slash', bubbles: true}))")
    assert page.locator("#keys").is_visible()


def test_the_first_stop_of_the_tab_key_skips_to_the_findings(desk: Desk, report: Report) -> None:
    page = desk.open(report)
    page.keyboard.press("Tab")
    assert focused(page) == "#findings"
    box = page.locator(".skip").bounding_box()
    assert box
    assert box["y"] >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "search"


def test_every_control_can_be_reached_and_shows_that_it_is(desk: Desk, report: Report) -> None:
    page = desk.open(report)
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(focused(page))
        assert page.evaluate("document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'"), seen[-1]
    assert {"search", "sort"} <= set(seen)
    links = [str(link.get_attribute("href")) for link in page.locator(".finding").first.locator("figcaption a").all()]
    at = [seen.index(link) for link in links]
    assert at == sorted(at)  # in the order of reading


def test_a_ready_suppression_is_copied(desk: Desk, report: Report) -> None:
    page = desk.open(report, permissions=["clipboard-read", "clipboard-write"])
    card = page.locator(".finding").first
    card.locator("details.use summary").click()
    for number, expected in ((0, first(report)), (1, f'[[suppress]]\nfingerprint = "{first(report)}"')):
        card.locator("button.copy").nth(number).click()
        until(page, "document.getElementById('status').textContent === 'Copied'")
        assert str(page.evaluate("navigator.clipboard.readText()")).startswith(expected)
        until(page, "document.getElementById('status').textContent === ''")


# ------------------------------------------------------------------ print, direction, accessibility, size


@pytest.mark.parametrize("code", CODES)
def test_it_prints_without_what_only_a_screen_needs(desk: Desk, report: Report, code: str) -> None:
    page = desk.open(report, code, color_scheme="dark")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 20_000
    page.emulate_media(media="print")
    for hidden in ("nav", "#filters", ".skip", ".use", ".on"):
        assert [one for one in page.locator(hidden).all() if one.is_visible()] == [], hidden
    assert shown(page) == ["1", "2", "3"]
    assert page.locator(".articles").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


BOXES = """([selector, ...texts]) => {
  const walk = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const whole = nodes.map((node) => node.data).join('');
  const left = (text) => {
    let at = whole.indexOf(text);
    for (const node of nodes) {
      if (at < node.length) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        return Math.round(range.getBoundingClientRect().left);
      }
      at -= node.length;
    }
    return null;
  };
  return texts.map(left);
}"""
NUMBERS = [
    ("words between", "بلغ العدد من 12 إلى 13 شخصا", "من 12 إلى 13", "12", "13", True),
    ("a hyphen behind Arabic letters", "كان ذلك بين عامي 2012-2024 في المدينة", "2012-2024", "2012", "2024", True),
    ("a hyphen behind Latin letters", "قالت وكالة AFP 2012-2024 في المدينة", "2012-2024", "2012", "2024", False),
    ("Arabic digits", "بلغ العدد ١٢ إلى ١٣ شخصا", "١٢ إلى ١٣", "١٢", "١٣", True),
]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_two_numbers_stand_as_an_arab_reads_them_wherever_they_are_shown(desk: Desk, make: Callable[..., Report], code: str) -> None:
    """In the quote, in the words as written and in the article; the page's own direction changes nothing of it."""
    for name, text, quote, low, high, first_is_right in NUMBERS:
        made = make([(text, quote), ("in 1985", "1985")])
        arabic = replace(made, sources=tuple(replace(s, article=replace(s.article, language="ar")) if s.article.id == "s0" else s for s in made.sources))
        page = desk.open(arabic, code)
        for place in ("blockquote", ".written bdi", "#s1 .text"):
            one, other = page.evaluate(BOXES, [place, low, high])
            assert (one > other) == first_is_right, (name, place, one, other)


@pytest.mark.parametrize(("code", "right"), [("en", False), ("fr", False), ("ar", True)])
def test_a_letter_stands_before_its_value_and_a_before_b(desk: Desk, report: Report, code: str, right: bool) -> None:
    page = desk.open(report, code)
    for place in (".hero .duel", ".matrix tbody th", ".sides"):
        found = page.locator(place).first
        badges, values = found.locator(".badge"), found.locator(".badge + bdi")
        boxes = [one.bounding_box() for one in (badges.nth(0), values.nth(0), badges.nth(1), values.nth(1))]
        lefts = [box["x"] for box in boxes if box]
        assert len(lefts) == 4
        assert lefts == sorted(lefts, reverse=right), place
    sentence = page.evaluate(BOXES, [".told", "12", "13"])
    assert (sentence[0] > sentence[1]) == right


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("several", [False, True], ids=["one story", "several"])
def test_axe_finds_nothing(desk: Desk, report: Report, mixed: Callable[..., Report], several: bool, code: str, scheme: str) -> None:
    page = desk.open(mixed() if several else report, code, color_scheme=scheme)
    page.evaluate(
        "for (const one of document.querySelectorAll('details')) one.open = true;"
        "for (const one of document.querySelectorAll('.finding, .source')) one.style.contentVisibility = 'visible'"
    )
    states: list[Callable[[], object]] = [lambda: None]
    if (code, scheme) in (("en", "light"), ("ar", "dark")):
        states += [page.locator(".finding figcaption a").first.click, lambda: (page.keyboard.press("Escape"), page.keyboard.press("?"))]
    for reach in states:
        reach()
        found = Axe().run(page)
        assert [(v["impact"], v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []
        assert len(found.response["passes"]) > 20


def test_a_large_report_opens_and_scrolls_at_once(desk: Desk, many: Report) -> None:
    times = []
    for _ in range(3):  # another process may get in the way
        page = desk.open(many)
        times.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000)
        if times[-1] < LOADED:
            break
    assert min(times) < LOADED
    frame = page.evaluate(
        """async () => {
          const start = performance.now();
          for (let i = 0; i < 60; i++) {
            scrollBy(0, 400);
            await new Promise(requestAnimationFrame);
          }
          return (performance.now() - start) / 60;
        }"""
    )
    assert frame < FRAME
    page.fill("#search", "quay")
    until(page, "document.getElementById('shown').textContent.includes('of 400')")
