"""The article is told from what stands around it: the benchmark of 30 pages holds its floors, and the figures that are kept."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks" / "pages"
SLACK = 0.005  # by which a figure may fall below the one that is kept, as other readers change
PASTED = {"recall": 0.7, "precision": 0.95}
LEAST = 0.9  # of the body of any one page


@pytest.fixture(scope="module")
def bench():
    """The benchmark as a module, and the modules beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        spec = importlib.util.spec_from_file_location("pages_benchmark", FOLDER / "__main__.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    for name in [name for name, module in sys.modules.items() if str(getattr(module, "__file__", "")).startswith(str(FOLDER))]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def found(bench):
    return bench.measured()


@pytest.fixture(scope="module")
def kept():
    return json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))


def test_there_are_ten_pages_a_language(bench):
    pages = bench.pages()
    assert [sum(page.language == code for page in pages) for code in ("ar", "en", "fr")] == [10, 10, 10]
    assert len({page.headline for page in pages}) >= 25


def test_all_pages_hold_the_floors(bench, found):
    assert bench.holds(found["pages"]["all"]), found["pages"]["all"]


def test_no_page_is_lost(found):
    assert {name: figures for name, figures in found["pages"].items() if figures["recall"] < LEAST or figures["claims"] < 20} == {}


def test_what_classes_say_is_not_needed(bench, found):
    assert bench.holds(found["without classes and ids"]), found["without classes and ids"]


def test_more_is_read_than_by_trafilatura_alone(found):
    own, alone = found["pages"]["all"], found["trafilatura alone"]
    assert own["recall"] > alone["recall"]
    assert own["share"] < alone["share"]


def test_litter_is_told_in_pasted_pages(found):
    figures = found["pasted"]["all"]
    assert all(figures[name] >= least for name, least in PASTED.items()), figures


def test_litter_is_told_in_the_seeds(found):
    assert found["seeds"]["all"] == {"recall": 1.0, "precision": 1.0}


@pytest.mark.parametrize("part", ["pages", "pasted"])
def test_figures_are_not_worse_than_those_kept(found, kept, part):
    for name, figures in kept[part].items():
        for key, figure in figures.items():
            if key in ("recall", "precision"):
                assert found[part][name][key] >= figure - 10 * SLACK, (name, key)
    for key, better in (("recall", 1), ("precision", 1), ("share", -1)):
        if key in kept[part]["all"]:
            assert better * (found[part]["all"][key] - kept[part]["all"][key]) >= -SLACK, key


def test_the_documentation_tells_the_figures_that_are_kept(root, kept):
    page = (root / "docs" / "sources.md").read_text(encoding="utf-8")
    for figures in (kept["pages"]["all"], kept["without classes and ids"], kept["trafilatura alone"], kept["pasted"]["read"]):
        assert f"| {figures['recall']:.3f} | {figures['share']:.1%} |".replace("%", " %") in page
    pasted = kept["pasted"]["all"]
    assert f"{pasted['recall']:.2f} of the words in lines of litter are told, and {pasted['precision']:.2f} of those" in page


def test_a_page_that_is_all_menu_scores_badly(bench):
    made = bench.pages()[0]
    menu = bench.replace(made, markup="<nav>" + "<a href='/x'>Twelve dead in fire</a>" * 9 + f"</nav><p>{made.body[1]}</p>")
    assert bench.extracted(menu).recall < 0.6
