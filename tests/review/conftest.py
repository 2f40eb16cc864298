"""Reports of crosscheck on disk, ready to be reviewed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crosscheck.model import Article, Compared, Finding, Position, PositionMention, Report, SentenceQuote, SourceInfo, Span
from crosscheck.report import render
from crosscheck.report.loading import load
from crosscheck.review import Desk, Files

TEXTS = {
    "en": "The dam held {} boats. The mayor of Ghazal was there.",
    "ar": "حمل السد {} قاربا. وكان رئيس بلدية غزال هناك.",
}
ABOUT = 'boats "of" the dam \u202e<script>alert(1)</script>\n[[suppress]]'


def made(count: int = 4) -> Report:
    """A report with so many findings: of each, two articles disagree."""
    articles, findings = [], []
    for n in range(count):
        pair = [(code, str(number)) for code, number in (("en", 40 + n), ("ar", 90 + n))]
        own = [
            Article(id=f"{n}-{code}", path=f"news/{n}-{code}.txt", text=TEXTS[code].format(value), language=code, outlet=f"Post <b>{n}</b>")
            for code, value in pair
        ]
        positions = tuple(_position(article, value) for article, (_, value) in zip(own, pair, strict=True))
        findings.append(
            Finding(
                rule="quantity-differs", kind="quantity", nature="contradiction", severity="error" if n % 2 == 0 else "warning", scope="cross",
                about=ABOUT if n == 0 else f"boats of day {n}", message=f"{40 + n} or {90 + n} boats", story="1", positions=positions,
            )
        )  # fmt: skip
        articles += own
    return Report(
        sources=tuple(SourceInfo(article=a, sentences=2, claims=1) for a in articles),
        compared=Compared(articles=2 * count, stories=1, claims=2 * count, facts=count, rules=21),
        findings=tuple(findings),
        facts=(),
    )


def _position(article: Article, value: str) -> Position:
    start = article.text.index(value)
    end = article.text.index(".") + 1
    sentence = SentenceQuote(span=Span(0, end), text=article.text[:end])
    mention = PositionMention(source=article.id, path=article.path, span=Span(start, start + len(value)), quote=value, sentence=sentence)
    return Position(value=value, display=f"{value} boats", sources=(article.id,), independent=1, mentions=(mention,))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with `report.json` and the articles that it is about."""
    monkeypatch.chdir(tmp_path)
    report = made()
    for source in report.sources:
        Path(source.article.path).parent.mkdir(exist_ok=True)
        Path(source.article.path).write_text(source.article.text, encoding="utf-8")
    Path("report.json").write_text(render("json", report), encoding="utf-8")
    return tmp_path


FILES = Files(decisions=Path("report.decisions"), suppressions=Path("s.toml"), labels=Path("report.labels.json"))


@pytest.fixture
def opened(folder: Path) -> Iterator[Callable[[], Desk]]:
    """Opens the review of `report.json`; all are closed at the end."""
    desks: list[Desk] = []

    def open_() -> Desk:
        desks.append(Desk(load(Path("report.json"), [Path()]), FILES))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()


@pytest.fixture
def names(folder: Path) -> list[str]:
    """The fingerprints of the findings, in the report's order."""
    data: dict[str, Any] = json.loads(Path("report.json").read_text(encoding="utf-8"))
    return [finding["fingerprint"] for finding in data["findings"]]
