"""URLs on the command line and in Python: fetched on --fetch, and else refused."""

import json
import shlex
import socket
from pathlib import Path

import pytest

from crosscheck import InputError, check, extract
from crosscheck.archive import Archive
from crosscheck.cli import run
from crosscheck.fetch import Fetcher, fetched
from crosscheck.fetch.kept import Page
from crosscheck.model import Article, Skipped
from crosscheck.read import suffixes

TWELVE = "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n"
THIRTEEN = "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n"
UNFETCHED = "https://example.org/a: nothing is fetched unless you say --fetch"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with an article, to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "en.txt").write_text(TWELVE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def offline(monkeypatch):
    """Whoever asks the net fails the test."""

    def asked(*arguments, **named):
        pytest.fail("something asked the net")

    monkeypatch.setattr(socket, "create_connection", asked)
    monkeypatch.setattr(socket, "getaddrinfo", asked)


URLS = ["https://example.org/a", "https:/example.org/a"]
COMMANDS = [
    ["check", "en.txt"], ["check", "en.txt", "--new"], ["check", "en.txt", "--against"], ["claims", "en.txt"], ["archive", "add", "en.txt"], ["archive", "check"],
    ["baseline", "create", "en.txt"],
]  # fmt: skip


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_fetched_unless_somebody_says_so(desk, offline, capsys, command, url):
    before = set(desk.iterdir())
    assert run([*command, url]) == 2
    assert capsys.readouterr() == ("", f"crosscheck: {UNFETCHED}\n")
    assert set(desk.iterdir()) == before


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize(
    "use",
    [check, extract, lambda urls: check(["en.txt"], new=urls), Archive("a.duckdb").add, Archive("a.duckdb").check],
    ids=["check", "extract", "new", "add", "archived"],
)
def test_nor_by_the_functions(desk, offline, url, use):
    with pytest.raises(InputError, match=f"^{UNFETCHED}$"):
        use([url])


FOUND = [
    pytest.param(["check", "en.txt", "URL"], 1, id="check"),
    pytest.param(["check", "en.txt", "--new", "URL"], 1, id="new"),
    pytest.param(["check", "URL", "--against", "en.txt"], 1, id="against files"),
    pytest.param(["check", "en.txt", "--against", "URL"], 1, id="against a page"),
    pytest.param(["check", "URL", "--new", "en.txt"], 1, id="a file that is new"),
    pytest.param(["check", "URL", "URL#again", "en.txt", "--jobs", "2", "--one-story"], 1, id="by two processes"),
    pytest.param(["baseline", "create", "URL", "en.txt"], 0, id="baseline"),
]


@pytest.mark.parametrize(("command", "code"), FOUND)
def test_a_page_is_a_source_as_a_file_is(desk, server, capsys, command, code):
    server.lays("/fr", THIRTEEN)
    url = f"{server.url}/fr"
    fetching = ["--fetch", "--fetch-allow", server.place]
    assert run([word.replace("URL", url) for word in command] + fetching) == code, capsys.readouterr().err
    out, err = capsys.readouterr()
    if command[0] == "check":
        assert f"{url}:1\n" in out
        assert err == ""
        assert "2 articles" in out.splitlines()[0]
    else:
        found = json.loads((desk / "crosscheck-baseline.json").read_text(encoding="utf-8"))
        assert [entry["sources"] for entry in found["findings"]] == [["en.txt", url]]
    assert server.paths == ["/fr"]


def test_claims_of_a_page(desk, server, capsys):
    server.lays("/fr", THIRTEEN)
    assert run(["claims", f"{server.url}/fr", "--format", "jsonl", "--fetch", "--fetch-allow", server.place]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["id"] == f"{server.url}/fr"
    assert "13 ans" in [claim["quote"] for claim in found["claims"]]


def test_a_page_in_an_archive(desk, server, capsys):
    server.lays("/fr", THIRTEEN)
    server.lays("/x", THIRTEEN.replace("13", "14"))
    fetching = ["--fetch", "--fetch-allow", server.place]
    assert run(["archive", "add", f"{server.url}/fr", *fetching]) == 0
    assert run(["archive", "add", f"{server.url}/fr", "en.txt", *fetching]) == 0
    assert "1 article added, 1 there already; 2 articles in all" in capsys.readouterr().err
    assert run(["archive", "check", f"{server.url}/x", *fetching, "--show-agreements"]) == 1
    out = capsys.readouterr().out
    assert all(f"{place}:1\n" in out for place in (f"{server.url}/fr", f"{server.url}/x", "en.txt"))
    server.lays("/fr", THIRTEEN.replace("13", "15"))
    assert run(["archive", "add", f"{server.url}/fr", *fetching]) == 0
    assert "1 in the place of an older text" in capsys.readouterr().err


def test_a_page_that_can_t_be_had_is_skipped_and_named(desk, server, capsys):
    server.lays("/fr", THIRTEEN)
    assert run(["check", "en.txt", f"{server.url}/fr", f"{server.url}/gone", "--fetch", "--fetch-allow", server.place]) == 2
    out, err = capsys.readouterr()
    assert err == f"crosscheck: {server.url}/gone: 404 Not Found\n"
    assert "1 error" in out


def test_all_pages_gone_is_nothing_to_check(desk, server, capsys):
    assert run(["check", f"{server.url}/gone", "--fetch", "--fetch-allow", server.place]) == 2
    assert capsys.readouterr().err == f"crosscheck: {server.url}/gone: 404 Not Found\ncrosscheck: nothing to check: none of the sources could be read\n"


def test_a_hostile_address_is_shown_on_one_line(desk, capsys):
    assert run(["check", "en.txt", "https://exa\x1b[31mmple.org/\n::error::x", "--fetch"]) == 2
    err = capsys.readouterr().err
    assert "not a URL: it holds a blank or a control character" in err
    assert "\x1b" not in err
    assert len(err.splitlines()) == 2


WRONG = [
    (["check", "en.txt", "http://127.0.0.1:1/", "--fetch", "--fetch-allow", "127.0.0.1"], "--fetch-allow '127.0.0.1': write HOST:PORT, such as 127.0.0.1:8000"),
    (
        ["check", "https://example.org/a", "--new-from-git", "main", "--fetch"],
        "--new-from-git: https://example.org/a isn't a file; name files and folders alone",
    ),
    (["check", "https://example.org/a", "--against-git", "--fetch"], "--against-git: https://example.org/a isn't a file; name files and folders alone"),
]


@pytest.mark.parametrize(("command", "message"), WRONG)
def test_what_makes_no_sense_says_so(desk, offline, capsys, command, message):
    assert run(command) == 2
    assert capsys.readouterr().err == f"crosscheck: {message}\n"


def test_a_second_run_takes_from_the_cache_unless_there_is_none(desk, server, tmp_path, capsys):
    server.lays("/fr", THIRTEEN, cache_control="max-age=60")
    command = ["claims", f"{server.url}/fr", "--fetch", "--fetch-allow", server.place]
    for options in (["--cache-dir", "kept"], ["--cache-dir", "kept"], ["--no-cache"]):
        assert run([*command, *options]) == 0
    assert server.paths == ["/fr", "/fr"]


@pytest.mark.parametrize("form", ["sarif", "html", "markdown", "json", "csv", "github", "gitlab", "junit", "pr", "xlsx"])
def test_a_page_is_named_in_every_report(desk, server, capsys, form):
    server.lays("/fr", THIRTEEN)
    url = f"{server.url}/fr"
    assert run(["check", "en.txt", url, "--fetch", "--fetch-allow", server.place, "--format", form, "--output", "report"]) == 1
    text = (desk / "report").read_bytes()
    if form == "sarif":
        uris = {artifact["location"]["uri"]: artifact["location"].get("uriBaseId") for artifact in json.loads(text)["runs"][0]["artifacts"]}
        assert uris[url] is None
        assert uris["en.txt"]
    elif form != "xlsx":
        shown = url.replace("://", ":&#8203;//") if form in {"markdown", "pr"} else url  # so that nobody makes a link of it
        assert shown.encode() in text


def test_in_python(desk, server, fetcher):
    server.lays("/fr", THIRTEEN)
    url = f"{server.url}/fr"
    report = check([*fetched([url, f"{server.url}/gone"], fetcher()), "en.txt", Article(id="x", path="x", text=TWELVE, language="en")])
    assert sorted(source.article.path for source in report.sources) == ["en.txt", url, "x"]
    assert report.skipped == (Skipped(path=f"{server.url}/gone", reason="404 Not Found"),)
    new = check(["en.txt"], new=list(fetched([url], fetcher())))
    assert [source.article.path for source in new.sources if source.new] == [url]
    for grouping in ("folders", "one"):
        assert check(["en.txt"], new=list(fetched([url], fetcher())), stories=grouping).compared.new == 1


def test_records_of_a_page_are_named_by_their_lines(desk, server, fetcher):
    rows = [json.dumps({"id": n, "text": text}) for n, text in (("a", TWELVE), ("b", THIRTEEN))]
    server.lays("/api?x=1", "\n".join(rows), content_type="application/x-ndjson")
    url = f"{server.url}/api?x=1"
    report = check(["en.txt"], new=list(fetched([url], fetcher())))
    assert [source.article.path for source in report.sources if source.new] == [f"{url}:1", f"{url}:2"]


@pytest.mark.skipif(".html" not in suffixes(), reason="no reader of pages")
def test_a_web_page_is_read_as_one(desk, server, fetcher):
    page = f"<html lang=fr><head><title>La passerelle</title></head><body><nav><a href=/>Accueil</a></nav><article><h1>La passerelle</h1><p>{THIRTEEN * 3}</p></article></body></html>"
    server.lays("/fr", page, content_type="text/html; charset=utf-8")
    found = extract(list(fetched([f"{server.url}/fr"], fetcher())))
    assert "13 ans" in {claim.quote for claims in found.claims for claim in claims}
    assert "Accueil" not in found.articles[0].text


def shown():
    """The commands of docs/sources.md that fetch."""
    page = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    return [line for line in page.splitlines() if line.startswith("crosscheck ") and "--fetch" in shlex.split(line, comments=True)]


def test_there_are_commands_that_fetch():
    assert len(shown()) >= 3


@pytest.mark.parametrize("command", shown())
def test_a_command_that_is_shown_runs(desk, offline, capsys, monkeypatch, command):
    """With a page in the place of the net."""
    page = Page(url="https://example.org/news/ferry", content_type="text/plain", body=THIRTEEN.encode())
    monkeypatch.setattr(Fetcher, "page", lambda self, target: page)
    (desk / "articles").mkdir()
    (desk / "en.txt").rename(desk / "articles" / "en.txt")
    assert run(shlex.split(command, comments=True)[1:]) in (0, 1), capsys.readouterr().err
    assert "13 ans" in capsys.readouterr().out
