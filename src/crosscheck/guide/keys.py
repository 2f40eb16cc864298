"""Every key of a rule file with one sentence on what it holds: what an editor shows beside it. `docs/rules.md` says more."""

from __future__ import annotations

from collections.abc import Mapping

Keys = Mapping[str, str]

COMMON: Keys = {
    "summary": "One sentence: what the rule finds, or does.",
    "why": "Why that is bad for the reader.",
    "examples": "Small stories with what the rule must make of them: its tests and its documentation.",
    "link": "A page on the web that tells more.",
    "severity": "How bad: one word for contradiction, regression and unresolved (off: for all), or a word for each nature.",
    "only": "What the rule is for; all that is given must hold.",
    "except": "What the rule leaves out; each that is given leaves out.",
}
COMPARING: Keys = {
    "comparer": "What compares two claims, or checks one article.",
    "kinds": "The kinds of claims that the rule looks at.",
    "message": "What a finding says, with {placeholders}.",
    "natures": "The natures that the rule reports; all, if left out.",
    "options": "Options of the comparer; those left out keep their default.",
    "hedges": "“About 300”: an interval (widen), the number as stated (exact), or not compared (skip).",
    "scope": "Between articles (cross), inside one (internal), or both (any).",
    "instead_of": "Ids of rules that say nothing of the facts that this one looks at; [] for none.",
}
ADJUSTING: Keys = {"adjusts": "Ids of the rules whose findings get another severity, or all."}
HOUSE: Keys = {"house": "Facts of the house: what it holds to be true, and how it takes names, currencies and outlets."}
FACTS: Keys = {
    "references": "What the house holds to be true; sources are checked against it.",
    "same": "Lists of names that are one.",
    "different": "Lists of names that are never one.",
    "rates": "What one of the first currency is worth in the second: EUR/USD: 1.08.",
    "currencies": "Where a word or sign leaves the currency open, it is one of these ISO 4217 codes.",
    "copies": "Lists of outlets that copy one another and count as one.",
    "spellings": "How the house writes a name or word, and how it doesn't.",
}
SPELLING: Keys = {"use": "What the house writes.", "not": "What it doesn't write.", "language": "In which language; in all, if left out."}
SOURCES: Keys = {
    "languages": "Sources in these languages.",
    "outlets": "Sources of these outlets, whatever the case; * stands for any letters.",
    "published": "Sources published from a day on, until a day, or both.",
}
TOPIC: Keys = {
    "about": "Phrases in any language: facts that are like one of them by meaning.",
    "names": "Facts whose sentence names one of these, in any script and spelling.",
    "places": "Facts whose sentence names one of these places, in any script and spelling.",
    "roles": "Numbers of people or things that are counted as this.",
    "units": "Values in these units: CLDR ids (kilometer) or ISO 4217 codes (EUR).",
    "pattern": "A regular expression of RE2 that the sentence matches.",
}
DISPUTE: Keys = {
    "pairs": "Pairs of languages that stand against each other: [[ar, en]].",
    "dissenter": "A source like this contradicts others; `against` says how many.",
    "majority": "One position has at least so many independent sources, and more than any other.",
}
DISSENTER: Keys = {"against": "How many independent sources it contradicts at least; 1, if left out."}
PUBLISHED: Keys = {"from": "The first day, YYYY-MM-DD.", "to": "The last day, YYYY-MM-DD."}
EXAMPLE: Keys = {
    "name": "What the story shows.",
    "expect": "What the rule must make of it.",
    "sources": "The sources of the story.",
    "says": "Words that the message of the finding must hold.",
    "todo": "yes: known not to hold yet; reported, and no failure.",
}
SNIPPET: Keys = {
    "language": "The language of the text.",
    "text": "One to three sentences of news.",
    "title": "The headline.",
    "published": "The day of publication, YYYY-MM-DD.",
    "outlet": "Who published it.",
}
EVERY: tuple[Keys, ...] = (
    COMMON, COMPARING, ADJUSTING, HOUSE, FACTS, SPELLING, SOURCES, TOPIC, DISPUTE, DISSENTER, PUBLISHED, EXAMPLE, SNIPPET,
)  # fmt: skip
