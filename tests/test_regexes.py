"""No regular expression takes longer than its text allows: all that there are, each on texts made of its own parts."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time
from typing import Any

import regex

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "crosscheck"
ENGINES = {"re": re, "regex": regex, "re of bytes": re}
USES = ("compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer")
LENGTHS = (
    8,
    12,
    16,
    20,
    24,
    28,
    32,
    64,
    128,
    256,
    512,
    1024,
    2048,
    4096,
    8192,
    16384,
)  # small steps first, as an exponential one never comes back from a large one
SHORT = 0.01  # seconds that any of them may take; a linear one takes a tenth of that for the longest text, a quadratic one ten times as much
SLOW = 0.25  # seconds after which nothing longer is tried
LINEAR = 8.0  # times longer that four times the text may take, where 4 is ideal and 16 is quadratic
KNOWN = 8  # how often a slow one is measured again, as another process may get in the way

# Expressions that are slower, and how long the text is at most that they are given.
BOUNDED = {r"[\s,،|·•/.\-–—]*+(?:": 128}  # by how they start: the clock behind the date of a dateline, 80 characters


@cache
def recorded() -> tuple[tuple[str, int, str, int, str], ...]:
    """File, line, expression, flags and engine of all that a run of everything makes."""
    made = subprocess.run([sys.executable, str(Path(__file__).with_name("regexes.py"))], check=True, capture_output=True, timeout=300, cwd=ROOT).stdout
    return tuple((Path(file).relative_to(SOURCE).as_posix(), *rest) for file, *rest in json.loads(made))


def written() -> Iterator[tuple[str, range, str, str, ast.expr]]:
    """File, lines, engine, use and first argument of every place where the code makes or uses an expression."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module not in ("re", "regex", "re2"), f"{file}:{node.lineno}: `import {node.module}`, so that its uses are found"
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)):
                continue
            if node.func.value.id in ("re", "regex", "re2") and node.func.attr in USES:
                yield (
                    file.relative_to(SOURCE).as_posix(),
                    range(node.lineno, (node.end_lineno or node.lineno) + 1),
                    node.func.value.id,
                    node.func.attr,
                    node.args[0],
                )


AS = {"match": "match", "fullmatch": "fullmatch", "search": "search"}  # the others go through all of a text, as finditer does


@cache
def uses() -> dict[tuple[str, str], frozenset[str]]:
    """What is asked of the expressions that have a name, by file and name; by name alone where other files may ask too."""
    found: dict[tuple[str, str], set[str]] = {}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in USES:
                name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr if isinstance(node.value, ast.Attribute) else ""
                found.setdefault(_home(file.relative_to(SOURCE).as_posix(), name), set()).add(AS.get(node.attr, "finditer"))
    return {name: frozenset(own) for name, own in found.items()}


def _home(file: str, name: str) -> tuple[str, str]:
    return (file if name.startswith("_") else "", name)


@cache
def names() -> dict[tuple[str, int], str]:
    """The names that expressions are given, by file and line."""
    found = {}
    for file in SOURCE.rglob("*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
                found |= {(file.relative_to(SOURCE).as_posix(), line): node.targets[0].id for line in range(node.lineno, (node.end_lineno or 0) + 1)}
    return found


def expressions() -> list[tuple[str, str, int, str, tuple[str, ...]]]:
    """Where, expression, flags, engine and uses of each that is known, once; of one without a name any use is thinkable."""
    found: dict[tuple[str, str, int, str], set[str]] = {}
    for file, line, text, flags, engine in recorded():
        if engine in ENGINES:
            known = uses().get(_home(file, names().get((file, line), "")), frozenset())
            found.setdefault((file, text, flags, engine), set()).update(known or {"match", "fullmatch", "finditer"})
    for file, _, engine, use, text in written():
        if engine not in ENGINES or not isinstance(text, ast.Constant):
            continue
        of, said = (f"{engine} of bytes", text.value.decode("latin-1")) if isinstance(text.value, bytes) else (engine, str(text.value))
        if not any(key[:2] == (file, said) for key in found):
            found[file, said, 0, of] = {AS.get(use, "finditer")}  # in what the sample doesn't reach
    for text in _patterns(json.loads((SOURCE / "report" / "report.schema.json").read_text(encoding="utf-8"))):
        found["report/report.schema.json", text, 0, "re"] = {"fullmatch"}
    return sorted((*key, tuple(sorted(own))) for key, own in found.items())


def _patterns(schema: object) -> Iterator[str]:
    """The expressions of a JSON schema."""
    if isinstance(schema, dict):
        yield from (value for name, value in schema.items() if name == "pattern" and isinstance(value, str))
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _patterns(part)


def test_all_are_known():
    """Each place in the code was seen at work, or says all of its expression itself."""
    seen = {(file, line) for file, line, *_ in recorded()}
    unknown = [
        f"{file}:{lines[0]}"
        for file, lines, engine, _, text in written()
        if engine in ENGINES and not isinstance(text, ast.Constant) and not any((file, n) in seen for n in lines)
    ]
    assert unknown == [], "have tests/regexes.py use them"
    assert len(expressions()) > 100


def test_what_users_write_is_linear_by_its_engine():
    """RE2 is; the other two are for expressions of ours."""
    places = {file for file, _, engine, _, _ in written() if engine == "re2"}
    assert places == {"rules/filters.py", "selecting.py"}


# ------------------------------------------------------------------ texts to attack with


_CLASSES = {
    "L": "aAء",
    "Lu": "A",
    "Lt": "A",
    "Ll": "a",
    "Lo": "ء",
    "M": "\u0301\u064e",
    "N": "1",
    "P": ".",
    "Pd": "–",
    "Pe": ")",
    "Pf": "»",
    "Ps": "(",
    "Z": " ",
}


def plain(text: str) -> str:  # noqa: C901 (a step for each sign)
    """An expression of `regex` as `re` can parse it: classes of Unicode become some of their letters."""
    sets = re.compile(r"(?:--|&&)\\p\{\w+\}")  # of sets only `regex` has
    nests, text = sets.search(text) is not None, sets.sub("", text)
    out, i, inside, deep = "", 0, False, 0
    while i < len(text):
        found = re.compile(r"\\[pP]\{\^?(\w+)\}").match(text, i)
        if found:
            letters = _CLASSES.get(found[1], "a")
            out += letters if inside else f"[{letters}]"
            i = found.end()
            continue
        if text[i] == "\\":
            out += text[i : i + 2]
            i += 2
            continue
        if text[i] == "[" and not inside:
            inside = True
            out += "["
            i += 1
            if text[i : i + 1] == "^":
                out += "^"
                i += 1
            if text[i : i + 1] == "]":
                out += "\\]"
                i += 1
            continue
        if text[i] == "[" and nests:
            deep += 1
        elif text[i] == "]" and deep:
            deep -= 1
        elif text[i] == "[":
            out += "\\["
        elif text[i] == "]":
            inside = False
            out += "]"
        else:
            out += text[i]
        i += 1
    return out


def sample(tree: object, variant: int) -> str:
    """A text that a part of an expression matches, or nearly: of alternatives, letters and numbers another one for each variant."""
    return "".join(_sampled(op, arg, variant) for op, arg in tree)  # type: ignore[attr-defined]


def _sampled(op: object, arg: object, variant: int) -> str:
    if op is kinds.LITERAL:
        return chr(arg)
    if op in (kinds.NOT_LITERAL, kinds.ANY):
        return "aء 1."[variant % 5]
    if op is kinds.IN:
        return _letter(arg, variant)
    if op is kinds.BRANCH:
        return sample(arg[1][variant % len(arg[1])], variant)
    if op is kinds.SUBPATTERN:
        return sample(arg[-1], variant)
    if op is kinds.ATOMIC_GROUP:
        return sample(arg, variant)
    if op in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return sample(arg[2], variant) * max(arg[0], min(arg[1], 1 + variant % 2))
    return ""


def _letter(parts: list[tuple[object, object]], variant: int) -> str:
    if parts and parts[0][0] is kinds.NEGATE:
        taken = {chr(arg) for op, arg in parts if op is kinds.LITERAL}
        return next((c for c in "a ء1.x-"[variant % 7 :] + "a ء1.x-" if c not in taken), "ж")
    op, arg = parts[variant % len(parts)]
    if op is kinds.LITERAL:
        return chr(arg)
    if op is kinds.RANGE:
        return chr(arg[variant % 2])
    return {kinds.CATEGORY_DIGIT: "7", kinds.CATEGORY_SPACE: " ", kinds.CATEGORY_WORD: "a"}.get(arg, "!")


def repeats(tree: object) -> Iterator[tuple[int, object]]:
    """The parts that may be said again and again, in an expression and in its parts, with the place of the outermost."""
    for place, (op, arg) in enumerate(tree):  # type: ignore[attr-defined, var-annotated, arg-type]
        if op in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            if arg[1] > 8:
                yield place, arg[2]
            yield from ((place, own) for _, own in repeats(arg[2]))
        elif op is kinds.SUBPATTERN:
            yield from ((place, own) for _, own in repeats(arg[-1]))
        elif op is kinds.ATOMIC_GROUP:
            yield from ((place, own) for _, own in repeats(arg))
        elif op is kinds.BRANCH:
            yield from ((place, own) for branch in arg[1] for _, own in repeats(branch))
        elif op in (kinds.ASSERT, kinds.ASSERT_NOT):
            yield from ((place, own) for _, own in repeats(arg[1]))


def attacks(text: str, flags: int) -> set[tuple[str, str, str]]:
    """What stands first, what is said again and again, and what stands last."""
    tree = parser.parse(plain(text), flags & (re.VERBOSE | re.IGNORECASE | re.MULTILINE | re.DOTALL))
    units: set[tuple[str, str]] = set()
    for place, part in repeats(tree):
        for variant in range(7):
            if unit := sample(part, variant):
                units |= {("", unit), (sample(tree[:place], variant), unit)}
    for variant in range(3):
        units.add(("", sample(tree, variant)))
    own_letters = list(dict.fromkeys(re.findall(r"(?<![\\])[^\W_]", plain(text))))[:8]
    units |= {(first, letter) for letter in own_letters for first in ("", sample(tree[:1], 0))}
    units |= {("", own) for own in ("a", " ", "1", "(", "\n", ". ", "a ", "1 ", "A a ")}
    return {(first, unit, last) for first, unit in units if unit for last in ("", "\0", "!" + "\n")}


# ------------------------------------------------------------------ time


def took(made: re.Pattern[str] | re.Pattern[bytes], use: str, said: str) -> float:
    text: Any = said if isinstance(made.pattern, str) else said.encode()
    start = process_time()
    if use == "finditer":
        for _ in made.finditer(text):
            pass
    else:
        getattr(made, use)(text)
    return process_time() - start


def _fine(now: float, before: float) -> bool:
    return now <= SHORT or (before > 0 and now <= LINEAR * before)


def _measured(made: re.Pattern[str] | re.Pattern[bytes], use: str, text: str, before: float) -> Iterator[float]:
    """How long it takes; asked again where that is long, as another process may have got in the way."""
    for _ in range(KNOWN):
        yield (now := took(made, use, text))
        if now > SLOW or _fine(now, before):
            return


def slow(made: re.Pattern[str] | re.Pattern[bytes], use: str, attack: tuple[str, str, str], longest: int) -> str | None:
    """Where an expression takes more than its text allows: how long for how much."""
    first, unit, last = attack
    times: list[float] = []
    for length in (n for n in LENGTHS if n <= longest):
        text = first + (unit * (length // len(unit) + 1))[:length] + last
        before = times[-2] if len(times) > 1 else 0.0
        now = min(_measured(made, use, text, before))
        if not _fine(now, before):
            return f"{use} takes {now:.4f} s for {length:,} characters, and {before:.4f} s for a fourth of them: {first[:20]!r} + {unit[:20]!r} × n + {last!r}"
        times.append(now)
    return None


def wrong(expression: str, flags: int, engine: str, asked: tuple[str, ...]) -> list[str]:
    made = ENGINES[engine].compile(expression.encode("latin-1") if engine == "re of bytes" else expression, flags & ~re.DEBUG)
    longest = next((most for start, most in BOUNDED.items() if expression.startswith(start)), LENGTHS[-1])
    return [found for attack in sorted(attacks(expression, flags)) for use in asked if (found := slow(made, use, attack, longest))]


def test_all_are_linear():
    found = {(file, text): told for file, text, *rest in expressions() if (told := wrong(text, *rest))}
    assert {where: told[0] for where, told in found.items()} == {}


def test_the_test_finds_slow_ones():
    for text in (r"(a+)+$", r"(?:a|a)*b", r"(\w+\s?)*:", r"\s+$", r"a.*b.*c", r"(?:[^,]*,)*x"):
        assert any(slow(re.compile(text), use, attack, LENGTHS[-1]) for attack in sorted(attacks(text, 0)) for use in ("match", "fullmatch", "finditer")), text
    for text in (r"a+b?", r"(?:a|b)*+c", r"(?>\s+)x|y", r"[0-9]{1,3}(?:,[0-9]{3})*+"):
        assert not any(slow(re.compile(text), use, attack, LENGTHS[-1]) for attack in sorted(attacks(text, 0)) for use in ("match", "fullmatch")), text
