"""Rules of a user, for the commands that list, show and try them."""

from pathlib import Path

import pytest

CROWD = """
comparer: quantity
kinds: [quantity]
summary: Sources count the demonstrators differently.
why: Crowd sizes are estimates.
severity: {contradiction: warning}
only: {about: [thousands of people marched through the city in protest]}
message: "{about}: {positions}"
examples:
  - name: twice as many
    expect: conflict
    sources:
      - {language: en, outlet: Harbour Post, published: 2026-02-07, text: "Police said 4,000 people marched through the centre of Sfax."}
      - {language: fr, text: "Selon la police, 8 000 personnes ont défilé dans le centre de Sfax."}
  - name: العدد نفسه
    expect: agree
    sources:
      - {language: en, text: "Police said 4,000 people marched through the centre of Sfax."}
      - {language: ar, outlet: صوت الساحل, text: "قالت الشرطة إن 4000 شخص تظاهروا في وسط صفاقس."}
"""
MILDER = """
adjusts: [date-differs]
summary: التواريخ المختلفة للعلم فقط.
why: Nobody minds.
severity: info
examples:
  - name: a day apart
    expect: info
    sources:
      - {language: en, published: 2026-02-07, text: "The ferry to Djerba resumed on 3 February, the port said."}
      - {language: ar, published: 2026-02-07, text: "استؤنفت رحلات العبارة إلى جربة في 4 فبراير، بحسب الميناء."}
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder to work in, with rules of one's own in `mine`, and one that takes the place of a built-in rule in `house`."""
    monkeypatch.chdir(tmp_path)
    for path, text in {
        "mine/crowd-differs.yaml": CROWD,
        "mine/dates-milder.yaml": MILDER,
        "house/money-differs.yaml": CROWD.replace("comparer: quantity\nkinds: [quantity]", "comparer: money\nkinds: [money]"),
    }.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")
    return tmp_path
