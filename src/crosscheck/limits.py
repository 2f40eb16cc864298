"""How much of anything is read. What is beyond is told in one line, and never stops a run; docs/sources.md says what becomes of it.

The numbers are far from all that news is: its longest features have 100,000 characters and 5,000 sentences, and are read in a second.
"""

from __future__ import annotations

from typing import Final

FILE: Final = 10_000_000  # bytes of one text: a text file, a page, a record of JSON lines, a member of an archive
STANDARD_INPUT: Final = 50_000_000  # bytes
ARTICLE: Final = 300_000  # characters of an article
SENTENCES: Final = 20_000  # of an article
CLAIMS: Final = 50_000  # of an article
SECONDS: Final = 8.0  # of a processor's time for an article, and as much for getting it out of its file
COMPARING: Final = 20.0  # of a processor's time for a story, for each article of it
RECORDS: Final = 1_000_000  # of a file: articles, and what else lies in it
UNUSABLE: Final = 1_000  # records of a file that are named one by one, with the reason; the others are counted

# Where a line, a paragraph or a sentence has no end, it is cut: nothing of it is lost, but for what is said over the cut.
SENTENCE: Final = 1_000  # characters of a sentence
PARAGRAPH: Final = 10_000  # characters of a paragraph that are parted into sentences at once
FRONT_MATTER: Final = 20_000  # characters

# Archives and compressed files
DEPTH: Final = 4  # files that something may lie in, one in another
ENTRIES: Final = 10_000  # files in an archive, those of the archives in it among them
UNPACKED: Final = 2_000_000_000  # bytes of all that is unpacked of one file
RATIO: Final = 200  # times larger than the file all that may be, from `RATIO_FROM` bytes on: articles shrink to a fourth, markup to a twentieth
RATIO_FROM: Final = 20_000_000
