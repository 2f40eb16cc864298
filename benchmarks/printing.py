"""What the accuracy benchmark prints: figures beside their floors, kinds, and each miss and false alarm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import Floors, Result, figures_of
from misses import STAGES, Explained, Miss
from scoring import FalseAlarm, Outcome

from crosscheck.model import KINDS, Position

AROUND = 60  # characters of a sentence shown before and after a quote
ANY = "any"  # the kind of a conflict that any finding finds
COLUMNS = (*STAGES, "false", "by a trap", "found as other kind")


def figures(result: Result, floors: Floors) -> Iterator[str]:
    """A line for all, then one a figure: `recall_numeric  0.941  floor 0.930  aim 0.950 <`; a mark says that it is worse than what stands before it."""
    own = floors.get(result.name, {})
    total = result.score()
    traps = f", {total.traps}/{total.lookalikes} traps, {total.duplicates} duplicates" if total.lookalikes else ""
    yield f"{result.name}: {len(result.outcomes)} stories, {total.found}/{total.due} found, {total.alarms} alarms, {total.alarms - total.good} false{traps}"
    for figure in figures_of(result.name):
        value = figure.of(result)
        beside = [(word, limit) for word, limit in (("floor", own.get(figure.name)), ("aim", figure.aim)) if limit is not None]
        marks = (f"  {word} {limit:.3f} {('>' if figure.fewer else '<') if figure.worse(value, limit) else ' '}" for word, limit in beside)
        yield f"  {figure.name:16} {value:6.3f}{''.join(marks)}".rstrip()


def kinds(results: Sequence[Result]) -> Iterator[str]:
    """One line a kind: found/due and false alarms of each set."""
    shown = [r for r in results if r.name != "natural"]
    yield f"{'kind':12} " + "  ".join(f"{r.name:>8} false" for r in shown)
    for kind in KINDS:
        scores = [r.score((kind,)) for r in shown]
        if any(s.due or s.alarms for s in scores):
            yield (f"{kind:12} " + "  ".join(f"{f'{s.found}/{s.due}':>8} {s.alarms - s.good or '':>5}" for s in scores)).rstrip()


def classes(name: str, explained: Sequence[Explained]) -> Iterator[str]:
    """Kinds × what went wrong, only where something did."""
    cells: Counter[tuple[str, str]] = Counter()
    for outcome, misses in explained:
        for miss in misses:
            cells[miss.planted.kind or ANY, miss.stage] += 1
        for alarm in outcome.false:
            cells[alarm.finding.kind, "false"] += 1
            cells[alarm.finding.kind, "by a trap"] += bool(alarm.traps)
        for planted in outcome.gold.planted:
            found = outcome.first.get(planted.id)
            cells[planted.kind or ANY, "found as other kind"] += bool(found and planted.kind and found.kind != planted.kind)
    yield "  ".join((f"{name:12}", *COLUMNS))
    for kind in (*KINDS, ANY):
        if any(cells[kind, column] for column in COLUMNS):
            yield "  ".join((f"{kind:12}", *(f"{cells[kind, column] or '·':>{len(column)}}" for column in COLUMNS)))
    yield "  ".join((f"{'all':12}", *(f"{sum(cells[kind, column] for kind in (*KINDS, ANY)):>{len(column)}}" for column in COLUMNS)))


def details(outcome: Outcome, misses: Sequence[Miss]) -> Iterator[str]:
    """A story's misses and false alarms; nothing where there are none."""
    if not misses and not outcome.false:
        return
    total = outcome.score()
    yield f"{outcome.story}: {total.found}/{total.due} found, {total.alarms - total.good} false"
    for miss in sorted(misses, key=lambda m: (m.planted.kind or "", m.stage, m.planted.id)):
        yield f"  missed {miss.planted.id} {miss.planted.kind or ''} [{miss.stage}] {miss.planted.about}"
        yield from (f"      {line}" for line in miss.read)
    for alarm in sorted(outcome.false, key=lambda f: (f.finding.kind, f.finding.fingerprint)):
        yield from _alarm(alarm)


def _alarm(alarm: FalseAlarm) -> Iterator[str]:
    finding = alarm.finding
    fell = f" trap: {'; '.join(sorted(set(alarm.traps)))}" if alarm.traps else ""
    yield f"  false {finding.kind} {finding.nature} {finding.severity} {finding.scope} [{finding.rule}]{fell}"
    yield from (f"      {_position(position)}" for position in finding.positions)


def _position(position: Position) -> str:
    """A position by its first mention in its sentence, the other files after it: `74 people: en-1.txt …carried «74 people» and… +fr-2.txt`."""
    first, *others = position.mentions
    start, end = first.span.start - first.sentence.span.start, first.span.end - first.sentence.span.start
    before, after = _line(first.sentence.text[: max(0, start)]), _line(first.sentence.text[max(0, end) :])
    cut = f"{'…' if len(before) > AROUND else ''}{before[-AROUND:]}«{_line(first.quote)}»{after[:AROUND]}{'…' if len(after) > AROUND else ''}"
    more = "".join(f" +{Path(m.path).name}" for m in others)
    return f"{position.display}: {Path(first.path).name} {cut}{more}"


def _line(text: str) -> str:
    """On one line, the spaces at its ends kept."""
    return " ".join(text.replace("\n", " ").split(" "))
