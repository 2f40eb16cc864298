"""The page of a review: the HTML report with controls, in every language; and, where there is a browser, used as a reader would."""

import threading
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from crosscheck.report import render
from crosscheck.report.html_review import SHAPES, STATES
from crosscheck.report.interface import interface, interface_languages
from crosscheck.review import DECISIONS, Decision, Tally
from crosscheck.review.page import page
from crosscheck.review.server import Server

REASON = 'الأرقام «للمنظمين»، "12" <b>لا</b> للشرطة'


def test_the_page_knows_every_decision():
    assert set(STATES) == set(DECISIONS) == set(SHAPES)
    assert len(set(SHAPES.values())) == len(SHAPES)


@pytest.mark.parametrize("code", interface_languages())
def test_every_language_has_its_words(opened, names, code):
    desk = opened()
    desk.decide(Decision(fingerprint=names[0], decision="check", reason="why"))
    made = page(desk, code)
    words = interface(code)
    for name in STATES:
        assert words.text(f"review.states.{name}") in made.html
    assert made.policy in made.html
    assert made.html.count('class="reason"') == 4
    assert f'lang="{code}" dir="{words.direction}"' in made.html


def test_the_report_itself_has_no_controls(opened):
    html = render("html", opened().loaded.report)
    assert "review" not in html.partition("<body")[2].partition("<script>")[0]
    assert "connect-src" not in html
    assert "fetch(" not in html


def test_what_is_settled_elsewhere_is_only_counted(opened, names, monkeypatch):
    from crosscheck.report.states import State

    desk = opened()
    desk.loaded.states[names[0]] = State(suppressed="elsewhere")
    desk.loaded.states[names[1]] = State(suppressed="here")
    desk.decide(Decision(fingerprint=names[1], decision="dismissed", reason="here"))
    html = page(desk, "en").html
    assert f'id="f-{names[0]}"' not in html
    assert f'id="f-{names[1]}"' in html
    assert desk.tally() == Tally(dismissed=1, open=2)
    desk.decide(Decision(fingerprint=names[1], decision="open"))
    assert f'id="f-{names[1]}"' in page(desk, "en").html
    assert desk.tally() == Tally(open=3)


def test_an_article_that_has_changed_is_named(folder, opened):
    Path("news/0-en.txt").write_text("Something else.", encoding="utf-8")
    html = page(opened(), "en").html
    assert "Gone, or changed since the report was made" in html
    assert "news/0-en.txt" in html.partition('id="list"')[0]
    assert "Something else." not in html


@pytest.fixture
def serving(opened):
    """A server, and its desk."""
    desk = opened()
    with Server(desk, lambda: page(desk, "en")) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server, desk
        server.shutdown()
        thread.join()


def test_a_reader_decides_by_keys_and_buttons(browser, serving, names):
    server, desk = serving
    told = []
    view = browser.new_page()
    view.on("console", lambda message: told.append(message.text))
    view.on("pageerror", lambda error: told.append(str(error)))
    view.on("request", lambda request: told.append(request.url) if not request.url.startswith(server.url) else None)
    view.goto(server.url)
    card = [view.locator(f"[id='f-{name}']") for name in names]

    view.keyboard.press("j")
    view.keyboard.press("c")
    view.wait_for_selector(f"[id='f-{names[0]}'][data-decision=confirmed]")

    view.keyboard.press("j")
    view.keyboard.press("d")  # which asks for a reason
    assert card[1].get_attribute("data-decision") == "open"
    assert view.evaluate("document.activeElement.className") == "reason"
    view.keyboard.press("Enter")
    assert "Without a reason nothing is dismissed" in card[1].locator(".told-back").inner_text()
    view.keyboard.insert_text(REASON)
    view.keyboard.press("Enter")
    view.wait_for_selector(f"[id='f-{names[1]}'][data-decision=dismissed]")

    card[2].locator("[data-decide=check]").click()
    view.wait_for_selector(f"[id='f-{names[2]}'][data-decision=check]")
    assert desk.tally() == Tally(confirmed=1, dismissed=1, check=1, open=1)
    assert desk.decisions()[names[1]].reason == REASON

    view.reload()
    assert view.locator("#decided-told").inner_text() == "3 of 4 decided"
    assert [one.get_attribute("data-decision") for one in card] == ["confirmed", "dismissed", "check", "open"]
    assert card[1].locator(".reason").input_value() == REASON
    assert [one.locator("legend .state:not([hidden])").text_content() for one in card] == ["✓ confirmed", "✕ dismissed", "? to be checked", "○ open"]
    assert [one.locator("[aria-pressed=true]").count() for one in card] == [1, 1, 1, 0]

    view.select_option("select[name=decision]", "open")
    assert [one.is_visible() for one in card] == [False, False, False, True]
    view.select_option("select[name=decision]", "")
    card[0].locator("[data-decide=confirmed]").click()  # the same again takes it back
    view.wait_for_selector(f"[id='f-{names[0]}'][data-decision=open]")
    assert names[0] not in desk.decisions()
    assert told == []


def test_a_reader_is_told_what_could_not_be_kept(browser, serving, names):
    server, desk = serving
    view = browser.new_page()
    view.goto(server.url)
    card = view.locator(f"[id='f-{names[0]}']")
    Path("s.toml").write_text("[[suppress]\n", encoding="utf-8")
    card.locator("[data-decide=confirmed]").click()
    card.locator(".told-back.wrong").wait_for()
    assert card.locator(".told-back").inner_text().startswith("Kept, but a file couldn’t be written: s.toml:1: not valid TOML")
    assert card.get_attribute("data-decision") == "confirmed"
    desk.close()
    card.locator("[data-decide=check]").click()
    card.locator(".told-back", has_text="Not kept: report.decisions: the review has ended").wait_for()
    server.shutdown()
    server.server_close()
    card.locator("[data-decide=check]").click()
    card.locator(".told-back", has_text="Not kept: the review has ended. Start").wait_for()
    assert card.get_attribute("data-decision") == "confirmed"


def test_another_page_can_neither_read_nor_decide(browser, serving, names):
    """A page from elsewhere, even if it knew the address."""
    server, desk = serving
    view = browser.new_page()
    view.route("http://evil.example/", lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html"))
    view.goto("http://evil.example/")
    tried = view.evaluate(
        """async ([url, name]) => {
          const body = JSON.stringify({fingerprint: name, decision: "confirmed", reason: ""});
          const tries = [
            () => fetch(url).then((answer) => answer.text()),
            () => fetch(url + "decisions", {method: "POST", body, headers: {"Content-Type": "application/json"}}).then((answer) => answer.status),
            () => fetch(url + "decisions", {method: "POST", body, mode: "no-cors"}).then((answer) => answer.status),
          ];
          return Promise.all(tries.map((one) => one().catch(() => "refused")));
        }""",
        [server.url, names[0]],
    )
    assert tried[:2] == ["refused", "refused"]
    assert tried[2] in ("refused", 0)
    assert desk.tally() == Tally(open=4)


@pytest.mark.parametrize(("code", "scheme"), [("en", "light"), ("ar", "dark")])
def test_nothing_keeps_people_from_reading_it(browser, opened, names, tmp_path, code, scheme):
    desk = opened()
    for name, word in zip(names, ("confirmed", "dismissed", "check"), strict=False):
        desk.decide(Decision(fingerprint=name, decision=word, reason=REASON))
    file = tmp_path / "page.html"
    file.write_text(page(desk, code).html, encoding="utf-8")
    view = browser.new_page(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, viewport={"width": 390, "height": 800})
    view.goto(file.as_uri())
    view.evaluate("for (const one of document.querySelectorAll('.finding, .source')) one.style.contentVisibility = 'visible'")
    found = Axe().run(view)
    assert [(v["impact"], v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []
    assert view.evaluate("document.documentElement.scrollWidth") <= 390
