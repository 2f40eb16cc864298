"""What benchmarks/speed makes and measures: news that is the same for the same seed, planted conflicts that are there, and a run of the whole command."""

import importlib
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from crosscheck.read import read

FOLDER = Path(__file__).parent.parent / "benchmarks" / "speed"


@pytest.fixture(scope="module")
def load():
    """Modules of the benchmark, by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        yield importlib.import_module
    for name in [name for name, module in sys.modules.items() if str(getattr(module, "__file__", "")).startswith(str(FOLDER))]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def corpus(load, tmp_path_factory):
    """A corpus of 400 articles."""
    folder = tmp_path_factory.mktemp("corpus") / "made"
    load("corpus").write(folder, 400, 7)
    return folder


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_same_seed_makes_the_same_bytes(load, corpus, tmp_path):
    for name, seed in (("again", 7), ("other", 8)):
        load("corpus").write(tmp_path / name, 400, seed)
    assert files(tmp_path / "again") == files(corpus) != files(tmp_path / "other")


def test_a_small_corpus_is_the_beginning_of_a_large_one(load, corpus, tmp_path):
    load("corpus").write(tmp_path / "small", 100, 7)
    small, large = ({record["id"]: record for path in (folder / "news").iterdir() for record in lines(path)} for folder in (tmp_path / "small", corpus))
    last = max(small).partition("-")[0]
    assert len(small) == 100
    assert {name: record for name, record in small.items() if name.partition("-")[0] != last}.items() <= large.items()


def test_articles_are_as_news_is(corpus):
    articles, skipped = read([corpus / "news"])
    assert (len(articles), skipped) == (400, ())
    assert {article.language for article in articles} == {"en", "fr", "ar"}
    assert all(1_500 < len(article.text) < 3_000 for article in articles)
    assert all(article.published and article.outlet and article.title for article in articles)
    assert not [article.text for article in articles if re.search(r"[{}|]|  | [.,،]|\bde [AEIOUÉ]", article.text)]
    assert len({article.text for article in articles}) == 400
    assert len(list((corpus / "news").iterdir())) == 2


def test_events_are_told_by_three_to_eight_articles(corpus):
    events = lines(corpus / "events.jsonl")
    assert all(3 <= len(event["articles"]) <= 8 for event in events[:-1])
    assert len({event["kind"] for event in events}) == 10
    assert len(events) > 60


def test_what_is_planted_is_there(corpus):
    texts = {record["id"]: record["text"] for path in (corpus / "news").iterdir() for record in lines(path)}
    planted = lines(corpus / "planted.jsonl")
    assert len(planted) > 20
    assert {"quantity", "money", "duration", "date", "percent", "person"} <= {each["kind"] for each in planted}
    for each in planted:
        assert [texts[each["article"]][start:end] for start, end in each["spans"]] == [each["told"]] * len(each["spans"]), each
        assert len(each["others"]) > 1
        assert each["article"] not in each["others"]
        assert not [other for other in each["others"] if each["told"] in re.findall(r"[\w\u202f,]+", texts[other]) and each["kind"] == "person"]


def numbers(events, fact):
    """What a fact may be, drawn often."""
    draw = random.Random(1)
    return {events.value(fact, events.FIRST, draw) for _ in range(300)} if fact[0] not in ("person", "place", "harbour", "date", "year") else set()


def test_arabic_nouns_have_one_form_for_all_numbers(load):
    """3 to 10 take a plural, what ends in 11 to 99 a singular in one case, round hundreds one in another."""
    for kind, about in load("events").kinds().items():
        for name, fact in about["facts"].items():
            forms = {"few" if number <= 10 else "hundreds" if number % 100 == 0 else number % 100 > 10 for number in numbers(load("events"), fact)}
            assert len(forms) < 2, (kind, name)
            assert False not in forms, (kind, name)


def test_every_language_tells_the_same_facts(load):
    for kind, about in load("events").kinds().items():
        told = set()
        for item in (about["lead"], *about["body"], *about["color"]):
            facts = {frozenset(about["facts"].keys() & set(re.findall(r"\{([a-z]+)\}", sentence))) for variants in item.values() for sentence in variants}
            assert (item.keys(), len(facts)) == ({"en", "fr", "ar"}, 1), (kind, item)
            told |= facts.pop()
        assert told == about["facts"].keys(), kind


def position(*sources, start=10, end=20):
    return {"sources": [f"news/day.jsonl:{s}" for s in sources], "mentions": [{"start": start, "end": end}]}


PLANTED = {"kind": "money", "article": "s1-0", "others": ["s1-1", "s1-2"], "spans": [[12, 14]]}
SCORED = [
    ("found", "money", "error", (position("s1-0"), position("s1-1", "s1-2")), 1.0, 0),
    ("a warning counts", "money", "warning", (position("s1-0"), position("s1-2")), 1.0, 0),
    ("information doesn't", "money", "info", (position("s1-0"), position("s1-2")), 0.0, 0),
    ("another kind", "quantity", "error", (position("s1-0"), position("s1-2")), 0.0, 1),
    ("not alone", "money", "error", (position("s1-0", "s1-1"), position("s1-2")), 0.0, 1),
    ("against none that tells it", "money", "error", (position("s1-0"), position("s1-3")), 0.0, 1),
    ("other words of it", "money", "error", (position("s1-0", start=14, end=20), position("s1-2")), 0.0, 1),
    ("other articles", "money", "error", (position("s2-0"), position("s2-2")), 0.0, 1),
]


@pytest.mark.parametrize(("kind", "severity", "positions", "recall", "false"), [case[1:] for case in SCORED], ids=[case[0] for case in SCORED])
def test_findings_are_set_against_what_is_planted(load, kind, severity, positions, recall, false):
    score = load("planted").score({"findings": [{"kind": kind, "severity": severity, "positions": positions}]}, [PLANTED])
    assert (score.recall, len(score.false)) == (recall, false)


def test_memory_and_time_of_a_process_are_seen(load, tmp_path):
    run = load("measure").run([sys.executable, "-c", "import time; x = b'x' * 200_000_000; time.sleep(0.6); print(len(x))"], tmp_path)
    assert (run.code, run.output) == (0, b"200000000\n")
    assert run.seconds > 0.6
    assert run.largest > 200_000_000
    assert run.together == 0 or run.together > 200_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process counts what the one that started it had")
def test_memory_is_of_the_process_alone(load, tmp_path):
    held = b"x" * 400_000_000
    run = load("measure").run([sys.executable, "-c", "import time; time.sleep(0.6)"], tmp_path)
    assert len(held) == 400_000_000
    assert 1_000_000 < run.largest < 100_000_000


def test_growth(load):
    sizes = [{"articles": n, "busy": busy, "findings": {"recall": recall}} for n, busy, recall in ((10, 2.0, 0.8), (1000, 200.0, 0.6))]
    assert load("growth").grown(sizes) == {"articles": 100.0, "busy": 100.0, "exponent": 1.0, "warm: articles a second a core": 5.0, "recall": 0.75}


def test_the_whole_command(tmp_path):
    command = [sys.executable, str(FOLDER), "--sizes", "9", "--naive", "6", "--quick"]
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, check=True)
    for words in ("9 articles of 2.", "planted conflicts found", "again, with all of it read before", "encoding", "naive, 6 articles"):
        assert words in done.stdout
    assert not list(tmp_path.iterdir())
