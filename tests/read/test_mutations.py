"""Ten thousand files changed by chance: each ends in articles or in lines, and nothing is raised."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.read import suffixes

sys.path.append(str(Path(__file__).parent))

from mutations import check, samples, tried


@pytest.mark.parametrize("part", range(8))
def test_changed_files_end_in_articles_or_lines(part):
    found = tried(1_300, 1_000 + part)
    assert found["files"] > 1_250
    assert found["articles"] > 100
    assert found["lines"] > 100


def test_nearly_all_formats_are_tried():
    kin = {
        ".docm",
        ".dotx",
        ".htm",
        ".xhtml",
        ".mht",
        ".mhtml",
        ".markdown",
        ".ndjson",
        ".newsml",
        ".nitf",
        ".rdf",
        ".mbox",
        ".gz",
        ".bz2",
        ".xz",
        ".tar",
        ".tgz",
    }
    kin |= {".tbz2", ".tar.bz2", ".txz", ".tar.xz", ".warc", ".parquet"}  # read as others are, and by DuckDB, which is fuzzed by its makers
    assert {ending for ending in suffixes() if ending not in kin} <= set(samples())


@settings(max_examples=400)
@given(st.sampled_from(suffixes()), st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_under_any_name_end_in_articles_or_lines(ending, data):
    assert check(ending, data)["files"] == 1
