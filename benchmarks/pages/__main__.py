"""How well the article is told from what stands around it: on 30 pages, on these as pasted text, and on the five seeds.

python benchmarks/pages            # the figures, and whether they hold their floors (exit 1 where they don't)
python benchmarks/pages -v fr-05   # with what is lost and what is taken along, of pages whose names begin so
python benchmarks/pages --update   # results.json anew
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from made import HERE, Made, pages
from measure import Lines, Score, as_text, labels, score, told
from pasted import pasted

from crosscheck.model import Article
from crosscheck.read import files, inside
from crosscheck.read._metadata import Known, Record
from crosscheck.read._page import page

SEEDS = HERE.parent.parent / "seeds"
RESULTS = HERE / "results.json"
SEED_LITTER = {"000": (), "001": (17, 21, 22, 23), "002": (1, 5, 6, 8, 24, 26), "003": (15, 19, 21, 23), "004": (1, 39, 41)}  # lines, told by hand
NAMES = re.compile(r"""\s(?:class|id|data-[a-z-]+)=(?:"[^"]*"|[^\s>]+)""")
FLOORS = {"recall": 0.98, "share": 0.01}


def extracted(made: Made) -> Score:
    """How the article of a page is read."""
    found = page(made.markup)
    record = Record(
        id=made.name, path=f"{made.name}.html", text=found.text, fields=found.fields, title_span=found.title_span, extracted=True, notes=found.notes
    )
    return score(record.article(Known()), made.body)


def bare(made: Made) -> Made:
    """The same page without what its classes and ids say."""
    return replace(made, markup=NAMES.sub("", made.markup))


def alone(made: Made) -> Score:
    """The same with trafilatura's own text, for comparison."""
    import trafilatura

    text = trafilatura.extract(made.markup, include_comments=False) or "."
    return score(as_text(made.name, text, made.language), made.body)


def in_paste(made: Made) -> tuple[Lines, Score]:
    """How litter is told in a page's text as pasted, and what is read of it."""
    text = pasted(made.markup)
    article = as_text(made.name, text, made.language)
    return told(article, labels(text, made.body)), score(article, made.body)


def in_seeds() -> Iterator[tuple[str, Lines]]:
    """How litter is told in the five seeds."""
    for article in (one for file in files([SEEDS]) for one in inside(file)):
        assert isinstance(article, Article)
        lines = article.text.split("\n")
        wanted = SEED_LITTER[Path(article.path).name[:3]]
        yield Path(article.path).stem, told(article, [number in wanted for number, line in enumerate(lines, 1) if line.strip(" \u00a0\ufeff")])


def measured(chosen: str = "", *, verbose: bool = False) -> dict[str, object]:
    """All figures, by the names of the pages."""
    made = [one for one in pages() if one.name.startswith(chosen)]
    results = {one.name: extracted(one) for one in made}
    pastes = {one.name: in_paste(one) for one in made}
    seeds = dict(in_seeds())
    if verbose:
        for name, found in results.items():
            _tell(name, found.lost, found.taken)
            _tell(f"{name}, pasted", tuple(f"missed: {line}" for line in pastes[name][0].missed), pastes[name][0].mistaken)
        for name, lines in seeds.items():
            _tell(name, lines.missed, lines.mistaken)
    return {
        "pages": _figures(results),
        "without classes and ids": _figures({one.name: extracted(bare(one)) for one in made})["all"],
        "trafilatura alone": _figures({one.name: alone(one) for one in made})["all"],
        "pasted": {**_lines({name: lines for name, (lines, _) in pastes.items()}), "read": _figures({name: read for name, (_, read) in pastes.items()})["all"]},
        "seeds": _lines(seeds),
    }


def _tell(name: str, lost: tuple[str, ...], taken: tuple[str, ...]) -> None:
    for mark, texts in (("-", lost), ("+", taken)):
        for text in texts:
            print(f"{name} {mark} {text[:150]}")


def _figures(results: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    whole = Score(**{key: sum(getattr(one, key) for one in results.values()) for key in ("words", "read", "claims", "astray")})
    return {name: {"recall": round(one.recall, 4), "claims": one.claims, "share": round(one.share, 4)} for name, one in [*results.items(), ("all", whole)]}


def _lines(results: Mapping[str, Lines]) -> dict[str, object]:
    whole = Lines(**{key: sum(getattr(one, key) for one in results.values()) for key in ("litter", "found", "wrong")})
    return {name: {"recall": round(one.recall, 4), "precision": round(one.precision, 4)} for name, one in [*results.items(), ("all", whole)]}


def written(found: Mapping[str, object]) -> str:
    """The figures as JSON, a line for each page."""
    parts = (json.dumps(value).replace("}, ", "},\n  ").replace("{", "{\n  ", 1) for value in found.values())
    return "{\n" + ",\n".join(f" {json.dumps(key)}: {part}" for key, part in zip(found, parts, strict=True)) + "\n}\n"


def holds(figures: Mapping[str, float]) -> bool:
    """Whether the figures of all pages keep to the floors."""
    return figures["recall"] >= FLOORS["recall"] and figures["share"] <= FLOORS["share"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("page", nargs="?", default="", help="pages whose names begin so")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--update", action="store_true", help="write results.json")
    asked = parser.parse_args()
    found = measured(asked.page, verbose=asked.verbose)
    text = written(found)
    print(text, end="")
    if asked.update:
        RESULTS.write_text(text, encoding="utf-8")
    whole = found["pages"]["all"]  # type: ignore[index]
    return int(not holds(whole))


if __name__ == "__main__":
    sys.exit(main())
