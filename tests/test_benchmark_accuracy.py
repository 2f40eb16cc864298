"""The accuracy benchmark counts as it says it does (no engine is run but where misses are explained)."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from crosscheck.model import Article, Compared, Fact, Finding, Kind, Position, PositionMention, Report, SentenceQuote, Severity, Span

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
STORY = {
    "en-1.txt": "The ferry carried 74 people, and the operator held a valid licence.",
    "fr-1.txt": "Le bateau avait 94 personnes à bord ; l’armateur n’avait pas de licence. Il était six heures.",
}

GOLD = {
    "cluster": "tiny",
    "conflicts": [
        {
            "id": "c1",
            "kind": "quantity",
            "severity": "error",
            "about": "people on board",
            "positions": [
                {"value": "74", "mentions": [{"file": "en-1.txt", "quote": "74 people"}]},
                {"value": "94", "mentions": [{"file": "fr-1.txt", "quote": "94 personnes"}]},
            ],
        },
        {
            "id": "c2",
            "kind": "polarity",
            "severity": "warning",
            "about": "licence",
            "positions": [
                {"value": "had one", "mentions": [{"file": "en-1.txt", "quote": "held a valid licence"}]},
                {"value": "had none", "mentions": [{"file": "fr-1.txt", "quote": "n’avait pas de licence"}]},
            ],
        },
    ],
    "agreements": [
        {
            "about": "hour and people",
            "trap": "an hour is no count of people",
            "mentions": [{"file": "en-1.txt", "quote": "74 people"}, {"file": "fr-1.txt", "quote": "six heures"}],
        },
    ],
}


MODULES = ("scoring", "figures", "misses", "printing", "sentence_cache", "story_sets", "accuracy")


@pytest.fixture
def bench(monkeypatch):
    """The modules of the benchmark, which is no package."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return SimpleNamespace(**{name: importlib.import_module(name) for name in MODULES})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    story = tmp_path / "tiny"
    story.mkdir()
    for name, text in STORY.items():
        (story / name).write_text(text, encoding="utf-8")
    (story / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return story


def mention(file: str, quote: str, text: str) -> PositionMention:
    start = text.index(quote)
    span = Span(start, start + len(quote))
    return PositionMention(source=file, path=f"anywhere/{file}", span=span, quote=quote, sentence=SentenceQuote(span=Span(0, len(text)), text=text))


def finding(left: tuple[str, str], right: tuple[str, str], *, kind: Kind = "quantity", severity: Severity = "error", texts: dict[str, str] = STORY) -> Finding:
    sides = tuple(
        Position(value=quote, display=quote, sources=(file,), independent=1, mentions=(mention(file, quote, texts[file]),)) for file, quote in (left, right)
    )
    return Finding(
        rule="r", kind=kind, nature="contradiction", severity=severity, scope="cross", about="", message="", story="tiny", positions=sides, confidence=None
    )


def report(*findings: Finding) -> Report:
    return Report(sources=(), compared=Compared(articles=2, stories=1, claims=0, facts=0, rules=1), findings=findings, facts=())


RIGHT = finding(("en-1.txt", "74"), ("fr-1.txt", "94"))
WRONG = finding(("en-1.txt", "74"), ("fr-1.txt", "six heures"))
ONE_SIDE = finding(("en-1.txt", "74"), ("en-1.txt", "people"))
FREE = finding(("en-1.txt", "74"), ("fr-1.txt", "six heures"), severity="info")
UNDER_ANOTHER_KIND = finding(("en-1.txt", "74"), ("fr-1.txt", "94"), kind="money")
WHOLE_SENTENCES = finding(("en-1.txt", STORY["en-1.txt"]), ("fr-1.txt", STORY["fr-1.txt"]))
CLAUSES = finding(("en-1.txt", "held a valid licence"), ("fr-1.txt", "l’armateur n’avait pas de licence"), kind="polarity")


CASES = [
    # id, findings, ids found, false alarms, traps, duplicates, found under the right kind
    ("nothing", [], set(), 0, 0, 0, 0),
    ("found", [RIGHT], {"c1"}, 0, 0, 0, 1),
    ("found-twice-counts-once", [RIGHT, RIGHT], {"c1"}, 0, 0, 1, 1),
    ("under-another-kind", [UNDER_ANOTHER_KIND], {"c1"}, 0, 0, 0, 0),
    ("the-first-finding-says-the-kind", [UNDER_ANOTHER_KIND, RIGHT], {"c1"}, 0, 0, 1, 0),
    ("fell-for-a-trap", [WRONG], set(), 1, 1, 0, 0),
    ("two-mentions-of-one-side", [ONE_SIDE], set(), 1, 0, 0, 0),
    ("info-is-free", [FREE], set(), 0, 0, 0, 0),
    ("sentence-is-too-long-for-a-number", [WHOLE_SENTENCES], {"c2"}, 0, 0, 0, 0),
    ("clause-for-a-denial", [CLAUSES], {"c2"}, 0, 0, 0, 1),
    ("all", [RIGHT, CLAUSES, WRONG], {"c1", "c2"}, 1, 1, 0, 2),
]


@pytest.mark.parametrize(("findings", "found", "false", "traps", "duplicates", "kind_right"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_scores(*, bench, folder, findings, found, false, traps, duplicates, kind_right):
    outcome = bench.scoring.score("tiny", findings, bench.scoring.read_gold(folder))
    total = outcome.score()
    assert outcome.found == found
    assert (total.alarms - total.good, total.traps, total.duplicates, total.kind_right) == (false, traps, duplicates, kind_right)
    assert (total.due, total.lookalikes, total.matched) == (2, 1, len(found))


def test_scores_of_kinds_go_by_the_gold_for_recall_and_by_the_finding_for_precision(bench, folder):
    outcome = bench.scoring.score("tiny", [UNDER_ANOTHER_KIND, CLAUSES], bench.scoring.read_gold(folder))
    counts = {kind: outcome.score((kind,)).counts() for kind in ("quantity", "money", "polarity")}
    assert counts == {
        "quantity": {"due": 1, "found": 1, "alarms": 0, "false": 0},
        "money": {"due": 0, "found": 0, "alarms": 1, "false": 0},
        "polarity": {"due": 1, "found": 1, "alarms": 1, "false": 0},
    }


FIGURES = [
    # id, findings, what they give
    ("empty", [], {"precision": 0.0, "recall": 0.0, "f1": 0.0, "recall_numeric": 0.0, "recall_other": 0.0, "traps": 0, "duplicates": 0.0, "kind_right": 0.0}),
    (
        "rounded-to-the-worse-side",
        [RIGHT, RIGHT, WRONG],
        {"precision": 0.666, "recall": 0.5, "f1": 0.571, "recall_numeric": 1.0, "recall_other": 0.0, "traps": 1, "duplicates": 0.334, "kind_right": 1.0},
    ),
    (
        "perfect",
        [RIGHT, CLAUSES],
        {"precision": 1.0, "recall": 1.0, "f1": 1.0, "recall_numeric": 1.0, "recall_other": 1.0, "traps": 0, "duplicates": 0.0, "kind_right": 1.0},
    ),
]


@pytest.mark.parametrize(("findings", "expected"), [case[1:] for case in FIGURES], ids=[case[0] for case in FIGURES])
def test_figures(bench, folder, findings, expected):
    outcome = bench.scoring.score("tiny", findings, bench.scoring.read_gold(folder))
    assert bench.figures.Result("own", (outcome,)).figures() == expected


# ------------------------------------------------------------------ floors

FLOORS = [
    # id, figures, complaints about
    ("above", {"precision": 0.9, "recall": 0.8, "traps": 1}, []),
    ("equal", {"precision": 0.9, "recall": 0.7, "traps": 2}, []),
    ("below", {"precision": 0.9, "recall": 0.6, "traps": 2}, ["recall"]),
    ("more-traps-are-worse", {"precision": 0.9, "recall": 0.8, "traps": 3}, ["traps"]),
]


@pytest.mark.parametrize(("reached", "names"), [case[1:] for case in FLOORS], ids=[case[0] for case in FLOORS])
def test_floors(bench, monkeypatch, reached, names):
    monkeypatch.setattr(bench.figures.Figure, "of", lambda self, _: reached.get(self.name, 0.0))
    complaints = bench.figures.below(bench.figures.Result("own", ()), {"own": {"precision": 0.9, "recall": 0.7, "traps": 2}})
    assert [complaint.split()[1] for complaint in complaints] == names


UPDATES = [
    # id, floors before, exit code, what of them is after
    ("first-time", None, 0, {"precision": 1.0, "recall": 0.5, "duplicates": 0.0}),
    ("raised", {"precision": 0.5, "recall": 0.5, "duplicates": 0.1}, 0, {"precision": 1.0, "recall": 0.5, "duplicates": 0.0}),
    ("refused", {"precision": 0.5, "recall": 0.9}, 1, {"precision": 0.5, "recall": 0.9}),
]


@pytest.mark.parametrize(("before", "code", "after"), [case[1:] for case in UPDATES], ids=[case[0] for case in UPDATES])
def test_update_never_lowers_a_floor(bench, folder, monkeypatch, before, code, after):
    kept = folder.parent / "accuracy.json"
    other = {"clusters": {"precision": 0.7}}
    kept.write_text(json.dumps({"floors": other | ({"own": before} if before else {})}), encoding="utf-8")
    monkeypatch.setattr(bench.accuracy, "STORIES", folder.parent)
    monkeypatch.setattr(bench.accuracy, "FLOORS", kept)
    monkeypatch.setattr(bench.accuracy, "check", lambda _, encoder: report(RIGHT))
    assert bench.accuracy.main(["--update", "--jobs", "1"]) == code
    written = json.loads(kept.read_text(encoding="utf-8"))["floors"]
    assert {name: written["own"][name] for name in after} == after
    assert written["clusters"] == other["clusters"]


def test_every_figure_of_the_stories_has_a_floor(bench):
    floors = bench.figures.read_floors(BENCHMARKS / "accuracy.json")
    assert set(floors["own"]) == {figure.name for figure in bench.figures.figures_of("own")}


# ------------------------------------------------------------------ stages of misses

FLEET = {"en-1.txt": "The navy sent 74 ships to the strait on Monday.", "fr-1.txt": "La marine a envoyé 94 navires dans le détroit lundi. Rien d’autre."}
MISSES = [
    # id, kind planted, quotes of the two sides, severity of a finding about them, whether all claims of the kind are one fact, stage
    ("reported-as-information", "quantity", "74 ships", "94 navires", "info", True, "info"),
    ("in-one-fact", "quantity", "74 ships", "94 navires", None, True, "held to agree"),
    ("in-no-fact", "quantity", "74 ships", "94 navires", None, False, "not aligned"),
    ("nothing-is-read-of-one-side", "quantity", "74 ships", "Rien d’autre", None, True, "not read"),
    ("a-number-where-money-is-planted", "money", "74 ships", "94 navires", None, True, "other kind"),
    ("a-pair-without-a-kind", None, "74 ships", "94 navires", None, True, "silent"),
]


@pytest.mark.parametrize(("kind", "left", "right", "severity", "joined", "stage"), [case[1:] for case in MISSES], ids=[case[0] for case in MISSES])
def test_misses_are_labelled_by_stage(*, bench, monkeypatch, kind, left, right, severity, joined, stage):
    sides = [
        (bench.scoring.Place(file, FLEET[file].index(quote), FLEET[file].index(quote) + len(quote)),) for file, quote in zip(FLEET, (left, right), strict=True)
    ]
    outcome = bench.scoring.score("fleet", (), bench.scoring.Gold((bench.scoring.Planted("c1", kind, "", due=True, sides=tuple(sides)),)))
    told = [finding(("en-1.txt", left), ("fr-1.txt", right), severity=severity, texts=FLEET)] if severity else []
    facts = (lambda claims, _: (Fact(kind=kind, claims=tuple(c for c in claims if c.kind == kind), strength=1.0),)) if joined else (lambda *_: ())
    monkeypatch.setattr(bench.misses, "align", facts)
    articles = [Article(id=f, path=f, text=t, language=f[:2], language_certainty=1.0, language_from="declared") for f, t in FLEET.items()]
    (miss,) = bench.misses.explain(outcome, told, bench.misses.reading(articles, None))
    assert miss.stage == stage


def test_a_miss_shows_what_was_read_at_its_quotes(bench, folder, monkeypatch):
    monkeypatch.setattr(bench.misses, "align", lambda *_: ())
    outcome = bench.scoring.score("tiny", (), bench.scoring.read_gold(folder))
    numbers = bench.misses.explain(outcome, (), bench.misses.reading([folder], None))[0]
    assert numbers.read == ("a  en-1.txt «74 people»: quantity 74", "b  fr-1.txt «94 personnes»: quantity 94")


# ------------------------------------------------------------------ sets

ROWS = [
    {"id": "n1", "pair": "en-fr", "label": "conflict", "note": "74 / 94", "a": "The ferry carried 74 people", "b": "Le bateau avait 94 personnes"},
    {"id": "n2", "pair": "en-ar", "label": "notation", "note": "", "a": "A dozen people", "b": "12 شخصا"},
    {"id": "n3", "pair": "en-ar", "label": "unit", "note": "", "a": "10 miles", "b": "16 كيلومترا"},
    {"id": "n4", "pair": "en-fr", "label": "approx", "note": "", "a": "200 miles", "b": "300 km"},
]


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return path


def test_pairs_of_sentences_are_stories_of_two_articles(bench, rows):
    cases = bench.story_sets.natural(rows)
    assert [(case.story, len(case.gold.planted), [a.language for a in case.sources]) for case in cases] == [
        ("n1 en-fr conflict", 1, ["en", "fr"]),
        ("n2 en-ar notation", 0, ["en", "ar"]),
        ("n3 en-ar unit", 0, ["en", "ar"]),
    ]


def test_figures_of_pairs(bench, rows):
    conflict, notation, unit = bench.story_sets.natural(rows)
    told = finding(("en.txt", "74"), ("fr.txt", "94"), texts={"en.txt": ROWS[0]["a"], "fr.txt": ROWS[0]["b"]})
    outcomes = [bench.scoring.score(case.story, found, case.gold) for case, found in ((conflict, [told]), (notation, [told]), (unit, []))]
    assert bench.figures.Result("natural", tuple(outcomes)).figures() == {"conflicts_found": 1.0, "same_flagged": 0.5}


def test_a_known_slip_of_the_translators_is_neither_due_nor_false(bench, folder, rows):
    (folder / "gold.json").write_text(json.dumps({"conflicts": [], "agreements": []}), encoding="utf-8")
    (case,) = bench.story_sets.parallel(folder.parent, rows)
    outcome = bench.scoring.score(case.story, [RIGHT, WRONG], case.gold)
    assert (outcome.score().due, len(outcome.false)) == (0, 1)
    assert bench.figures.Result("parallel", (outcome,)).figures() == {"changed_found": 0.0, "false_per_20": 20.0}


# ------------------------------------------------------------------ command


def test_other_stories_have_no_floors_and_details_are_printed(bench, folder, monkeypatch, capsys):
    monkeypatch.setattr(bench.accuracy, "check", lambda _, encoder: report(WRONG))
    monkeypatch.setattr(bench.misses, "align", lambda *_: ())
    assert bench.accuracy.main(["--stories", str(folder), "-v", "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "missed c1 quantity [not aligned] people on board" in out
    assert "false quantity contradiction error cross [r] trap: hour and people" in out
    assert "74: en-1.txt The ferry carried «74» people, and the operator" in out
    assert "given: 1 stories, 0/2 found, 1 alarms, 1 false, 1/1 traps" in out
    assert "floor" not in out


def test_a_story_without_a_report_in_time_is_named_and_fails_the_run(bench, folder, monkeypatch, capsys):
    def endless(*_, **__):
        while True:
            pass

    monkeypatch.setattr(bench.accuracy, "check", endless)
    monkeypatch.setattr(bench.accuracy, "LIMIT", 1)
    assert bench.accuracy.main(["--stories", str(folder), "--jobs", "1"]) == 1
    assert "tiny: no report after 1 s" in capsys.readouterr().err


MISTAKES = [
    # id, arguments, what the message names
    ("unknown-story", ["no-such-story"], "ferry-comoros"),
    ("floors-of-a-part", ["--update", "ferry-comoros"], "leave out names"),
    ("no-story-in-the-folder", ["--stories", "tests"], "gold.json"),
]


@pytest.mark.parametrize(("arguments", "named"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_mistakes_are_errors(bench, capsys, arguments, named):
    with pytest.raises(SystemExit) as stopped:
        bench.accuracy.main(arguments)
    assert stopped.value.code == 2
    assert named in capsys.readouterr().err


# ------------------------------------------------------------------ encoders


class Counting:
    """An encoder that makes a vector of a text's length, and counts the texts it is given."""

    def __init__(self):
        self.texts = []

    def encode(self, texts):
        self.texts += texts
        return np.array([[len(text), 0.1] for text in texts], dtype=np.float32)


@pytest.mark.parametrize("kept", [True, False], ids=["in-a-file", "in-memory"])
def test_vectors_are_made_once(bench, tmp_path, kept):
    texts = ["ferry", "عبّارة", "l’été", "ferry", "\ud800 alone"]
    inner = Counting()
    first = bench.sentence_cache.Kept(tmp_path / "vectors" if kept else None, lambda: inner)
    assert np.array_equal(first.encode(texts), Counting().encode(texts))
    second = bench.sentence_cache.Kept(tmp_path / "vectors", lambda: inner) if kept else first
    assert np.array_equal(second.encode([*texts[:3], "new"]), Counting().encode([*texts[:3], "new"]))
    assert inner.texts == ["ferry", "عبّارة", "l’été", "\ud800 alone", "new"]


def test_seconds_of_the_encoder_are_counted(bench):
    timed = bench.sentence_cache.Timed(Counting())
    assert timed.encode(["a"] * 20_000).shape == (20_000, 2)
    assert timed.seconds > 0
