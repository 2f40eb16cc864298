"""What is kept of articles: all of it comes back, under keys that hold all that decides it; what is damaged is read anew."""

import json
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosscheck.cache import completion, encoder, identity, keep, keep_completion, recall
from crosscheck.cache.memory import _key, unpacked
from crosscheck.model import Article, Span
from crosscheck.pipeline import check, extract
from crosscheck.read import complete, read
from crosscheck.reading import read_article
from crosscheck.sentences import sentences

SEEDS = read([Path(__file__).parents[2] / "seeds"])[0]
PIECES = [(a.language, s.text) for a in SEEDS for s in sentences(a)]
ARTICLE = Article(
    id="a", path="in/a.txt", language="fr", text="Paris, le 4 mai 2025 (AFP) – Nous étions 40 environ.\nLe maire n'a pas démenti, a dit Léa Roy le 3 mai."
)
PACKAGE = Path(str(resources.files("crosscheck")))


class Shelf(dict):
    """A memory in a dictionary."""

    def put(self, key, data):
        self[key] = data


class Nothing(Shelf):
    """A memory that forgets everything."""

    def put(self, key, data):
        pass


def kept(article, shelf):
    keep(article, read_article(article), shelf)
    return recall(article, shelf)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from(["en", "fr", "ar", "es"]), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_a_reading_comes_back_as_it_was(pieces, language, published):
    article = Article(id="x", path="x.txt", language=language, published=published, text="\n".join(text for _, text in pieces))
    reading = read_article(article)
    assert kept(article, Shelf()) == reading
    assert kept(replace(article, id="y"), Shelf()) == read_article(replace(article, id="y"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda a: a.id)
def test_seeds_come_back_as_they_were(seed):
    assert kept(seed, Shelf()) == read_article(seed)


def test_an_article_is_known_by_what_it_says_not_by_its_name():
    shelf = Shelf()
    kept(ARTICLE, shelf)
    found = recall(replace(ARTICLE, id="b", path="out/b.txt"), shelf)
    assert found is not None
    assert {claim.article for claim in found.claims} == {"b"}


CHANGED = {
    "text": ARTICLE.text + " ", "language": "en", "language_certainty": 1.0, "language_from": "declared", "published": date(2025, 5, 4),
    "published_from": "read", "outlet": "La Presse", "title": "Nous étions 40", "title_span": Span(0, 4), "body": Span(5, 40), "house": True,
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGED)
def test_what_decides_is_in_the_key(name):
    assert _key("reading", replace(ARTICLE, **{name: CHANGED[name]})) != _key("reading", ARTICLE) != _key("article", ARTICLE)


def test_completion():
    shelf = Shelf()
    raw = replace(ARTICLE, language="und")
    assert completion(raw, shelf) is None
    keep_completion(raw, complete(raw), shelf)
    assert completion(raw, shelf) == complete(raw)
    assert complete(raw).published == date(2025, 5, 4)
    assert len(shelf) == 1
    (key,) = shelf
    for bad in (b"", b"{}", b"[]", b'{"language": "fr"}'):
        shelf[key] = zlib.compress(bad)
        assert completion(raw, shelf) is None


# ------------------------------------------------------------------ damage

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=5)


@given(st.data())
@settings(max_examples=300)
def test_damaged_data_are_unknown_or_a_reading(data):
    """Whatever stands in the place of a part of an entry, nothing fails."""
    whole = json.loads(zlib.decompress(next(iter(SHELF.values()))))
    at = whole
    while isinstance(at, list) and at:
        index = data.draw(st.integers(0, len(at) - 1))
        if not isinstance(at[index], list) or data.draw(st.booleans()):
            at[index] = data.draw(JSON)
            break
        at = at[index]
    found = recall(ARTICLE, Shelf(dict.fromkeys(SHELF, zlib.compress(json.dumps(whole).encode()))))
    assert found is None or all(c.quote == ARTICLE.text[c.span.start : c.span.end] for c in found.claims)


SHELF = Shelf()
kept(ARTICLE, SHELF)
WHOLE = next(iter(SHELF.values()))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0", WHOLE[:-1], WHOLE[:20], WHOLE[1:], zlib.compress(b""), zlib.compress(b"[" * 100_000), zlib.compress(b"null"), zlib.compress(b"[[],null,7]"),
        zlib.compress(b"[[[9,8]],null,[]]"), zlib.compress(b'[[["a","b"]],null,[]]'), zlib.compress(b"[[[0,9999]],null,[]]"), zlib.compress(b"\xff"),
        zlib.compress(b"[" + b"9" * 5000 + b"]"),
    ],
)  # fmt: skip
def test_what_is_no_reading(data):
    assert recall(ARTICLE, Shelf({_key("reading", ARTICLE): data})) is None


def test_no_more_is_unpacked_than_can_be_meant(monkeypatch):
    monkeypatch.setattr("crosscheck.cache.memory.LARGEST", 1000)
    assert unpacked(zlib.compress(b'"' + b"a" * 900 + b'"'), len) == 900
    assert unpacked(zlib.compress(b'"' + b"a" * 1000 + b'"'), len) is None


# ------------------------------------------------------------------ vectors


class Counting:
    """An encoder that counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    def encode(self, texts):
        self.asked += 1
        return np.array([[len(text), self.asked, 1] for text in texts], dtype=np.float32)


def test_vectors_are_kept_by_the_list_of_texts():
    shelf, inner = Shelf(), Counting()
    first = encoder(lambda: inner, 3, shelf).encode(["a", "bb"])
    again = encoder(lambda: pytest.fail("not needed"), 3, shelf).encode(["a", "bb"])
    assert again.tobytes() == first.tobytes()
    assert again.dtype == first.dtype
    encoder(lambda: inner, 3, shelf).encode(["a"])
    encoder(lambda: inner, 3, shelf).encode(["ab", "b"])
    assert (inner.asked, len(shelf)) == (3, 3)


@pytest.mark.parametrize("data", [b"", b"\0" * 23, b"\0" * 25, np.array([[1, 2, np.nan]] * 2, dtype="<f4").tobytes()])
def test_vectors_that_are_damaged(data):
    shelf, inner = Shelf(), Counting()
    known = encoder(lambda: inner, 3, shelf)
    good = known.encode(["a", "bb"])
    shelf[next(iter(shelf))] = data
    assert known.encode(["a", "bb"])[:, 0].tolist() == good[:, 0].tolist()
    assert inner.asked == 2


# ------------------------------------------------------------------ identity


def test_every_change_of_code_or_data_is_another_identity(tmp_path):
    copy = tmp_path / "crosscheck"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))

    def now():
        return identity.digest(identity.files(copy))

    seen = [identity.digest(identity.files(PACKAGE))]
    assert now() == seen[0]
    for name in ("values/date.py", "lang/en.yaml", "claims.py", "lang/phrases/fr.yaml", "names/__init__.py", "cache/memory.py"):
        with (copy / name).open("a") as file:
            file.write("\n# new\n")
        seen.append(now())
    (copy / "values" / "new.py").touch()
    seen.append(now())
    (copy / "values" / "new.py").rename(copy / "values" / "newer.py")
    seen.append(now())
    assert len(set(seen)) == len(seen)
    (copy / "report" / "json.py").write_text("")
    (copy / "values" / "__pycache__").mkdir()
    (copy / "values" / "__pycache__" / "date.py").touch()
    assert now() == seen[-1]


def test_no_file_of_data_is_left_out():
    files = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file() and path.name != "py.typed"}
    found = {path.suffix for path in files if "__pycache__" not in path.parts and not any(folder.as_posix() in identity.LATER for folder in path.parents)}
    assert found <= identity.SOURCES


def test_reading_needs_none_of_the_packages_that_come_later():
    code = f"""
import sys
from crosscheck.model import Article
from crosscheck.read import complete
from crosscheck.reading import read_article
import crosscheck.cache, crosscheck.encode
read_article(complete(Article(id="a", path="a", text={ARTICLE.text!r})))
print(sorted(name for name in sys.modules if name.startswith("crosscheck.")))
"""
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert "crosscheck.values.date" in loaded
    assert [name for name in identity.LATER if f"'crosscheck.{name}" in loaded] == []


@pytest.mark.parametrize("what", ["python", "regex", "langdetect"])
def test_another_python_or_library_is_another_identity(what, monkeypatch):
    before = identity.of_reading()
    identity.of_reading.cache_clear()
    if what == "python":
        monkeypatch.setattr(identity, "sys", SimpleNamespace(implementation=sys.implementation, version_info=SimpleNamespace(major=3, minor=99)))
    else:
        version = identity.metadata.version
        monkeypatch.setattr(identity.metadata, "version", lambda name: "0.0" if name == what else version(name))
    assert identity.of_reading() != before
    identity.of_reading.cache_clear()


# ------------------------------------------------------------------ the pipeline


def story():
    return [
        Article(id="a", path="a", language="en", text="The dam at Tabqa held 40 boats on Monday, the mayor said."),
        Article(id="b", path="b", language="fr", text="Le barrage de Tabqa retenait 50 bateaux lundi, a dit le maire."),
        Article(id="c", path="c", language="und", text="The dam at Tabqa held 60 boats on Monday. The mayor denied it."),
    ]


def test_a_report_is_the_same_cold_warm_and_without():
    shelf = Shelf()
    cold = check(story(), cache=shelf)
    known = dict(shelf)
    assert cold.findings
    assert check(story(), cache=shelf) == cold == check(story()) == check(story(), cache=Nothing())
    assert shelf == known
    assert check(story(), cache=shelf, jobs=2) == cold


def test_one_article_more(monkeypatch):
    shelf = Shelf()
    check(story()[:2], cache=shelf)
    read = []
    monkeypatch.setattr("crosscheck.reading.read_article", lambda article: read.append(article.id) or read_article(article))
    assert check(story(), cache=shelf) == check(story())
    assert read == ["c", "a", "b", "c"]


def test_a_known_article_is_not_read(monkeypatch):
    shelf = Shelf()
    found = extract(story(), cache=shelf)
    monkeypatch.setattr("crosscheck.reading.read_article", None)
    monkeypatch.setattr("crosscheck.read.complete", None)
    told = []
    assert extract(story(), cache=shelf, progress=lambda *of: told.append(of)) == found
    assert told == []


def test_what_is_loaded_beside_changes_no_vector_s_key(monkeypatch):
    """The encoder's tokenizer brings a pool of threads along; runs that find all vectors never load it."""
    import threadpoolctl

    before = identity.of_encoding()
    identity.of_encoding.cache_clear()
    known = threadpoolctl.threadpool_info()
    monkeypatch.setattr(threadpoolctl, "threadpool_info", lambda: [*known, {"user_api": "openmp", "internal_api": "openmp", "prefix": "libgomp"}])
    assert identity.of_encoding() == before
    identity.of_encoding.cache_clear()
