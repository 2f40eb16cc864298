"""The frozen records that every stage takes and gives.

Words: an *article* is a source as read; a *mention* is a span of it that carries one typed *value*;
a *claim* is a mention with what it is said of and how; a *fact* is the claims about one thing;
a *position* is the claims of a fact that can all be true together; a *finding* is what a rule
reports of a fact with two or more positions. All offsets are half-open, in code points of
`Article.text`, which is the file as it is (front matter and page litter included).
"""

from crosscheck.model.amounts import Duration, Money, Percent, Quantity, bounds_text, duration_text, number_text
from crosscheck.model.article import Article, Passage, Skipped, Span
from crosscheck.model.claims import Claim, Comparison, CueRole, CueWords, Fact
from crosscheck.model.kinds import EVERYTHING, KINDS, NATURES, SEVERITIES, Certainty, Grain, Kind, Nature, Part, Scope, Severity
from crosscheck.model.report import Agreement, Compared, Finding, Position, PositionMention, Report, SentenceQuote, SourceInfo, StoryInfo
from crosscheck.model.values import APART, HOUSE, Clock, Custom, Mention, Name, Ordinal, Role, Statement, TimeSpan, Value

__all__ = [
    "APART",
    "EVERYTHING",
    "HOUSE",
    "KINDS",
    "NATURES",
    "SEVERITIES",
    "Agreement",
    "Article",
    "Certainty",
    "Claim",
    "Clock",
    "Compared",
    "Comparison",
    "CueRole",
    "CueWords",
    "Custom",
    "Duration",
    "Fact",
    "Finding",
    "Grain",
    "Kind",
    "Mention",
    "Money",
    "Name",
    "Nature",
    "Ordinal",
    "Part",
    "Passage",
    "Percent",
    "Position",
    "PositionMention",
    "Quantity",
    "Report",
    "Role",
    "Scope",
    "SentenceQuote",
    "Severity",
    "Skipped",
    "SourceInfo",
    "Span",
    "Statement",
    "StoryInfo",
    "TimeSpan",
    "Value",
    "bounds_text",
    "duration_text",
    "number_text",
]
