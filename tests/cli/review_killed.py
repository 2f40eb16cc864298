"""Run by test_review.py: a review's server, killed at random moments while several decide. Writes what it found as JSON.

Processes are forked from one that has everything loaded, so that a review starts in milliseconds.
"""

import http.client
import io
import json
import os
import random
import signal
import sys
import threading
import time
import tomllib
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from crosscheck.cli import run
from crosscheck.model import Article, Compared, Finding, Position, PositionMention, Report, SentenceQuote, SourceInfo, Span
from crosscheck.report.json import render
from crosscheck.review.decisions import parsed

FINDINGS = 6
WORDS = ("confirmed", "dismissed", "check", "open")


def report():
    """Findings without articles on disk."""
    articles = [Article(id=f"{n}", path=f"{n}.txt", text=f"The dam held {n} boats.", language="en") for n in range(2 * FINDINGS)]
    findings = []
    for a, b in zip(articles[::2], articles[1::2], strict=True):
        positions = tuple(
            Position(value=one.id, display=one.id, sources=(one.id,), independent=1, mentions=(PositionMention(
                source=one.id, path=one.path, span=Span(0, 3), quote="The", sentence=SentenceQuote(span=Span(0, len(one.text)), text=one.text),
            ),)) for one in (a, b)
        )  # fmt: skip
        findings.append(
            Finding(rule="r-differs", kind="quantity", nature="update", severity="info", scope="cross", about="boats", message="m", story="1", positions=positions)
        )  # fmt: skip
    compared = Compared(articles=len(articles), stories=1, claims=1, facts=1, rules=1)
    return Report(sources=tuple(SourceInfo(article=a, sentences=1, claims=1) for a in articles), compared=compared, findings=tuple(findings), facts=())


def child(work):
    """A process that does some work and ends; it gives its standard output."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        code = 1
        try:
            os.dup2(writing, 1)
            sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False))
            sys.stderr = io.StringIO()
            code = work()
        finally:
            os._exit(code)
    os.close(writing)
    return pid, os.fdopen(reading)


def decide(url, names, seed, answered, unanswered):
    """Post decisions until nobody answers any more, each with a reason of its own."""
    parts, draw, count = urlsplit(url), random.Random(seed), 0
    while True:
        said = {"fingerprint": draw.choice(names), "decision": draw.choice(WORDS), "reason": f"سبب {seed} {count} " + "x" * draw.randrange(400)}
        count += 1
        try:
            connection = http.client.HTTPConnection(parts.netloc, timeout=10)
            connection.request("POST", f"{parts.path}decisions", json.dumps(said), {"Origin": f"http://{parts.netloc}", "Content-Type": "application/json"})
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException):
            unanswered.append(said)
            return
        finally:
            connection.close()
        assert status == 200
        answered.append(said)


def once(seed, names):
    """One review that is killed; what was answered, and what wasn't."""
    pid, out = child(lambda: run(["review", "report.json", "--no-config", "--suppressions", "s.toml"]))
    url = out.readline().rstrip("\n")
    answered, unanswered = [], []
    threads = [threading.Thread(target=decide, args=(url, names, f"{seed}-{n}", answered, unanswered)) for n in range(3)]
    for thread in threads:
        thread.start()
    time.sleep(random.Random(seed).uniform(0, 0.15))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    for thread in threads:
        thread.join()
    out.close()
    return answered, unanswered


def kept():
    """Every decision of the journal, the first line left out, and a part of a last one."""
    *lines, _ = Path("report.decisions").read_bytes().split(b"\n")
    return [parsed(line) for line in lines[1:]]


def wrong():
    """How many of the files aren't what follows from the journal."""
    last = {one.fingerprint: one for one in kept()}
    dismissed = {name: one.reason for name, one in last.items() if one.decision == "dismissed"}
    suppressed = {one["fingerprint"]: one["reason"] for one in tomllib.loads(Path("s.toml").read_text(encoding="utf-8")).get("suppress", [])}
    labels = {one["id"]: (one["label"], one["note"]) for one in json.loads(Path("report.labels.json").read_text(encoding="utf-8"))["labels"]}
    return (suppressed != dismissed) + (labels != {name: (one.decision, one.reason) for name, one in last.items() if one.decision != "open"})


def main(times):
    document = render(report())
    Path("report.json").write_text(document, encoding="utf-8")
    Path("s.toml").write_text("# by hand\n", encoding="utf-8")
    names = [finding["fingerprint"] for finding in json.loads(document)["findings"]]
    assert run(["review", "report.json", "--no-config", "--apply"]) == 0
    for module in ("crosscheck.review.page", "crosscheck.review.server", "crosscheck.rules"):
        import_module(module)
    found = {"lost": 0, "wrong": 0, "answered": 0, "unanswered": 0, "kept": []}
    every = []
    for seed in range(times):
        answered, unanswered = once(seed, names)
        every += answered
        there = {one.reason for one in kept()} if Path("report.decisions").stat().st_size else set()
        found["lost"] += sum(said["reason"].strip() not in there for said in every)
        found["answered"] += len(answered)
        found["unanswered"] += len(unanswered)
        found["kept"].append(len(there))
        if seed % 5 == 4:  # the others are put right by the next review
            pid, out = child(lambda: run(["review", "report.json", "--no-config", "--suppressions", "s.toml", "--apply"]))
            found["wrong"] += os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0
            out.close()
            found["wrong"] += wrong()
            found["wrong"] += not Path("s.toml").read_text(encoding="utf-8").startswith("# by hand\n")
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    main(int(sys.argv[2]))
