"""Same input, same bytes: ten runs in fresh processes, whatever Python hashes by, whoever reads, in whichever order, and whatever is known already."""

import itertools
import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from crosscheck.report import formats

FILES = {
    "news/dam/en.txt": (
        "The dam on the Wadi Zeroud was shut for 12 years, the ministry said on Monday.\n\nIt holds 240 million litres. About 40 workers, 25 men and 10 women, "
        "repaired it at a cost of 3.2 million dinars.\n"
    ),
    "news/dam/fr.txt": (
        "Le barrage de l'oued Zeroud est resté fermé 13 ans, a indiqué lundi le ministère.\n\nIl retient 240 millions de litres. Une quarantaine d'ouvriers "
        "l'ont réparé pour 3,2 millions de dinars.\n"
    ),
    "news/dam/ar.txt": ("أفادت الوزارة يوم الاثنين بأن سد وادي زرود ظل مغلقا 12 عاما.\n\nويسع السد 260 مليون لتر، وأصلحه 45 عاملا بكلفة 3.2 مليون دينار.\n"),
    "news/dam/bad.txt": "\0",
    "news/ferry/en.txt": "---\npublished: 2026-03-10\n---\nThe ferry Al-Qasr sank off Sfax on Sunday. Nine people died and 20 were injured, the coastguard said.\n",
    "news/ferry/feed.jsonl": "".join(
        json.dumps(record) + "\n"
        for record in (
            {
                "id": "fr",
                "language": "fr",
                "published": "2026-03-12",
                "text": "Le ferry Al-Qasr a coulé dimanche au large de Sfax. Sept personnes sont mortes et 23 ont été blessées.",
            },
            {
                "id": "ar",
                "language": "ar",
                "published": "2026-03-14",
                "text": "غرقت العبارة القصر يوم الأحد قبالة سواحل صفاقس، وقال خفر السواحل إن ثمانية أشخاص لقوا حتفهم.",
            },
        )
    ),
    "crosscheck.toml": '[[suppress]]\nrule = "sum-differs"\nreason = "known"\nuntil = 2026-12-31\n',
}

# PYTHONHASHSEED, --jobs, whether the arguments are turned round, whether a cache is used; the first with one finds it empty
RUNS = [
    ("without a cache", "0", "2", False, False),
    ("cold", "1", "1", True, True),
    ("warm", "2", "1", False, True),
    ("warm, turned", "3", "1", True, True),
    ("warm, by two", "4", "2", False, True),
    ("warm, by two, turned", "5", "2", True, True),
    ("warm, by four", "6", "4", False, True),
    ("warm, by four, turned", "7", "4", True, True),
    ("warm, at random", "random", "1", False, True),
    ("warm, at random, turned", "random", "2", True, True),
]


def check(top, name, seed, jobs, turned, cached):
    """What a run has written: the files of all formats, standard output and error, and the exit code."""
    work = top / name  # a folder of its own, which no report names
    for path, text in FILES.items():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text, encoding="utf-8")
    paths = sorted(path for path in FILES if path.startswith("news"))
    reports = [f"--report={form}={form}.out" for form in formats()]
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", "check", *(paths[::-1] if turned else paths), *(reports[::-1] if turned else reports),
         "--stories", "folders", "--jobs", jobs, "--today", "2026-04-01", *(["--cache-dir", str(top / "kept")] if cached else ["--no-cache"])],
        cwd=work, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    files = {form: (work / f"{form}.out").read_bytes() for form in formats()}
    return {**files, "standard output": done.stdout, "standard error": done.stderr, "exit code": done.returncode}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The runs by their names, two at a time: first those that read everything."""
    top = tmp_path_factory.mktemp("same")
    with ThreadPoolExecutor(2) as pool:
        told = [list(pool.map(lambda row: check(top, *row), rows)) for rows in (RUNS[:2], RUNS[2:])]
    return dict(zip((row[0] for row in RUNS), itertools.chain(*told), strict=True))


def test_there_is_something_to_report(runs):
    """All severities, one finding suppressed, agreed facts, a source that can't be read, and more than one story: what the runs agree on isn't nothing."""
    report = json.loads(runs["without a cache"]["json"])
    assert runs["without a cache"]["exit code"] == 2
    assert {finding["severity"] for finding in report["findings"]} == {"error", "warning", "info"}
    assert (len(report["skipped"]), report["compared"]["stories"]) == (1, 2)
    assert [finding["rule"] for finding in report["findings"] if finding["suppressed"]] == ["sum-differs"]
    assert report["facts"]


@pytest.mark.parametrize("what", [*formats(), "standard output", "standard error", "exit code"])
def test_ten_runs_write_the_same(runs, what):
    written = {name: run[what] for name, run in runs.items()}
    (usual, _), *_ = Counter(written.values()).most_common(1)
    assert [name for name, data in written.items() if data != usual] == []
