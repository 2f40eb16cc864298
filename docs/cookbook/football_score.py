"""Scores of football matches, in English, French and Arabic: a comparer that reads values of its own.

crosscheck check --comparers football_score.py --rules football-score-differs.yaml articles/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.plugins import Claim, Comparison, Custom, Reading, compatible, conflicting, option

# A score is only read in a sentence that speaks of a match: "2-1" alone may be a vote, a ratio or a page.
MATCH = {
    "en": r"beat\w*|defeat\w*|w[io]n|winning|victory|los[te]|loss|drew|draw|held|match|game|goals?|goalless|scores?",
    "fr": r"bat|battus?|imposée?s?|gagn\w+|remport\w+|victoire|perdu|défaite?s?|nul|match|rencontre|buts?|score|partout",
    "ar": r"[وفب]?(?:ال)?(?:فاز|فوز|هزم|هزيمة|تغلب|خسر|خسارة|تعادل|مباراة|نتيجة|هدف|أهداف)\w*",
}
NUMBERS = {
    "en": ("nil|zero|nothing", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "fr": ("zéro|rien", "une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    "ar": ("صفر|لا شيء", "هدف(?: واحد)?|واحد", "هدفين|هدفان|اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"),
}
# Two numbers and what stands between them; {n} is a number in digits or words.
SCORES = {
    "en": (r"(?<!from ){n}(?: goals?)? to {n}", r"{n}-{n}"),
    "fr": (r"(?<!de ){n}(?: buts?)? (?:à|contre) {n}", r"{n}-{n}"),
    "ar": (r"(?:ب|بـ)?{n}(?: أهداف)? (?:مقابل|لـ?|إلى) ?{n}", r"(?:ب|بـ)?{n}(?: أهداف)? (دون رد|بدون رد)"),
}
DRAWS = {"en": r"{n}[- ]all", "fr": r"{n} partout", "ar": r"{n} لمثله"}
GOALLESS = {"en": r"goalless draw|drew without goals", "fr": r"nul et vierge", "ar": r"تعادل\w* سلبي\w*|دون أهداف"}
DIGITS = r"(?<![\d.,:/–-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\d%]|[.,:/–-]\d)"
TEAM = r"[A-Z][\w'’]+(?: [A-Z][\w'’]+)*"
BETWEEN = re.compile(rf"({TEAM}) (\d{{1,2}})[-–](\d{{1,2}}) ({TEAM})")  # "Riverside 2-1 Harbour City": who scored how many is said by the order
MOST = 30  # goals; what is more is no score


@dataclass(frozen=True, slots=True)
class ScoreOptions:
    goals_apart: int = option(0, "How many goals two scores may differ by in all.")


class FootballScore:
    """Whether two sentences give one match the same score."""

    name = "football-score"
    api = 1  # the version of the protocol for which this was written: a number, so that a newer crosscheck can tell
    Options = ScoreOptions

    def read(self, sentence: str, language: str) -> Iterator[Reading]:
        """Every score of a sentence, as `2-1` with the larger number first, or as `Riverside 1-2 Harbour City` where both teams stand beside it."""
        if language not in MATCH or not (re.search(rf"\b(?:{MATCH[language]})\b", sentence, re.IGNORECASE) or BETWEEN.search(sentence)):
            return
        for found in BETWEEN.finditer(sentence):
            yield Reading(found.start(2), found.end(3), f"{found[1]} {int(found[2])}-{int(found[3])} {found[4]}")
        for start, end, goals in scores(sentence, language):
            if max(goals) <= MOST and not any(start < found.end(3) and found.start(2) < end for found in BETWEEN.finditer(sentence)):
                yield Reading(start, end, f"{max(goals)}-{min(goals)}")

    def compare(self, a: Claim, b: Claim, options: ScoreOptions) -> Comparison | None:
        """Scores are compared whichever way round they are written, as papers put the winner, the home side or their own side first.

        Only where both put the same team first does the order count: "Riverside 2-1 Harbour City" and "Riverside 1-2 Harbour City" differ.
        """
        if not isinstance(a.value, Custom) or not isinstance(b.value, Custom):
            return None
        left, right = parsed(a.value.said), parsed(b.value.said)
        ours, theirs = left.goals, right.goals
        if not left.first or left.first != right.first:
            ours, theirs = sorted(ours, reverse=True), sorted(theirs, reverse=True)
        apart = sum(abs(x - y) for x, y in zip(ours, theirs, strict=True))
        both = f"{a.value.said} and {b.value.said}"
        return compatible(f"{both} are one score") if apart <= options.goals_apart else conflicting(f"{both} can't both be the score")


@dataclass(frozen=True, slots=True)
class Score:
    first: str | None  # the team that stands before the score, in small letters
    goals: list[int]


def parsed(said: str) -> Score:
    """A value as `read` wrote it."""
    found = re.fullmatch(r"(?:(.+) )?(\d+)-(\d+)(?: (.+))?", said)
    assert found is not None
    return Score(found[1].lower() if found[1] else None, [int(found[2]), int(found[3])])


def scores(sentence: str, language: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Start, end and goals of every score in digits or words."""
    number = rf"(\d{{1,2}}|{'|'.join(NUMBERS[language])})"
    for found in re.finditer(DIGITS, sentence):
        yield found.start(), found.end(), (int(found[1]), int(found[2]))
    for pattern in SCORES[language]:
        for found in re.finditer(rf"(?<![\w-]){pattern.format(n=number)}(?![\w-])", sentence, re.IGNORECASE):
            yield found.start(), found.end(), (goals(found[1], language), goals(found[2], language))
    for found in re.finditer(rf"(?<![\w-]){DRAWS[language].format(n=number)}(?!\w)", sentence, re.IGNORECASE):
        yield found.start(), found.end(), (goals(found[1], language), goals(found[1], language))
    for found in re.finditer(GOALLESS[language], sentence, re.IGNORECASE):
        yield found.start(), found.end(), (0, 0)


def goals(text: str, language: str) -> int:
    """A number in digits or words; "without reply" is none."""
    if text.isdigit():
        return int(text)
    return next((n for n, words in enumerate(NUMBERS[language]) if re.fullmatch(words, text, re.IGNORECASE)), 0)
