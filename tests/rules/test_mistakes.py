"""Every mistake that can be made in a rule file: one line, with the place, what is wrong, and what is allowed or how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.errors import RuleError
from crosscheck.rules import load_rules

pytestmark = pytest.mark.usefixtures("small_world")

GOOD = (Path(__file__).parent / "crowd-differs.yaml").read_text(encoding="utf-8")
EXAMPLES = GOOD[GOOD.index("examples") :]
ADJUSTMENT = f"adjusts: [built-in]\nseverity: off\nsummary: s\nwhy: w\nonly: {{languages: [ar]}}\n{EXAMPLES}"
FACTS = f"house:\n  same: [[Kyiv, Kiev]]\nsummary: s\nwhy: w\n{EXAMPLES}"
NEIGHBOURS = {"night-desk.yaml": ADJUSTMENT, "our-names.yaml": FACTS}  # files of the same folder, for rules that name them

_FIRST = "comparer: quantity\nkinds: [quantity]\n"
YAML: list[tuple[str, str, int, str]] = [
    # the file, behind its first two lines
    ("tab-behind-spaces", "options:\n  a: 1\n\tb: 2\n", 5, "a tab: indent with spaces ("),
    ("colon-in-a-text", "summary: Numbers: two of them\n", 3, "put a text with a colon in quotes ("),
    ("colon-at-the-end", "summary: Numbers:\n", 3, "put a text with a colon in quotes ("),
    ("curly-quotes", "summary: “Two”: sources\n", 3, "put a text with a colon in quotes, straight ones (\" or '): typographic ones are letters to YAML ("),
    ("stray-indent", "  summary: two\n", 3, "keys of one level start below one another; "),
    ("stray-indent-in-a-list", "examples:\n  - name: a\n   expect: b\n", 5, "keys of one level start below one another; "),
    ("a-dedent-between", "options:\n    a: 1\n  b: 2\n", 5, "keys of one level start below one another; "),
    ("non-breaking-indent", "options:\n\u00a0\u00a0tolerance: 1\n", 4, "a non-breaking or other special space at the start of the line: indent with plain spaces"),
    ("non-breaking-after-plain", "options:\n  a: 1\n \u00a0tolerance: 1\n", 5, "a non-breaking or other special space at the start of the line"),
    ("non-breaking-and-not-yaml", "options:\n\u00a0\u00a0a: b: c\n", 4, "a non-breaking or other special space at the start of the line"),
    ("starts-with-at", "summary: @home\n", 3, "put a text that starts with @ in quotes ("),
    ("starts-with-percent", "summary: %a\n", 3, "put a text that starts with % in quotes ("),
    ("starts-with-a-backtick", "summary: `a`\n", 3, "put a text that starts with ` in quotes ("),
    ("starts-with-a-bar", "summary: | a\n", 3, "put a text that starts with | or > in quotes ("),
    ("starts-with-a-dash", "summary: - a\n", 3, "put a text that starts with a dash in quotes, or start the list on the next line ("),
    ("starts-with-a-question-mark", "summary: ? a\n", 3, "put a text that starts with a question mark in quotes ("),
    ("starts-with-a-bracket", "summary: [a] b\n", 3, "put a text that starts with a bracket in quotes, "),
    ("starts-with-a-quotation", 'summary: "Two" sources\n', 3, "the text goes on behind its closing quotation mark; "),
    ("a-quotation-left-open-above", 'summary: "Two sources\nwhy: "b"\n', 4, "is a closing quotation mark missing in a line above? ("),
    ("no-space-behind-a-colon", "severity:warning\nwhy: b\n", 3, "write a space behind the colon, such as `severity: warning` (YAML: could not find expected ':')"),
    ("non-breaking-behind-a-colon", "severity:\u00a0warning\nwhy: b\n", 3, "write a space behind the colon, such as `severity: warning` ("),
    ("no-colon", "severity\nwhy: b\n", 3, "is a colon missing behind a key? ("),
    ("no-space-behind-a-dash", "examples:\n  -name: a\n   expect: b\n", 5, "line 4: write a space behind the dash ("),
    ("brace-left-open", "severity: {update: off\nwhy: b\n", 3, "is a closing brace } missing? ("),
    ("backslash", 'summary: "a\\d"\n', 3, "in double quotes a backslash is written twice; "),
    ("control-character", "summary: \x01\n", 3, "control characters are not allowed"),
    ("cut-by-a-number-sign", "summary: the #1 match\n", 3, "'summary' ends before the #, which starts a comment; put the text in quotes, or a blank behind the # of a comment"),
    ("cut-on-the-second-line", "why: the\n  first #1 match\n", 4, "'why' ends before the #, which starts a comment; "),
]  # fmt: skip

Mistake = tuple[str, str | bytes, int, str]  # what is wrong, the file, the line of the error, and what it says


def swap(old: str, new: str) -> str:
    """The good rule with one thing wrong."""
    assert old in GOOD, old
    return GOOD.replace(old, new)


def without(start: str, end: str) -> str:
    """The good rule without a stretch of it."""
    first = GOOD.index(start)
    return GOOD[:first] + GOOD[GOOD.index(end, first) :]


SHAPE_AND_COMPARING: list[Mistake] = [
    # shape of the file
    ("empty", "", 1, "the file is empty"),
    ("only-a-comment", "# to do\n", 1, "the file is empty"),
    ("null-document", "---\n", 1, "the file is empty"),
    ("a-word", "quantity", 1, "a rule file holds keys and values, such as `comparer: quantity`"),
    ("a-list", "- comparer: quantity\n", 1, "a rule file holds keys and values, such as `comparer: quantity`"),
    ("binary", b"\x89PNG\r\n\x1a\n\x00\xff", 1, "not UTF-8 text (byte 0)"),
    ("utf-16", GOOD.encode("utf-16"), 1, "not UTF-8 text (byte 0)"),
    ("latin-1-in-line-3", GOOD.replace("Two", "D\xe9").encode("latin-1"), 3, "not UTF-8 text"),
    ("nul", swap("Two sources", "Two\0sources"), 3, "not valid YAML: "),
    ("lone-bracket", swap("[quantity]", "[quantity"), 2, "not valid YAML: is a closing bracket ] missing? (YAML: did not find expected ',' or ']')"),
    ("lone-quote", swap('({why})"', "({why})"), 11, "not valid YAML: is a closing quotation mark missing? (YAML: found unexpected end of stream)"),
    ("tab", swap("  tolerance", "\ttolerance"), 9, "not valid YAML: a tab: indent with spaces (YAML: found character that cannot start any token)"),
    ("second-document", GOOD + "---\na: b\n", 23, "a second document; allowed: one rule a file"),
    ("too-long", GOOD + "# " + "x" * 300_000, 1, "too long; allowed: 256 KiB"),
    ("too-deep", swap("summary: Two sources count differently.", "summary: " + "[" * 5_000), 3, "nested too deeply; allowed: 12 levels"),
    ("too-deep-mapping", swap("summary: Two sources count differently.", "summary: " + "{a: " * 5_000), 3, "nested too deeply; allowed: 12 levels"),
    ("anchor", swap("kinds: [", "kinds: &k ["), 2, "anchors (&name) and aliases (*name) are not allowed"),
    ("alias", swap("Two sources count differently.", "*k"), 3, "anchors (&name) and aliases (*name) are not allowed"),
    ("bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, "anchors (&name) and aliases (*name) are not allowed"),
    (
        "tag-python",
        swap("Two sources count differently.", "!!python/object/apply:os.getcwd []"),
        3,
        "the tag 'tag:yaml.org,2002:python/object/apply:os.getcwd' is not allowed",
    ),
    (
        "tag-python-alone",
        swap("Two sources count differently.", "!!python/name:os.system"),
        3,
        "the tag 'tag:yaml.org,2002:python/name:os.system' is not allowed: every value is text",
    ),
    ("tag-int", swap("0.1", "!!int 3"), 9, "the tag 'tag:yaml.org,2002:int' is not allowed: every value is text"),
    ("key-is-a-list", swap("scope: cross", "? [scope]\n: cross"), 10, "a key must be a word"),
    ("key-twice", swap("scope: cross", "scope: cross\nsummary: again"), 11, "the key 'summary' is here a second time; the first is on line 3"),
    ("key-twice-inside", swap("update: off", "update: off, update: info"), 7, "the key 'update' is here a second time; the first is on line 7"),
    # keys
    (
        "unknown-key",
        swap("severity:", "severty:"),
        7,
        "unknown key in the rule: 'severty'; allowed: comparer, examples, except, hedges, instead_of, kinds, link, message, natures, only, options, scope, severity, summary, why (did you mean 'severity'?)",
    ),
    ("unknown-key-far-from-all", swap("scope:", "xyzzy:"), 10, "unknown key in the rule: 'xyzzy'; allowed: "),
    ("id-in-the-file", "id: crowd-differs\n" + GOOD, 1, "unknown key in the rule: 'id'; allowed: "),
    ("lacks-comparer", without("comparer", "kinds"), 1, "the rule lacks what it does; required: one of comparer, adjusts, house"),
    ("lacks-summary-and-why", without("summary", "severity"), 1, "the rule lacks 'summary', 'why'; required: "),
    ("kinds-of-another-comparer", swap("[quantity]", "[money]"), 2, "unknown kinds: 'money'; allowed: quantity"),
    ("lacks-examples", GOOD[: GOOD.index("examples")], 1, "the rule lacks 'examples'; required: "),
    # values
    (
        "comparer-unknown",
        swap("comparer: quantity", "comparer: quantiti"),
        1,
        "unknown comparer: 'quantiti'; allowed: money, quantity, weekdays (did you mean 'quantity'?)",
    ),
    ("comparer-empty", swap("comparer: quantity", "comparer:"), 1, "'comparer' is empty"),
    ("comparer-list", swap("comparer: quantity", "comparer: [quantity]"), 1, "'comparer' must be a text"),
    ("kinds-unknown", swap("[quantity]", "\n  - quantity\n  - percent"), 4, "unknown kinds: 'percent'; allowed: quantity"),
    ("kinds-nearest", swap("[quantity]", "[quantiti]"), 2, "(did you mean 'quantity'?)"),
    ("kinds-word", swap("[quantity]", "quantity"), 2, "'kinds' must be a list, such as [quantity]"),
    ("kinds-empty", swap("[quantity]", "[]"), 2, "'kinds' is empty; give at least one, such as [quantity]"),
    ("kinds-twice", swap("[quantity]", "[quantity, quantity]"), 2, "'quantity' is in 'kinds' twice"),
    ("kinds-nested", swap("[quantity]", "[[quantity]]"), 2, "'kinds' must be a list of words, such as [quantity]"),
    ("summary-empty", swap("Two sources count differently.", '" "'), 3, "'summary' is empty"),
    ("summary-mapping", swap("Two sources count differently.", "{a: b}"), 3, "'summary' must be a text"),
    ("why-empty", without("  Readers", "severity"), 4, "'why' is empty"),
    (
        "nature-unknown",
        swap("{update:", "{updat:"),
        7,
        "unknown nature in severity: 'updat'; allowed: contradiction, precision, regression, unresolved, update (did you mean 'update'?)",
    ),
    ("severity-unknown", swap("contradiction: warning", "contradiction: fatal"), 7, "unknown contradiction: 'fatal'; allowed: error, info, off, warning"),
    ("severity-false", swap("update: off", "update: false"), 7, "unknown update: 'false'; allowed: error, info, off, warning (did you mean 'off'?)"),
    ("severity-no", swap("{update: off, contradiction: warning}", "no"), 7, "unknown severity: 'no'; allowed: error, info, off, warning (did you mean 'off'?)"),
    ("severity-word", swap("{update: off, contradiction: warning}", "fatal"), 7, "unknown severity: 'fatal'; allowed: error, info, off, warning"),
    (
        "option-unknown",
        swap("tolerance:", "tolerence:"),
        9,
        "unknown option of the comparer 'quantity': 'tolerence'; allowed: rates, strict, tolerance, unit, window_days, words (did you mean 'tolerance'?)",
    ),
    (
        "option-of-another-comparer",
        swap("comparer: quantity\nkinds: [quantity]", "comparer: money\nkinds: [money]"),
        9,
        "unknown option of the comparer 'money': 'tolerance'; allowed: none",
    ),
    ("option-no-number", swap("tolerance: 0.1", "tolerance: a tenth"), 9, "option 'tolerance' must be a plain number, such as 0, not 'a tenth'"),
    (
        "option-decimal-comma",
        swap("tolerance: 0.1", "tolerance: 0,2"),
        9,
        "option 'tolerance' must be a plain number, such as 0, not '0,2'; write 0.2, with a point",
    ),
    (
        "option-minus",
        swap("tolerance: 0.1", "tolerance: -0.2"),
        9,
        "option 'tolerance' must be a plain number, such as 0, not '-0.2'; write 0.2, without a sign",
    ),
    ("option-negative", swap("tolerance: 0.1", "tolerance: -1"), 9, "option 'tolerance' must be a plain number, such as 0, not '-1'"),
    ("option-fraction", swap("tolerance: 0.1", "tolerance: 1/0"), 9, "option 'tolerance' must be a plain number"),
    ("option-exponent", swap("tolerance: 0.1", "tolerance: 1e999999999"), 9, "option 'tolerance' must be a plain number"),
    ("option-arabic-digits", swap("tolerance: 0.1", "tolerance: ٠٫١"), 9, "option 'tolerance' must be a plain number"),
    ("option-half-a-day", swap("tolerance: 0.1", "window_days: 0.5"), 9, "option 'window_days' must be a whole number, such as 0, not '0.5'"),
    ("option-empty", swap("tolerance: 0.1", "tolerance:"), 9, "'tolerance' is empty"),
    ("option-list", swap("tolerance: 0.1", "tolerance: [0.1]"), 9, "option 'tolerance' must be a plain number, not a list"),
    ("options-list", swap("options:\n  tolerance: 0.1", "options: [tolerance]"), 8, "'options' must hold keys and values, such as {tolerance: 0.1}"),
    ("scope-unknown", swap("scope: cross", "scope: crosss"), 10, "unknown scope: 'crosss'; allowed: any, cross, internal (did you mean 'cross'?)"),
    (
        "placeholder-unknown",
        swap("{about}:", "{abuot}:"),
        11,
        "unknown placeholder in 'message': 'abuot'; allowed: about, nature, positions, sources1, sources2, value1, value2, values, why (did you mean 'about'?)",
    ),
    ("placeholder-nameless", swap("{about}:", "{}:"), 11, "unknown placeholder in 'message': ''; allowed: "),
    ("placeholder-attribute", swap("{about}:", "{about.__class__}:"), 11, "unknown placeholder in 'message': 'about.__class__'; allowed: "),
    ("placeholder-format", swap("{about}:", "{about:>99999999}:"), 11, "'message': write {about} alone, without a format"),
    ("placeholder-conversion", swap("{about}:", "{about!r}:"), 11, "'message': write {about} alone, without a format"),
    ("placeholder-open", swap("({why})", "({why)"), 11, "'message': "),
    ("placeholder-closed", swap("({why})", "(why})"), 11, "'message': Single '}' encountered in format string; write {{ and }} for plain braces"),
    ("link-not-web", swap("https://example.org/rules", "file:///etc/passwd"), 12, "'link' must start with https:// or http://, not 'file:///etc/passwd'"),
    # examples
    ("examples-word", GOOD[: GOOD.index("  - name")].replace("examples:", "examples: later"), 13, "'examples' must be a list, with a dash before each entry"),
    ("examples-empty", GOOD[: GOOD.index("examples")] + "examples: []\n", 13, "'examples' is empty; give at least one"),
    ("examples-words", GOOD[: GOOD.index("examples")] + "examples: [one]\n", 13, "each entry of 'examples' must hold keys and values"),
    (
        "example-lacks-name",
        swap("  - name: ferry passengers\n    expect", "  - expect"),
        14,
        "an entry of examples lacks 'name'; required: name, expect, sources",
    ),
    (
        "example-key",
        swap("    expect:", "    expects:"),
        15,
        "unknown key in an entry of examples: 'expects'; allowed: expect, name, says, sources, todo (did you mean 'expect'?)",
    ),
    ("example-name-twice", GOOD + GOOD[GOOD.index("  - name") :], 23, "a second example 'ferry passengers'; each needs a name of its own"),
    (
        "expect-unknown",
        swap("expect: conflict", "expect: conflicts"),
        15,
        "unknown expect: 'conflicts'; allowed: agree, conflict, error, info, others, silent, unresolved, warning (did you mean 'conflict'?)",
    ),
    ("sources-empty", GOOD[: GOOD.index("    sources")] + "    sources: []\n", 16, "'sources' is empty; give at least one"),
    (
        "source-key",
        swap("outlet:", "oulet:"),
        19,
        "unknown key in an entry of sources: 'oulet'; allowed: language, outlet, published, text, title (did you mean 'outlet'?)",
    ),
    ("source-lacks-text", without("        text: The ferry", "      - language: fr"), 17, "an entry of sources lacks 'text'; required: language, text"),
    ("language-unknown", swap("language: en", "language: english"), 17, "unknown language: 'english'; allowed: ar, en, es, fr"),
    ("published-form", swap("2026-03-04", "4 March 2026"), 18, "'published' must be a day as YYYY-MM-DD, not '4 March 2026'"),
    ("published-digits", swap("2026-03-04", "٢٠٢٦-٠٣-٠٤"), 18, "'published' must be a day as YYYY-MM-DD, not '٢٠٢٦-٠٣-٠٤'"),
    ("published-no-such-day", swap("2026-03-04", "2026-02-30"), 18, "'published': there is no day '2026-02-30'"),
]

FILTERS: list[tuple[str, str, str]] = [
    # what stands below `only` or `except`, on line 10
    ("filter-null", "only:", "'only' must hold keys and values, such as {languages: [ar, fr]}"),
    ("filter-empty", "only: {}", "'only' names nothing; take it away, or say what it is for"),
    ("filter-list", "only: [ar]", "'only' must hold keys and values, such as {languages: [ar, fr]}"),
    ("filter-word", "except: Harbour Post", "'except' must hold keys and values, such as {outlets: [Harbour Post]}"),
    (
        "filter-key",
        "only: {langauges: [ar]}",
        "unknown key in only: 'langauges'; allowed: about, dissenter, languages, majority, names, outlets, pairs, pattern, places, published, roles, units (did you mean 'languages'?)",
    ),
    ("filter-in-a-filter", "only: {except: {languages: [ar]}}", "unknown key in only: 'except'; allowed: about, "),
    ("filter-scope", "only: {scope: cross}", "unknown key in only: 'scope'; allowed: about, "),
    (
        "filter-misspelt",
        "exept: {languages: [ar]}",
        "unknown key in the rule: 'exept'; allowed: comparer, examples, except, hedges, instead_of, kinds, link, message, natures, only, options, scope, severity, summary, why (did you mean 'except'?)",
    ),
    ("languages-word", "only: {languages: ar}", "'languages' must be a list, such as [ar, en]"),
    ("languages-empty", "only: {languages: []}", "'languages' is empty; give at least one, such as [ar, en]"),
    ("languages-unknown", "only: {languages: [arabic]}", "unknown languages: 'arabic'; allowed: ar, en, es, fr"),
    ("languages-twice", "only: {languages: [ar, ar]}", "'ar' is in 'languages' twice"),
    ("outlets-word", "except: {outlets: AFP}", "'outlets' must be a list, such as [Harbour Post, AFP]"),
    ("outlets-empty", "except: {outlets: []}", "'outlets' is empty; give at least one, such as [Harbour Post, AFP]"),
    ("outlets-nothing", "except: {outlets: ['']}", "'outlets' must be a list of texts of 1 to 300 characters, such as [Harbour Post, AFP]"),
    ("outlets-twice", "except: {outlets: [AFP, afp]}", "'afp' is in 'outlets' twice"),
    ("published-a-day", "only: {published: 2024-01-01}", "'published' must hold keys and values, such as {from: 2024-01-01, to: 2024-12-31}"),
    ("published-empty", "only: {published: {}}", "'published' lacks 'from' and 'to'; give one or both as YYYY-MM-DD"),
    ("published-key", "only: {published: {since: 2024-01-01}}", "unknown key in published: 'since'; allowed: from, to"),
    ("published-turned-round", "only: {published: {from: 2024-02-01, to: 2024-01-01}}", "'published' ends on 2024-01-01, before it starts on 2024-02-01"),
    ("published-no-such-date", "only: {published: {to: 2024-02-31}}", "'to': there is no day '2024-02-31'"),
    ("published-short", "only: {published: {from: 2024-1-1}}", "'from' must be a day as YYYY-MM-DD, not '2024-1-1'"),
    ("about-word", "only: {about: crowds}", "'about' must be a list, such as [flights cancelled by a storm]"),
    ("about-empty", "only: {about: []}", "'about' is empty; give at least one, such as [flights cancelled by a storm]"),
    ("about-nothing", "only: {about: [' ']}", "'about' must be a list of texts of 1 to 300 characters"),
    ("about-long", f"only: {{about: [{'x' * 301}]}}", "'about' must be a list of texts of 1 to 300 characters"),
    ("names-mapping", "only: {names: {a: b}}", "'names' must be a list, such as [Médecins sans frontières, Red Cross]"),
    ("places-empty", "only: {places: []}", "'places' is empty; give at least one, such as [Sfax, Gafsa]"),
    ("roles-unknown", "only: {roles: [kiled]}", "unknown roles: 'kiled'; allowed: arrested, "),
    ("roles-nearest", "only: {roles: [kiled]}", "(did you mean 'killed'?)"),
    ("roles-word", "only: {roles: killed}", "'roles' must be a list, such as [killed, wounded]"),
    (
        "units-british",
        "only: {units: [kilometre]}",
        "unknown unit 'kilometre'; allowed: a CLDR unit id such as kilometer, or an ISO 4217 code such as EUR (did you mean 'kilometer'?)",
    ),
    ("units-symbol", "only: {units: [km]}", "(did you mean 'kilometer'?)"),
    ("units-small", "only: {units: [usd]}", "(did you mean 'USD'?)"),
    ("units-word", "only: {units: USD}", "'units' must be a list, such as [kilometer, USD]"),
    (
        "pattern-look-behind",
        r"only: {pattern: '(?<=a)b'}",
        "'pattern' isn't a regular expression (RE2: no look-around, no back-references): invalid perl operator: (?<=",
    ),
    ("pattern-look-ahead", r"only: {pattern: 'a(?!b)'}", "(RE2: no look-around, no back-references): invalid perl operator: (?!"),
    ("pattern-back-reference", r"only: {pattern: '(a)\1'}", r"(RE2: no look-around, no back-references): invalid escape sequence: \1"),
    ("pattern-bracket", "only: {pattern: '[a'}", "(RE2: no look-around, no back-references): missing ]: [a"),
    ("pattern-parenthesis", "only: {pattern: '(a'}", "(RE2: no look-around, no back-references): missing ): (a"),
    ("pattern-possessive", "only: {pattern: 'a++'}", "(RE2: no look-around, no back-references): bad repetition operator: ++"),
    ("pattern-repeated", "only: {pattern: '((a{100}){100}){100}'}", "(RE2: no look-around, no back-references): invalid repetition size: {100}"),
    ("pattern-heavy", r"only: {pattern: '((\pL{100}){10}|(\pN{100}){10})'}", "(RE2: no look-around, no back-references): pattern too large - compile failed"),
    ("pattern-long", f"only: {{pattern: {'x' * 1001}}}", "'pattern' is too long; allowed: 1000 characters"),
    ("pattern-turned-round", 'only: {pattern: "\\u202e("}', r"missing ): \u202e("),
    ("pattern-list", "only: {pattern: [a]}", "'pattern' must be a text"),
    ("pairs-one-list", "only: {pairs: [ar, en]}", "each entry of 'pairs' must be a list of two or more, such as [[ar, en]]"),
    ("pairs-of-one", "only: {pairs: [[ar]]}", "each entry of 'pairs' must be a list of two or more, such as [[ar, en]]"),
    ("pairs-of-three", "only: {pairs: [[ar, en, fr]]}", "each entry of 'pairs' must be two languages, such as [ar, en]"),
    ("pairs-unknown", "only: {pairs: [[ar, eng]]}", "unknown language in 'pairs': 'eng'; allowed: ar, en, es, fr (did you mean 'en'?)"),
    ("pairs-twice", "only: {pairs: [[ar, en], [en, ar]]}", "[ar, en] is in 'pairs' twice"),
    ("pairs-word", "only: {pairs: ar-en}", "'pairs' must be a list of lists, such as [[ar, en]]"),
    ("dissenter-word", "only: {dissenter: ar}", "'dissenter' must hold keys and values, such as {languages: [ar], against: 2}"),
    ("dissenter-empty", "only: {dissenter: {}}", "'dissenter' is empty; give at least one, such as {languages: [ar], against: 2}"),
    (
        "dissenter-key",
        "only: {dissenter: {language: [ar]}}",
        "unknown key in dissenter: 'language'; allowed: against, languages, outlets, published (did you mean 'languages'?)",
    ),
    ("dissenter-topic", "only: {dissenter: {about: [crowds]}}", "unknown key in dissenter: 'about'; allowed: against, languages, outlets, published"),
    ("against-outside", "only: {against: 2}", "'against' stands inside 'dissenter', such as {languages: [ar], against: 2}"),
    ("against-none", "only: {dissenter: {languages: [ar], against: 0}}", "'against' must be a whole number of 1 to 999999, not '0'"),
    ("against-negative", "only: {dissenter: {languages: [ar], against: -1}}", "'against' must be a whole number of 1 to 999999, not '-1'"),
    ("against-word", "only: {dissenter: {languages: [ar], against: two}}", "'against' must be a whole number of 1 to 999999, not 'two'"),
    ("majority-half", "only: {majority: 1.5}", "'majority' must be a whole number of 1 to 999999, not '1.5'"),
    ("majority-most", "only: {majority: most}", "'majority' must be a whole number of 1 to 999999, not 'most'"),
    (
        "except-pairs",
        "except: {pairs: [[ar, en]]}",
        "unknown key in except: 'pairs'; allowed: about, languages, names, outlets, pattern, places, published, roles, units",
    ),
    ("except-dissenter", "except: {dissenter: {languages: [ar]}}", "unknown key in except: 'dissenter'; allowed: about, languages, "),
    ("except-majority", "except: {majority: 2}", "unknown key in except: 'majority'; allowed: about, languages, "),
    # other keys of a rule that compares, on line 10
    (
        "natures-unknown",
        "natures: [contradition]",
        "unknown natures: 'contradition'; allowed: contradiction, precision, regression, unresolved, update (did you mean 'contradiction'?)",
    ),
    ("natures-word", "natures: contradiction", "'natures' must be a list, such as [contradiction, regression]"),
    ("natures-empty", "natures: []", "'natures' is empty; give at least one, such as [contradiction, regression]"),
    ("hedges-unknown", "hedges: widened", "unknown hedges: 'widened'; allowed: exact, skip, widen (did you mean 'widen'?)"),
    ("hedges-list", "hedges: [widen]", "'hedges' must be a text"),
    ("instead-of-word", "instead_of: built-in", "'instead_of' must be a list, such as [quantity-differs]"),
    ("instead-of-unknown", "instead_of: [bilt-in]", "unknown rule in 'instead_of': 'bilt-in'; allowed: built-in (did you mean 'built-in'?)"),
    ("instead-of-itself", "instead_of: [crowd-differs]", "'instead_of' names this rule itself; allowed: other rules"),
    ("instead-of-adjusting", "instead_of: [night-desk]", "'night-desk' only adjusts other rules; 'instead_of' is for rules that report"),
    ("instead-of-house", "instead_of: [our-names]", "'our-names' states facts of the house; 'instead_of' is for rules that compare"),
    ("instead-of-twice", "instead_of: [built-in, built-in]", "'built-in' is in 'instead_of' twice"),
    ("two-shapes", "adjusts: all", "a rule has one of comparer, adjusts, house; here are comparer and adjusts"),
    ("tolerance-at-the-top", "tolerance: 0.1", "unknown key in the rule: 'tolerance'; allowed: comparer, examples, except, "),
]

CHECKS: list[tuple[str, str, str]] = [
    # what a check of single articles has no use for, on line 10
    ("check-hedges", "hedges: skip", "'hedges' is for rules that compare claims; 'weekdays' checks each article by itself"),
    ("check-scope", "scope: cross", "'weekdays' checks each article by itself, so that its 'scope' is never cross; allowed: any, internal"),
    ("check-majority", "only: {majority: 2}", "'majority' is for rules that compare sources; 'weekdays' checks each article by itself"),
    ("check-pairs", "only: {pairs: [[ar, en]]}", "'pairs' is for rules that compare sources; 'weekdays' checks each article by itself"),
    ("check-dissenter", "only: {dissenter: {languages: [ar]}}", "'dissenter' is for rules that compare sources; 'weekdays' checks each article by itself"),
]

OPTIONS: list[tuple[str, str, str]] = [
    # on line 9
    ("option-switch", "strict: maybe", "option 'strict' must be yes or no, not 'maybe'"),
    ("option-unit-of-a-number", "tolerance: 5 km", "option 'tolerance' must be a plain number, such as 0, not '5 km'"),
    ("option-percent", "tolerance: 5%", "option 'tolerance' must be a plain number, such as 0, not '5%'"),
    ("option-comma", "tolerance: '0,1'", "option 'tolerance' must be a plain number, such as 0, not '0,1'"),
    ("option-long", f"tolerance: {'9' * 1000}", f"option 'tolerance' must be a plain number, such as 0, not '{'9' * 80}…'"),
    ("option-mapping", "words: {a: b}", "'words' must be a text, or a list of words"),
    ("option-nested", "words: [[a]]", "'words' must be a list of words"),
    ("option-rates", "rates: EUR 1", "option 'rates': a rate is written like 'EUR/USD 1.08', not 'EUR 1'"),
    ("option-currency", "rates: EUR/USX 1", "unknown currency 'USX'; allowed: an ISO 4217 code such as EUR (did you mean 'USD'?)"),
]

PLACEHOLDERS: list[tuple[str, str, str]] = [
    # on line 11
    ("placeholder-index", "{about[0]}", "unknown placeholder in 'message': 'about[0]'; allowed: "),
    ("placeholder-number", "{0}", "unknown placeholder in 'message': '0'; allowed: about, nature, "),
    ("placeholder-third-value", "{value3}", "(did you mean 'value1'?)"),
    ("placeholder-singular", "{source1}", "(did you mean 'sources1'?)"),
    ("placeholder-spaced", "{ about }", "unknown placeholder in 'message': ' about '; allowed: "),
    ("placeholder-nested", "{about:{why}}", "'message': write {about} alone, without a format"),
    ("placeholder-bang", "{about!}", "write {{ and }} for plain braces"),
    ("message-empty", "", "'message' is empty"),
]

EXAMPLE: list[tuple[str, str, str, int, str]] = [
    ("todo-maybe", "    expect: conflict\n", "    expect: conflict\n    todo: maybe\n", 16, "unknown todo: 'maybe'; allowed: false, no, true, yes"),
    ("todo-list", "    expect: conflict\n", "    expect: conflict\n    todo: [yes]\n", 16, "'todo' must be a text"),
    ("says-empty", "    expect: conflict\n", "    expect: conflict\n    says: []\n", 16, "'says' is empty; give at least one, such as [12 years, 13 years]"),
    ("says-mapping", "    expect: conflict\n", "    expect: conflict\n    says: {a: b}\n", 16, "'says' must be a list, such as [12 years, 13 years]"),
    ("expect-list", "expect: conflict", "expect: [conflict]", 15, "'expect' must be a text"),
    ("expect-nature", "expect: conflict", "expect: contradiction", 15, "unknown expect: 'contradiction'; allowed: agree, conflict, error, info, others, silent, unresolved, warning"),
    ("name-empty", "name: ferry passengers", "name:", 14, "'name' is empty"),
    ("sources-mapping", GOOD[GOOD.index("    sources") :], "    sources: {a: b}\n", 16, "'sources' must be a list, with a dash before each entry"),
    ("source-word", "        text: Le ferry transportait 120 passagers.\n", "        text: Le ferry.\n      - Le ferry transportait 120 passagers.\n", 23, "each entry of 'sources' must hold keys and values, such as {language: en, text: "),
    ("source-text-empty", "text: Le ferry transportait 120 passagers.", "text:", 22, "'text' is empty"),
    ("outlet-list", "outlet: Harbour Post", "outlet: [Harbour Post]", 19, "'outlet' must be a text"),
]  # fmt: skip

ADJUSTING: list[tuple[str, str, str, int, str]] = [
    ("adjusts-misspelt", "adjusts:", "adjust:", 1, "unknown key in the rule: 'adjust'; allowed: adjusts, comparer, "),
    ("adjusts-nearest", "adjusts:", "adjust:", 1, "(did you mean 'adjusts'?)"),
    ("adjusts-unknown", "[built-in]", "\n  - built-in\n  - bilt-in", 3, "unknown rule in 'adjusts': 'bilt-in'; allowed: built-in, our-names (did you mean 'built-in'?)"),
    ("adjusts-itself", "[built-in]", "[crowd-differs]", 1, "'adjusts' names this rule itself; allowed: other rules"),
    ("adjusts-adjusting", "[built-in]", "[night-desk]", 1, "'night-desk' only adjusts other rules; 'adjusts' is for rules that report"),
    ("adjusts-everything", "[built-in]", "everything", 1, "'adjusts' must be a list of rules, or the word all, such as [date-differs], not 'everything'"),
    ("adjusts-one-word", "[built-in]", "built-in", 1, "'adjusts' must be a list of rules, or the word all, such as [date-differs], not 'built-in'"),
    ("adjusts-all-listed", "[built-in]", "[all]", 1, "for every rule write 'adjusts: all', without brackets and without others"),
    ("adjusts-empty", "[built-in]", "[]", 1, "'adjusts' is empty; give at least one, such as [date-differs]"),
    ("adjusts-null", "[built-in]", "", 1, "'adjusts' is empty"),
    ("adjusts-mapping", "[built-in]", "{built-in: off}", 1, "'adjusts' must be a list, such as [date-differs]"),
    ("adjusts-twice", "[built-in]", "[built-in, built-in]", 1, "'built-in' is in 'adjusts' twice"),
    ("severity-missing", "severity: off\n", "", 1, "the rule lacks 'severity'; required: adjusts, severity, summary, why, examples"),
    ("sevirity", "severity:", "sevirity:", 2, "unknown key in the rule: 'sevirity'; allowed: adjusts, examples, except, link, only, severity, summary, why (did you mean 'severity'?)"),
    ("severity-null", "severity: off", "severity:", 2, "'severity' is empty"),
    ("severity-silent", "severity: off", "severity: silent", 2, "unknown severity: 'silent'; allowed: error, info, off, warning"),
    ("severity-list", "severity: off", "severity: [off]", 2, "'severity' must hold keys and values, such as {contradiction: warning}, or be a word such as warning"),
    ("severity-no-nature", "severity: off", "severity: {}", 2, "'severity' is empty; give at least one, such as {contradiction: warning}"),
    ("severity-nested", "severity: off", "severity: {update: [off]}", 2, "'update' must be a text"),
    ("adjusts-with-message", "summary:", "message: none\nsummary:", 3, "unknown key in the rule: 'message'; allowed: adjusts, "),
    ("adjusts-with-kinds", "summary:", "kinds: [date]\nsummary:", 3, "unknown key in the rule: 'kinds'; allowed: adjusts, "),
    ("adjusts-with-options", "summary:", "options: {tolerance: 1}\nsummary:", 3, "unknown key in the rule: 'options'; allowed: adjusts, "),
    ("adjusts-and-house", "summary:", "house: {same: [[a, b]]}\nsummary:", 3, "a rule has one of comparer, adjusts, house; here are adjusts and house"),
    ("three-shapes", "summary:", "house: {same: [[a, b]]}\ncomparer: money\nsummary:", 3, "a rule has one of comparer, adjusts, house; here are adjusts, house and comparer"),
    ("adjusts-without-examples", "examples:", "example:", 6, "unknown key in the rule: 'example'; allowed: adjusts, examples, except, link, only, severity, summary, why (did you mean 'examples'?)"),
]  # fmt: skip

HOUSE: list[tuple[str, str, str]] = [
    # what stands below `house`, on line 2
    ("house-fact", "names: [[Kyiv, Kiev]]", "unknown key in house: 'names'; allowed: copies, currencies, different, rates, references, same, spellings"),
    ("house-nearest", "spelings: [{use: a, not: [b]}]", "(did you mean 'spellings'?)"),
    ("references-empty", "references: []", "'references' is empty; give at least one"),
    ("references-text", "references: The embassy closed in 2012.", "'references' must be a list, with a dash before each entry"),
    ("references-texts", "references: [The embassy closed in 2012.]", "each entry of 'references' must hold keys and values, such as {language: en, text: "),
    ("references-language", "references: [{text: The embassy closed in 2012.}]", "an entry of references lacks 'language'; required: language, text"),
    ("references-unknown-language", "references: [{language: english, text: The embassy closed.}]", "unknown language: 'english'; allowed: ar, en, es, fr"),
    (
        "references-outlet",
        "references: [{language: en, text: a, oulet: x}]",
        "unknown key in an entry of references: 'oulet'; allowed: language, published, text",
    ),
    ("references-published", "references: [{language: en, text: a, published: 2012}]", "'published' must be a day as YYYY-MM-DD, not '2012'"),
    ("same-of-one", "same: [[Kyiv]]", "each entry of 'same' must be a list of two or more, such as [[Kyiv, Kiev]]"),
    ("same-one-list", "same: [Kyiv, Kiev]", "each entry of 'same' must be a list of two or more, such as [[Kyiv, Kiev]]"),
    ("same-mapping", "same: {Kyiv: Kiev}", "'same' must be a list of lists, such as [[Kyiv, Kiev]]"),
    ("same-twice", "same: [[Kyiv, kyiv]]", "'kyiv' is in 'same' twice"),
    ("same-in-two-lists", "same: [[Kyiv, Kiev], [Kiev, Kief]]", "'Kiev' is in two lists of 'same', here and on line 2; make them one"),
    ("same-and-different", "{same: [[Ali, Aly, Aliy]], different: [[Aliy, Omar, Ali]]}", "'Aliy' and 'Ali' are in a list of 'different' and in one of 'same'"),
    ("different-of-one", "different: [[Mohamed Salah]]", "each entry of 'different' must be a list of two or more, such as [[Mohamed Salah, Mohammed Saleh]]"),
    ("different-empty", "different: []", "'different' is empty; give at least one, such as [[Mohamed Salah, Mohammed Saleh]]"),
    ("rates-number", "rates: 1.08", "'rates' must hold keys and values, such as {EUR/USD: 1.08}"),
    ("rates-empty", "rates: {}", "'rates' is empty; give at least one, such as {EUR/USD: 1.08}"),
    ("rates-malformed", "rates: {EURUSD: 1.08}", "a rate is of two ISO 4217 codes, such as 'EUR/USD: 1.08', not 'EURUSD'"),
    ("rates-small-letters", "rates: {eur/usd: 1.08}", "a rate is of two ISO 4217 codes, such as 'EUR/USD: 1.08', not 'eur/usd'"),
    ("rates-of-itself", "rates: {EUR/EUR: 1}", "a rate is of two ISO 4217 codes, such as 'EUR/USD: 1.08', not 'EUR/EUR'"),
    ("rates-unknown", "rates: {EUR/USS: 1.08}", "unknown currency 'USS'; allowed: an ISO 4217 code such as EUR (did you mean 'USD'?)"),
    ("rates-zero", "rates: {EUR/USD: 0.0}", "the rate of 'EUR/USD' must be a plain number above 0, such as 1.08, not '0.0'"),
    ("rates-negative", "rates: {EUR/USD: -1}", "the rate of 'EUR/USD' must be a plain number above 0, such as 1.08, not '-1'"),
    ("rates-comma", "rates: {EUR/USD: '1,08'}", "the rate of 'EUR/USD' must be a plain number above 0, such as 1.08, not '1,08'"),
    ("rates-no-value", "rates: {EUR/USD: }", "'EUR/USD' is empty"),
    ("rates-both-ways", "rates: {EUR/USD: 1.08, USD/EUR: 0.93}", "the rate of 'USD/EUR' is given already, as that of 'EUR/USD'"),
    ("currencies-unknown", "currencies: [CAN]", "unknown currency 'CAN'; allowed: an ISO 4217 code such as EUR (did you mean 'CAD'?)"),
    ("currencies-small", "currencies: [cad]", "unknown currency 'cad'; allowed: an ISO 4217 code such as EUR (did you mean 'CAD'?)"),
    ("currencies-word", "currencies: CAD", "'currencies' must be a list, such as [CAD]"),
    ("copies-of-one", "copies: [[AFP]]", "each entry of 'copies' must be a list of two or more, such as [[AFP, Le Matin]]"),
    ("copies-one-list", "copies: [AFP, Le Matin]", "each entry of 'copies' must be a list of two or more, such as [[AFP, Le Matin]]"),
    ("spellings-without-not", "spellings: [{use: Kyiv}]", "an entry of spellings lacks 'not'; required: use, not"),
    ("spellings-without-use", "spellings: [{not: [Kiev]}]", "an entry of spellings lacks 'use'; required: use, not"),
    ("spellings-not-a-word", "spellings: [{use: Kyiv, not: Kiev}]", "'not' must be a list, such as [Kiev, Kief]"),
    ("spellings-not-empty", "spellings: [{use: Kyiv, not: []}]", "'not' is empty; give at least one, such as [Kiev, Kief]"),
    ("spellings-use-in-not", "spellings: [{use: Kyiv, not: [Kiev, Kyiv]}]", "'Kyiv' is in 'not' and in 'use'"),
    (
        "spellings-turned-round",
        "spellings: [{use: Kyiv, not: [Kiev]}, {use: Kiev, not: [Kief]}]",
        "'Kiev' is in 'not' and in 'use', the one here, the other on line 2",
    ),
    ("spellings-no-word", "spellings: [{use: Kyiv, not: ['-']}]", "'-' in 'not' has neither a letter nor a digit"),
    ("spellings-language", "spellings: [{use: Kyiv, not: [Kiev], language: english}]", "unknown language: 'english'; allowed: ar, en, es, fr"),
    (
        "spellings-languages",
        "spellings: [{use: Kyiv, not: [Kiev], languages: [en]}]",
        "unknown key in an entry of spellings: 'languages'; allowed: language, not, use (did you mean 'language'?)",
    ),
    ("spellings-use-long", f"spellings: [{{use: {'y' * 301}, not: [Kiev]}}]", "'use' is too long; allowed: 300 characters"),
    ("spellings-mapping", "spellings: {Kyiv: [Kiev]}", "'spellings' must be a list, with a dash before each entry"),
    ("spellings-word", "spellings: [Kyiv]", "each entry of 'spellings' must hold keys and values, such as {use: Kyiv, not: [Kiev, Kief]}"),
]

BESIDE_HOUSE: list[tuple[str, str, str, int, str]] = [
    ("house-misspelt", "house:", "hause:", 1, "unknown key in the rule: 'hause'; allowed: adjusts, comparer, "),
    ("house-word", "house:\n  same: [[Kyiv, Kiev]]", "house: Kyiv", 1, "'house' must hold keys and values, such as {same: [[Kyiv, Kiev]]}"),
    ("house-empty", "house:\n  same: [[Kyiv, Kiev]]", "house: {}", 1, "'house' is empty; allowed: copies, currencies, different, rates, references, same, spellings"),
    ("house-severity", "summary:", "severity: error\nsummary:", 3, "'severity' is for 'references' and 'spellings', which report; this rule has neither"),
    ("house-message", "summary:", "message: no\nsummary:", 3, "'message' is for 'references' and 'spellings', which report; this rule has neither"),
    ("house-only", "summary:", "only: {languages: [ar]}\nsummary:", 3, "'only' is for 'references', 'spellings' and 'currencies'; the other facts of the house are for all sources"),
    ("house-except", "summary:", "except: {outlets: [AFP]}\nsummary:", 3, "'except' is for 'references', 'spellings' and 'currencies'; the other facts of the house are for all sources"),
    ("house-kinds", "summary:", "kinds: [date]\nsummary:", 3, "unknown key in the rule: 'kinds'; allowed: examples, except, house, link, message, only, severity, summary, why"),
    ("house-topic", "same: [[Kyiv, Kiev]]\n", "currencies: [CAD]\nonly: {about: [rents]}\n", 3, "unknown key in only: 'about'; allowed: languages, outlets, published"),
    ("house-pairs", "same: [[Kyiv, Kiev]]\n", "currencies: [CAD]\nonly: {pairs: [[ar, en]]}\n", 3, "unknown key in only: 'pairs'; allowed: languages, outlets, published"),
    ("house-placeholder", "same: [[Kyiv, Kiev]]\n", "spellings: [{use: a, not: [b]}]\nmessage: '{house}'\n", 3, "unknown placeholder in 'message': 'house'; allowed: about, "),
]  # fmt: skip


def at(line: str, text: str, of: str) -> str:
    """A rule in whose place of a line another one stands."""
    assert of.count(line) == 1, line
    return of.replace(line, text)


BAD: list[Mistake] = [
    *SHAPE_AND_COMPARING,
    *((name, _FIRST + text, line, message) for name, text, line, message in YAML),
    ("first-key-without-a-space", GOOD.replace("comparer: ", "comparer:"), 2, "not valid YAML: line 1: write a space behind the colon, such as `comparer: quantity` ("),
    *((name, swap("scope: cross", text), 10, message) for name, text, message in FILTERS),
    *((name, at("scope: cross", text, swap("comparer: quantity", "comparer: weekdays").replace("options:\n  tolerance: 0.1\n", "#\n#\n")), 10, message) for name, text, message in CHECKS),
    *((name, swap("tolerance: 0.1", text), 9, message) for name, text, message in OPTIONS),
    *((name, swap('"{about}: {positions} ({why})"', f"'{text}'"), 11, message) for name, text, message in PLACEHOLDERS),
    *((name, swap(old, new), line, message) for name, old, new, line, message in EXAMPLE),
    *((name, ADJUSTMENT.replace(old, new, 1), line, message) for name, old, new, line, message in ADJUSTING),
    *((name, FACTS.replace("house:\n  same: [[Kyiv, Kiev]]", f"house:{' ' if text.startswith('{') else chr(10) + '  '}{text}"), 1 if text.startswith("{") else 2, message) for name, text, message in HOUSE),
    *((name, FACTS.replace(old, new, 1), line, message) for name, old, new, line, message in BESIDE_HOUSE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_mistake_says_where_and_what_is_allowed(tmp_path: Path, text: str | bytes, line: int, message: str) -> None:
    """One line, starting with the path and the line of the mistake."""
    path = tmp_path / "crowd-differs.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for name, beside in NEIGHBOURS.items():
        (tmp_path / name).write_text(beside, encoding="utf-8")

    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)

    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < len(str(path)) + 500


def test_the_rules_without_a_mistake_load(tmp_path: Path) -> None:
    """What the tables above spoil is good before."""
    for name, text in {**NEIGHBOURS, "crowd-differs.yaml": GOOD, "adjusts.yaml": ADJUSTMENT, "facts.yaml": FACTS}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert [rule.id for rule in load_rules(tmp_path)] == ["adjusts", "built-in", "crowd-differs", "facts", "night-desk", "our-names"]
    assert len({row[0] for row in BAD}) == len(BAD)


WHOLE = [
    ("a comment", "Two sources # count differently", "Two sources"),
    ("a number sign in a word", "Sources on C# differ", "Sources on C# differ"),
    ("in quotes", '"the #1 match" #really', "the #1 match"),
    ("a folded text", ">-\n  the #1 match", "the #1 match"),
    ("a colon without a space", "at 12:30 two sources differ", "at 12:30 two sources differ"),
    ("typographic quotes", "“Two” sources", "“Two” sources"),
    ("a non-breaking space inside", "deux\u00a0mille", "deux mille"),
]


@pytest.mark.parametrize(("written", "read"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_what_looks_like_a_mistake_and_is_none(tmp_path: Path, written: str, read: str) -> None:
    path = tmp_path / "crowd-differs.yaml"
    path.write_text(swap("Two sources count differently.", written), encoding="utf-8")

    assert load_rules(path)[1].summary == read


def test_a_check_may_be_internal(tmp_path: Path) -> None:
    path = tmp_path / "crowd-differs.yaml"
    path.write_text(
        swap("comparer: quantity", "comparer: weekdays").replace("  tolerance: 0.1", "  {}").replace("scope: cross", "scope: internal"), encoding="utf-8"
    )

    assert load_rules(path)[1].id == "crowd-differs"
