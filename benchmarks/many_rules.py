"""What do rules cost that have nothing to say? The five seeds with the built-in rules, and with 500.

The other rules are of all shapes, as a newsroom has them: with topics, sources, pairs of languages, dissenters, references, names,
spellings, rates. Both are run in turn in one process; the figure is the ratio of the medians of processor time.

    python benchmarks/many_rules.py [--rules 500] [--runs 5]
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from crosscheck.model import KINDS
from crosscheck.pipeline import check
from crosscheck.rules import AnyRule, load_rules

ROOT = Path(__file__).resolve().parent.parent
LOUD = ("error", "warning")
EXAMPLES = """\
summary: A rule of the desk that has nothing to do with the story.
why: A newsroom has hundreds of them.
examples:
  - name: two sources
    expect: silent
    sources:
      - {{language: en, text: "The ferry of line {n} carried 210 passengers."}}
      - {{language: fr, text: "Le ferry de la ligne {n} transportait 210 passagers."}}
      - {{language: ar, text: "نقلت عبارة الخط {n} مئتين وعشرة ركاب."}}
"""
COMPARING = """\
comparer: {kind}
kinds: [{kind}]
message: "line {n}: {{positions}}"
"""
TOPICS = ("the catch of herring off coast number {n}", "ferry line {n} between two islands", "attendance at concert {n}", "the price of bread in town {n}")
BODIES = (
    lambda n, kind: COMPARING.format(n=n, kind=kind) + f"only:\n  about: [{TOPICS[n % 4].format(n=n)}, la ligne de ferry {n}]\n",
    lambda n, kind: COMPARING.format(n=n, kind=kind) + f"only: {{outlets: [Harbour Post {n}]}}\n",
    lambda n, kind: COMPARING.format(n=n, kind=kind) + f"only: {{names: [Captain Orla Number{n}], places: [Skerry Bay {n}]}}\n",
    lambda n, kind: COMPARING.format(n=n, kind=kind) + "only: {dissenter: {languages: [es], against: 2}}\n",
    lambda n, kind: COMPARING.format(n=n, kind=kind) + f"only: {{pattern: 'line number {n}[a-z]+'}}\n",
    lambda n, kind: f"adjusts: [{kind}-differs]\nseverity: off\nonly: {{outlets: [Ferry News {n}], about: [the ferry of line {n}]}}\n",
    lambda n, _: f"adjusts: all\nseverity: warning\nonly: {{pairs: [[es, fr]], published: {{to: {1700 + n}-01-01}}}}\n",
    lambda n, _: f'house:\n  references:\n    - {{language: en, text: "Ferry line {n} of Skerry Bay was opened in {1800 + n % 200}."}}\n',
    lambda n, _: f"house:\n  same: [[Skerry Bay {n}, Baie du Récif {n}]]\n  different: [[Orla Number{n}, Orla Numbers{n}]]\n",
    lambda n, _: f"house:\n  spellings:\n    - {{use: Skerrybay{n}, not: [Skerry-bay{n}, Skerybay{n}]}}\n",
)


def write_rules(folder: Path, count: int) -> None:
    """As many rules as asked for, of all shapes and kinds in turn."""
    kinds = [kind for kind in KINDS if kind != "custom"]
    for n in range(count):
        body = BODIES[n % len(BODIES)](n, kinds[n // len(BODIES) % len(kinds)])
        (folder / f"desk-rule-{n:03}.yaml").write_text(body + EXAMPLES.format(n=n), encoding="utf-8")


def run(rules: tuple[AnyRule, ...]) -> tuple[float, list[str]]:
    """Seconds of processor time, and the fingerprints of what is found."""
    start = time.process_time()
    report = check([ROOT / "seeds"], rules=rules)
    return time.process_time() - start, [f.fingerprint for f in report.findings if f.severity in LOUD]


def main() -> None:
    parser = argparse.ArgumentParser(description="The time that checking the seeds takes with many rules, against the built-in ones.")
    parser.add_argument("--rules", type=int, default=500, help="how many rules in all")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    built_in = load_rules()
    with tempfile.TemporaryDirectory() as name:
        write_rules(Path(name), options.rules - len(built_in))
        start = time.process_time()
        many = load_rules(Path(name))
        loading = time.process_time() - start
    run(built_in)  # what is loaded once is loaded
    few_times, many_times = [], []
    for _ in range(options.runs):
        few, found = run(built_in)
        more, also = run(many)
        assert found == also, "rules of other stories changed what is found"
        few_times.append(few)
        many_times.append(more)
    few, more = statistics.median(few_times), statistics.median(many_times)
    print(json.dumps({"rules": len(many), "loading": round(loading, 3), "built_in": round(few, 3), "many": round(more, 3), "ratio": round(more / few, 3)}))


if __name__ == "__main__":
    main()
