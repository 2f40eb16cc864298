"""The scorer of the accuracy benchmark counts as it says it does (no engine is run)."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest

from crosscheck.model import Finding, Kind, Position, PositionMention, SentenceQuote, Severity, Span

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
    "agreements": [],
}


@pytest.fixture
def scoring(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("scoring")


@pytest.fixture
def accuracy(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("accuracy")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    story = tmp_path / "tiny"
    story.mkdir()
    for name, text in STORY.items():
        (story / name).write_text(text, encoding="utf-8")
    (story / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return story


def mention(file: str, quote: str) -> PositionMention:
    start = STORY[file].index(quote)
    span = Span(start, start + len(quote))
    return PositionMention(source=file, path=f"anywhere/{file}", span=span, quote=quote, sentence=SentenceQuote(span=span, text=quote))


def finding(left: tuple[str, str], right: tuple[str, str], kind: Kind = "quantity", severity: Severity = "error") -> Finding:
    sides = tuple(Position(value=quote, display=quote, sources=(file,), independent=1, mentions=(mention(file, quote),)) for file, quote in (left, right))
    return Finding(
        rule="r", kind=kind, nature="contradiction", severity=severity, scope="cross", about="", message="", story="tiny", positions=sides, confidence=None
    )


RIGHT = finding(("en-1.txt", "74"), ("fr-1.txt", "94"))
WRONG = finding(("en-1.txt", "74"), ("fr-1.txt", "six heures"))
ONE_SIDE = finding(("en-1.txt", "74"), ("en-1.txt", "people"))
FREE = finding(("en-1.txt", "74"), ("fr-1.txt", "six heures"), severity="info")
WHOLE_SENTENCES = finding(("en-1.txt", STORY["en-1.txt"]), ("fr-1.txt", STORY["fr-1.txt"]))
CLAUSES = finding(("en-1.txt", "held a valid licence"), ("fr-1.txt", "l’armateur n’avait pas de licence"), kind="polarity")

CASES = [
    # id, findings, ids found, false alarms
    ("nothing", [], set(), 0),
    ("found", [RIGHT], {"c1"}, 0),
    ("found-twice-counts-once", [RIGHT, RIGHT], {"c1"}, 0),
    ("false-alarm", [WRONG], set(), 1),
    ("two-mentions-of-one-side", [ONE_SIDE], set(), 1),
    ("info-is-free", [FREE], set(), 0),
    ("sentence-is-too-long-for-a-number", [WHOLE_SENTENCES], {"c2"}, 0),
    ("clause-for-a-denial", [CLAUSES], {"c2"}, 0),
    ("all", [RIGHT, CLAUSES, WRONG], {"c1", "c2"}, 1),
]


@pytest.mark.parametrize(("findings", "found", "false"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_scores(scoring: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, findings: list[Finding], found: set[str], false: int) -> None:
    report = type("Report", (), {"findings": tuple(findings)})()
    monkeypatch.setattr(scoring, "check", lambda _: report)
    outcome = scoring.score_story(folder)
    assert outcome.found == found
    assert len(outcome.false) == false
    assert outcome.score().due == 2


FLOORS = [
    ("above", {"precision": 0.9, "recall": 0.8, "f1": 0.85}, []),
    ("equal", {"precision": 0.9, "recall": 0.7, "f1": 0.8}, []),
    ("below", {"precision": 0.9, "recall": 0.6, "f1": 0.7}, ["recall", "f1"]),
]


@pytest.mark.parametrize(("figures", "names"), [case[1:] for case in FLOORS], ids=[case[0] for case in FLOORS])
def test_floors(accuracy: ModuleType, figures: dict[str, float], names: list[str]) -> None:
    complaints = accuracy.below_floor(figures, {"precision": 0.9, "recall": 0.7, "f1": 0.8})
    assert [complaint.split()[0] for complaint in complaints] == names


@pytest.mark.parametrize(
    ("alarms", "good", "due", "found", "figures"),
    [(0, 0, 0, 0, (0.0, 0.0, 0.0)), (3, 2, 4, 2, (0.666, 0.5, 0.571)), (5, 5, 5, 5, (1.0, 1.0, 1.0))],
    ids=["empty", "rounded-down", "perfect"],
)
def test_figures(scoring: ModuleType, alarms: int, good: int, due: int, found: int, figures: tuple[float, ...]) -> None:
    assert tuple(scoring.Score(alarms, good, due, found).figures().values()) == figures


UPDATES = [
    # id, floors before, exit code, floors after
    ("first-time", None, 0, {"precision": 1.0, "recall": 0.5, "f1": 0.666}),
    ("raised", {"precision": 0.5, "recall": 0.5, "f1": 0.5}, 0, {"precision": 1.0, "recall": 0.5, "f1": 0.666}),
    ("refused", {"precision": 0.5, "recall": 0.9, "f1": 0.5}, 1, {"precision": 0.5, "recall": 0.9, "f1": 0.5}),
]


@pytest.mark.parametrize(("before", "code", "after"), [case[1:] for case in UPDATES], ids=[case[0] for case in UPDATES])
def test_update_never_lowers_a_floor(
    *,
    accuracy: ModuleType,
    scoring: ModuleType,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: dict[str, float] | None,
    code: int,
    after: dict[str, float],
) -> None:
    kept = folder.parent / "accuracy.json"
    if before is not None:
        kept.write_text(json.dumps({"floors": before}), encoding="utf-8")
    monkeypatch.setattr(accuracy, "STORIES", folder.parent)
    monkeypatch.setattr(accuracy, "FLOORS", kept)
    monkeypatch.setattr(scoring, "check", lambda _: type("Report", (), {"findings": (RIGHT,)})())
    assert accuracy.main(["--update"]) == code
    assert json.loads(kept.read_text(encoding="utf-8"))["floors"] == after


def test_unknown_story_is_an_error(accuracy: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        accuracy.main(["no-such-story"])
    assert stopped.value.code == 2
    assert "ferry-comoros" in capsys.readouterr().err
