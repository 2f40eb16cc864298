"""Rule files made to hurt: each is refused, or read, within a second and with little memory; and no file at all gives more than one line."""

from __future__ import annotations

import os
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crosscheck.errors import RuleError
from crosscheck.rules import load_rules, read_rule, yaml_file
from crosscheck.rules.yaml_file import MAX_BYTES

HERE = Path(__file__).parent
BUILT_IN = sorted((HERE.parents[1] / "rules").glob("*.yaml"))
GOOD = (HERE / "crowd-differs.yaml").read_text(encoding="utf-8")
SECONDS = 1
MEGABYTES = 200


def with_(text: str) -> str:
    """The good rule with a line more."""
    return GOOD.replace("scope: cross\n", f"scope: cross\n{text}\n")


def listed(form: str, count: int) -> str:
    return ", ".join(form.format(n=n) for n in range(count))


FACTS = f"summary: s\nwhy: w\n{GOOD[GOOD.index('examples') :]}"
STORY = "- {{name: a{n}, expect: silent, sources: [{{language: en, text: a}}]}}\n"

REFUSED = [
    ("yaml bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsummary: [*c, *c]\n", 1, "anchors (&name) and aliases (*name) are not allowed"),
    ("bomb in a mapping", "a: &a {b: *a}\n", 1, "anchors (&name) and aliases (*name) are not allowed"),
    ("merge key", "<<: {comparer: quantity}\n" + GOOD, 1, "unknown key in the rule: '<<'"),
    ("merge of an anchor", "base: &base {scope: any}\n<<: *base\n", 1, "anchors (&name) and aliases (*name) are not allowed"),
    ("object", "!!python/object/apply:os.system ['true']\n", 1, "the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not allowed"),
    ("object below", with_("only: !!python/object/new:type {}"), 11, "the tag 'tag:yaml.org,2002:python/object/new:type' is not allowed"),
    ("own tag", with_("only: !include /etc/passwd"), 11, "the tag '!include' is not allowed"),
    (
        "tag of a directive",
        "%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system x\n",
        3,
        "the tag 'tag:yaml.org,2002:python/name:os.system' is not allowed",
    ),
    ("long tag", f"a: !{'x' * 900} b\n", 1, "' is not allowed: every value is text"),
    ("another YAML", "%YAML 9.9\n---\n" + GOOD, 1, "not valid YAML: found incompatible YAML document"),
    ("deep lists", "[" * 200_000, 1, "nested too deeply; allowed: 12 levels"),
    ("deep mappings", "a: " + "{a: " * 50_000, 1, "nested too deeply; allowed: 12 levels"),
    ("deep dashes", "- " * 100_000, 1, "nested too deeply; allowed: 12 levels"),
    ("deep keys", "? " * 100_000, 1, "nested too deeply; allowed: 12 levels"),
    ("10 MB", GOOD + "# " + "x" * 10_000_000, 1, "too long; allowed: 256 KiB"),
    ("10 MB of lines", GOOD + "a: b\n" * 2_000_000, 1, "too long; allowed: 256 KiB"),
    ("a key of a million characters", "k" * 1_000_000 + ": a\n", 1, "too long; allowed: 256 KiB"),
    ("a key of a thousand", "k" * 1_000 + ": a\n" + GOOD, 1, ""),
    ("an explicit key of 200,000", "? " + "k" * 200_000 + "\n: a\n", 1, "unknown key in the rule: 'kkk"),
    ("a word of 200,000", GOOD.replace("quantity\n", "q" * 200_000 + "\n", 1), 1, "unknown comparer: 'qqq"),
    ("100,000 examples", GOOD[: GOOD.index("  - name")] + STORY.format(n=1) * 100_000, 1, "too long; allowed: 256 KiB"),
    ("20,000 keys", "".join(f"k{n}: a\n" for n in range(20_000)), 1, "unknown key in the rule: 'k0'"),
    ("30,000 roles", with_(f"only: {{roles: [{listed('r{n}', 30_000)}]}}"), 11, "unknown roles: 'r0'"),
    ("30,000 rules", with_(f"instead_of: [{listed('r{n}', 30_000)}]"), 11, "unknown rule in 'instead_of': 'r0'"),
    ("a huge number", with_(f"only: {{majority: {'9' * 200_000}}}"), 11, "'majority' must be a whole number of 1 to 999999, not '999"),
    ("a huge decimal", GOOD.replace("0.1", "0." + "1" * 200_000), 9, "option 'tolerance' must be a plain number, such as 0, not '0.111"),
    ("an exponent", GOOD.replace("0.1", "1e999999999"), 9, "option 'tolerance' must be a plain number, such as 0, not '1e999999999'"),
    (
        "a huge rate",
        f"house:\n  rates: {{EUR/USD: {'9' * 200_000}}}\n{FACTS}",
        2,
        "the rate of 'EUR/USD' must be a plain number above 0, such as 1.08, not '999",
    ),
    ("a long pattern", with_(f"only: {{pattern: '{'(a|b)' * 40_000}'}}"), 11, "'pattern' is too long; allowed: 1000 characters"),
    ("a pattern of many repetitions", with_(r"only: {pattern: '(\pL{1000}|\pN{1000})'}"), 11, "pattern too large - compile failed"),
    ("NUL", "comparer: a\0b\n", 1, "not valid YAML: control characters are not allowed"),
    ("escaped NUL", '"a\\0b": c\n' + GOOD, 1, r"unknown key in the rule: 'a\x00b'"),
    ("escape sequence", '"\\e[31m": c\n' + GOOD, 1, r"unknown key in the rule: '\x1b[31m'"),
    ("a line in a key", '"a\\nb": c\n' + GOOD, 1, r"unknown key in the rule: 'a\nb'"),
    ("a line separator in a key", '"a\\u2028b": c\n' + GOOD, 1, r"unknown key in the rule: 'a\u2028b'"),
    ("lone surrogate", b"comparer: \xed\xa0\x80\n", 1, "not UTF-8 text (byte 10)"),
    ("escaped surrogate", '"\\ud800": c\n', 1, "not valid YAML: while parsing a quoted scalar, found invalid Unicode character escape code"),
    ("bidi controls in a key", "\u202ecomparer: quantity\n", 1, r"unknown key in the rule: '\u202ecomparer'"),
    ("bidi controls in a word", GOOD.replace("conflict", "\u2066silent\u2069"), 15, r"unknown expect: '\u2066silent\u2069'"),
    ("a zero-width letter", GOOD.replace("scope: cross", "sco\u200bpe: cross"), 10, r"unknown key in the rule: 'sco\u200bpe'"),
    ("a letter that looks the same", GOOD.replace("scope: cross", "sсope: cross"), 10, "(did you mean 'scope'?)"),
]

READ = [
    ("3,000 examples", GOOD[: GOOD.index("  - name")] + "".join(STORY.format(n=n) for n in range(3_000))),
    ("30,000 names", with_(f"only: {{names: [{listed('n{n}', 30_000)}]}}")),
    ("names that are one, in 10,000 lists", f"house:\n  same: [{listed('[a{n}, b{n}]', 10_000)}]\n{FACTS}"),
    ("a list of 30,000", f"house:\n  same: [[{listed('n{n}', 30_000)}]]\n{FACTS}"),
    ("as many apart", f"house:\n  same: [{listed('[a{n}, b{n}]', 5_000)}]\n  different: [{listed('[a{n}, c{n}]', 5_000)}]\n{FACTS}"),
    ("6,000 spellings", f"house:\n  spellings: [{listed('{{use: a{n}, not: [b{n}]}}', 6_000)}]\n{FACTS}"),
    ("a pattern that backtracks elsewhere", with_("only: {pattern: '(a+)+$'}")),
]


def measured(read: Callable[[], object]) -> tuple[RuleError | None, float, float]:
    """What comes of it, the seconds and the megabytes that it takes."""
    caught = None
    start = process_time()
    try:
        read()
    except RuleError as error:
        caught = error
    seconds = process_time() - start
    tracemalloc.start()
    try:
        read()
    except RuleError:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return caught, seconds, peak / 1e6


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """What is loaded once isn't the file's fault."""
    load_rules(HERE / "crowd-differs.yaml")


def loaded(path: Path, text: str | bytes) -> Callable[[], object]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return lambda: load_rules(path)


@pytest.mark.parametrize(("text", "line", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_is_refused_quickly(tmp_path: Path, text: str | bytes, line: int, message: str) -> None:
    path = tmp_path / "crowd-differs.yaml"
    error, seconds, megabytes = measured(loaded(path, text))

    assert str(error).startswith(f"{path}:{line}: ")
    assert message in str(error)
    assert str(error).isprintable()
    assert len(str(error)) < len(str(path)) + 600
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("text", [row[1] for row in READ], ids=[row[0] for row in READ])
def test_is_read_quickly(tmp_path: Path, text: str) -> None:
    assert len(text.encode()) <= MAX_BYTES
    error, seconds, megabytes = measured(loaded(tmp_path / "crowd-differs.yaml", text))

    assert error is None
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


# ------------------------------------------------------------------ what isn't a file


def folder(path: Path) -> None:
    path.mkdir()


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def outside(path: Path) -> None:
    secret = path.parent.parent / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    path.symlink_to(secret)


def socket(path: Path) -> None:
    import socket as net

    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket is short
    try:
        with net.socket(net.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def unreadable(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)


NO_FILES = [
    ("pipe", os.mkfifo, "not a file"),
    ("socket", socket, "not a file"),
    ("folder", folder, "not a file"),
    ("device without an end", link_to("/dev/zero"), "not a file"),
    ("link to nothing", link_to("nowhere.yaml"), "not a file"),
    ("link to itself", link_to("strange.yaml"), ""),
    ("link out of the folder", outside, "a link to a file outside of its folder; name that file, or the folder it is in, beside this one"),
    ("without permission", unreadable, "can't be read: Permission denied"),
]


@pytest.mark.parametrize(("make", "message"), [row[1:] for row in NO_FILES], ids=[row[0] for row in NO_FILES])
def test_what_is_no_file_is_not_opened(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    """None is waited for, and of a link that leads elsewhere nothing is shown."""
    rules = tmp_path / "rules"
    rules.mkdir()
    make(rules / "strange.yaml")
    error, seconds, _ = measured(lambda: load_rules(rules))

    assert str(error).startswith(f"{rules / 'strange.yaml'}:1: {message}")
    assert "hunter2" not in str(error)
    assert seconds < SECONDS


def test_a_link_inside_the_folder_is_a_rule(tmp_path: Path) -> None:
    (tmp_path / "crowd-differs.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "march-differs.yaml").symlink_to("crowd-differs.yaml")

    assert {"crowd-differs", "march-differs"} <= {rule.id for rule in load_rules(tmp_path)}


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    """Who names a file means what it leads to."""
    target, link = tmp_path / "away" / "crowd-differs.yaml", tmp_path / "crowd-differs.yaml"
    target.parent.mkdir()
    target.write_text(GOOD, encoding="utf-8")
    link.symlink_to(target)

    assert read_rule(link).id == "crowd-differs"
    assert "crowd-differs" in {rule.id for rule in load_rules(link)}


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that changes while it is checked can't be two things: what was read is what an error speaks of."""
    path = tmp_path / "crowd-differs.yaml"
    path.write_text(with_("instead_of: [quantity-difers]"), encoding="utf-8")
    read, times = yaml_file.read_text, []

    def changing(file: Path, *bounds: object) -> str:
        text = read(file, *bounds)
        if file == path:
            times.append(file)
            path.write_text("gone\n", encoding="utf-8")
        return text

    monkeypatch.setattr(yaml_file, "read_text", changing)
    with pytest.raises(RuleError, match=r"crowd-differs\.yaml:11: unknown rule in 'instead_of': 'quantity-difers'.*did you mean 'quantity-differs'"):
        load_rules(path)
    assert times == [path]


def test_a_growing_file_is_read_to_its_limit(tmp_path: Path) -> None:
    """No more than the limit is read of a file, whatever its size says: here a file with a hole of a terabyte."""
    path = tmp_path / "crowd-differs.yaml"
    path.write_text(GOOD, encoding="utf-8")
    os.truncate(path, 1 << 40)

    error, seconds, megabytes = measured(lambda: load_rules(path))

    assert "too long; allowed: 256 KiB" in str(error)
    assert seconds < SECONDS
    assert megabytes < 2


# ------------------------------------------------------------------ any file at all


def loads_or_says_why(path: Path, text: str) -> None:
    """A rule, or one line with the place of a line that is there."""
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    told = complaint(path)
    if told is not None:
        place = re.fullmatch(rf"{re.escape(str(path))}:(\d+): \S.*", told)
        assert place, told
        assert told.isprintable()
        assert 1 <= int(place[1]) <= len(re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text))  # the line ends of YAML


def complaint(path: Path) -> str | None:
    """What is wrong with a rule file, None where it loads."""
    try:
        read_rule(path)
    except RuleError as error:
        return str(error)
    return None


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "crowd-differs.yaml"


WORDS = sorted({word for path in BUILT_IN for word in re.findall(r"^ *(?:- )?(\w+:)", path.read_text(encoding="utf-8"), re.MULTILINE)} | {
    "only:", "except:", "adjusts:", "house:", "pairs:", "dissenter:", "against:", "same:", "rates:", "spellings:", "use:", "not:", "EUR/USD:", "published:",
})  # fmt: skip
MARKS = [
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n    - ",
    "\n- ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    '"',
    "'",
    "|",
    ">-",
    "#",
    "&a",
    "*a",
    "!",
    "%",
    "\t",
    "---",
    "?",
    "\u2028",
    "\x85",
]


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=200), st.lists(st.sampled_from([*WORDS, *MARKS, "all", "off", "error", "[ar, en]", "quantity", "1", "x"]), max_size=60).map("".join)
    )
)
@example(text="\ufeff")
@example(text="a:\n\u2028b: [")
@example(text="\ud800")
def test_any_text(place: Path, text: str) -> None:
    loads_or_says_why(place, text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good rule with some lines deleted, doubled or swapped, and some characters changed."""
    lines = draw(st.sampled_from(SOURCES)).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        if not lines:
            break
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("delete", "double", "swap", "change", "cut"))):
            case "delete":
                del lines[at]
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "change":
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + draw(st.one_of(st.sampled_from(MARKS), st.characters())) + lines[at][column + 1 :]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "".join(lines)


EVERY_KEY = with_(
    "natures: [contradiction]\nhedges: exact\ninstead_of: [a-differs]\n"
    "only:\n  languages: [ar]\n  outlets: ['*post']\n  published: {from: 2024-01-01, to: 2024-02-01}\n  about: [a march]\n  roles: [killed]\n  units: [kilometer]\n"
    "  pattern: a.b\n  pairs: [[ar, en]]\n  dissenter:\n    languages: [fr]\n    against: 2\n  majority: 2\nexcept:\n  names: [Sfax]\n  places:\n    - Gafsa"
)
EVERY_FACT = (
    "house:\n  references:\n    - language: en\n      text: It closed in 2012.\n  same:\n    - [a, b]\n  different:\n    - [c, d]\n  rates:\n    EUR/USD: 1.08\n"
    f"  currencies: [CAD]\n  copies: [[e, f]]\n  spellings:\n    - use: g\n      not: [h]\n      language: fr\nseverity: info\nmessage: '{{about}}'\n{FACTS}"
)
ADJUSTING = f"adjusts:\n  - a-differs\n  - b-differs\nseverity:\n  update: error\n{FACTS}"
SOURCES = [*(path.read_text(encoding="utf-8") for path in BUILT_IN), *[EVERY_KEY, EVERY_FACT, ADJUSTING] * 5]


@pytest.mark.parametrize("text", [EVERY_KEY, EVERY_FACT, ADJUSTING], ids=["comparing", "house", "adjusting"])
def test_what_is_spoilt_is_good_before(place: Path, text: str) -> None:
    place.write_text(text, encoding="utf-8")
    read_rule(place)


@settings(max_examples=1_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=mutated())
def test_any_mutation_of_a_good_rule(place: Path, text: str) -> None:
    loads_or_says_why(place, text)


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
def test_each_line_of_a_built_in_rule_deleted_or_doubled(place: Path, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for n, line in enumerate(lines):
        loads_or_says_why(place, "".join(lines[:n] + lines[n + 1 :]))
        loads_or_says_why(place, "".join([*lines[:n], line, *lines[n:]]))
