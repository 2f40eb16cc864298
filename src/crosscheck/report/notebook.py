"""What a notebook shows of a report: the contested facts with their sides and quotes, in a fragment of HTML without scripts.

It can be read without its styles too, which GitHub and notebooks that nobody trusts yet leave out. No colour is set but on backgrounds of its own,
so that it suits light and dark pages. The two further classes keep MathJax from reading what stands between two dollar signs as a formula.
"""

from __future__ import annotations

from html import escape

from crosscheck.model import Position, PositionMention, Report
from crosscheck.report.bidi import RLI, has_rtl, isolate, rtl_parts, safe
from crosscheck.report.order import Entry, entries
from crosscheck.report.sides import first_of_each
from crosscheck.report.words import Places, compared, count, excerpt, said, support, tally

MOST = 20  # findings, the worst first
_QUOTED = 6  # sources of a position; the others are counted
_STYLE = """<style>
.crosscheck { line-height: 1.45; max-width: 72em; }
.crosscheck details { border-top: 1px solid rgba(128, 128, 128, .4); padding: .4em 0; }
.crosscheck summary { cursor: pointer; }
.crosscheck .error, .crosscheck .warning, .crosscheck .info { border-radius: .3em; color: #fff; padding: 0 .4em; }
.crosscheck .error { background: #b3261e; }
.crosscheck .warning { background: #8a5200; }
.crosscheck .info { background: #0b6284; }
.crosscheck .sides { display: flex; flex-wrap: wrap; gap: 0 2em; }
.crosscheck .side { flex: 1 1 20em; min-width: 0; overflow-wrap: anywhere; }
.crosscheck blockquote { border: 0; border-inline-start: 3px solid rgba(128, 128, 128, .6); margin: .2em 0 .8em; padding-inline-start: .7em; }
</style>"""


def fragment(report: Report) -> str:
    """At most `MOST` findings, each folded; all that comes from an article is escaped, and isolated from the direction of what is around it."""
    found = entries(report)
    places = Places(report)
    parts = [
        '<div class="crosscheck tex2jax_ignore mathjax_ignore">',
        _STYLE,
        f"<p><b>{tally([entry.finding for entry in found])}</b> in {_text(compared(report))}</p>",
        *(_finding(entry, places) for entry in found[:MOST]),
    ]
    if len(found) > MOST:
        parts.append(f"<p>and {count(len(found) - MOST, 'finding')} more</p>")
    if report.skipped:
        names = "".join(f"<li>{_apart(skipped.path)}: {_apart(skipped.reason)}</li>" for skipped in sorted(report.skipped, key=lambda s: (s.path, s.reason)))
        parts.append(f"<details><summary>{count(len(report.skipped), 'source')} skipped</summary><ul>{names}</ul></details>")
    return "\n".join([*parts, "</div>\n"])


def _finding(entry: Entry, places: Places) -> str:
    finding = entry.finding
    against = " | ".join(f"<b>{_apart(position.display)}</b> ({_text(support(position))})" for position in finding.positions)
    told = "".join(_apart(piece) if known else _text(piece) for piece, known in rtl_parts(safe(finding.message), said(finding)))
    sides = "\n".join(_side(position, places) for position in finding.positions)
    return (
        f'<details><summary><span class="{finding.severity}">{finding.severity}</span> {finding.nature} · {_apart(finding.about)}: {against}</summary>\n'
        f'<p>{told} <small>({_text(finding.rule)}, {_text(entry.fingerprint)})</small></p>\n<div class="sides">\n{sides}\n</div></details>'
    )


def _side(position: Position, places: Places) -> str:
    """A position, and the first words of each source for it."""
    told = first_of_each(position)
    quotes = "\n".join(_quote(mention, places) for mention in told[:_QUOTED])
    more = f"\n<p>and {count(len(told) - _QUOTED, 'source')} more</p>" if len(told) > _QUOTED else ""
    return f'<div class="side"><p><b>{_apart(position.display)}</b>, {_text(support(position))}</p>\n{quotes}{more}</div>'


def _quote(mention: PositionMention, places: Places) -> str:
    cut = excerpt(mention)
    article = places.article(mention)
    language = f' lang="{_text(article.language_at(mention.span.start))}"' if article and article.language != "und" else ""
    words = f"{_text(cut.before)}<mark>{_text(cut.value)}</mark>{_text(cut.after)}"
    return (
        f"<div><b>{_apart(places.who(mention))}</b>, {_text(places.when(mention))} <small>{_apart(places.where(mention))}</small></div>\n"
        f'<blockquote{language} dir="{_direction(cut.before + cut.value + cut.after)}">{words}</blockquote>'
    )


def _text(text: str) -> str:
    return escape(safe(text))


def _apart(text: str) -> str:
    """A name or value, isolated from the direction of what stands around it."""
    return f'<bdi dir="{_direction(text)}">{_text(text)}</bdi>' if has_rtl(text) else f"<bdi>{_text(text)}</bdi>"


def _direction(text: str) -> str:
    return "rtl" if isolate(text).startswith(RLI) else "ltr"
