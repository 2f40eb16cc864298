"""News made of templates: stories of one event each, told in English, French and Arabic, with values that a seeded generator draws.

Nobody learns from them how well crosscheck reads; they are there to be many. An article has all values of its story but for one now and then.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOWNS = (
    ("Beni Saf", "Beni Saf", "بني صاف"), ("Sfax", "Sfax", "صفاقس"), ("Tartus", "Tartous", "طرطوس"), ("Latakia", "Lattaquié", "اللاذقية"),
    ("Agadir", "Agadir", "أكادير"), ("Aqaba", "Aqaba", "العقبة"), ("Basra", "Bassora", "البصرة"), ("Tripoli", "Tripoli", "طرابلس"),
    ("Nouadhibou", "Nouadhibou", "نواذيبو"), ("Djibouti", "Djibouti", "جيبوتي"),
)  # fmt: skip
WORKS = (
    ("bridge", "pont", "الجسر"), ("dam", "barrage", "السد"), ("museum", "musée", "المتحف"), ("stadium", "stade", "الملعب"), ("airport", "aéroport", "المطار"),
    ("tunnel", "tunnel", "النفق"), ("market", "marché", "السوق"), ("harbour", "port", "الميناء"), ("theatre", "théâtre", "المسرح"), ("canal", "canal", "القناة"),
)  # fmt: skip
MINISTERS = (
    ("Hala Qasim", "Hala Qasim", "هالة قاسم"), ("Rami Daoud", "Rami Daoud", "رامي داود"), ("Nadia Benali", "Nadia Benali", "نادية بن علي"),
    ("Samir Haddad", "Samir Haddad", "سمير حداد"), ("Leila Mansour", "Leïla Mansour", "ليلى منصور"),
)  # fmt: skip
MONTHS = (("January", "janvier", "يناير"), ("March", "mars", "مارس"), ("May", "mai", "مايو"), ("August", "août", "أغسطس"), ("October", "octobre", "أكتوبر"))
LANGUAGES = ("en", "fr", "ar")

TEMPLATES = {
    "en": """\
The {work} of {town} reopened on {day} {month} after a closure of {years} years, the ministry of public works said.
Minister {minister} told reporters that the repairs had cost {cost} million euros, of which {share} percent came from a loan by the development bank.
About {workers} workers took part in the repairs, among them {divers} divers who examined the foundations under water for weeks.
The {work} had been closed after the storm of {stormyear}, in which {dead} people died and {injured} others were injured in the old town.
Engineers replaced {tons} tons of steel and laid {km} kilometres of new cable along the access road, according to the ministry.
The first visitors, many of whom had come with their children, crossed the barrier shortly after the speeches and the music.
The governor of {town} expects {visitors} visitors a year, a third more than before the closure, and new shops around the square.
A study published in {studyyear} had warned that {cracks} cracks in the walls were growing and that the {work} might have to be given up.
The town council approved the plan by {votes} votes to {against} after a debate that lasted until late in the night.
Traffic on the coast road had risen by {growth} percent since the closure, and residents complained of noise and dust.
Shopkeepers said that their sales had fallen sharply, and some of them had left the quarter for good.
A second phase, which is to begin next year, will add {lamps} lamps and a car park with {places} places behind the old customs house.
The contractor was chosen from {bidders} bidders and has promised to maintain the {work} for {warranty} years without further cost.
Schools in the neighbourhood had been given the morning off, and a choir of {choir} pupils sang at the opening.
Police counted some {crowd} people at the ceremony, which was delayed by {delay} minutes because of the heat of {heat} degrees.
Old photographs of the quarter are on show in the town hall, where historians will speak about the people who built it.
The ministry plans to repair {others} other monuments in the province, but it did not say when that work would start.
""",
    "fr": """\
Le {work} de {town} a rouvert le {day} {month} après {years} ans de fermeture, a annoncé le ministère des Travaux publics.
{minister}, à la tête du ministère, a déclaré à la presse que les réparations avaient coûté {cost} millions d'euros, dont {share} pour cent prêtés par la banque de développement.
Quelque {workers} ouvriers ont participé aux réparations, parmi lesquels {divers} plongeurs qui ont examiné les fondations sous l'eau pendant des semaines.
Le {work} avait été fermé après la tempête de {stormyear}, dans laquelle {dead} personnes sont mortes et {injured} autres ont été blessées dans la vieille ville.
Les ingénieurs ont remplacé {tons} tonnes d'acier et posé {km} kilomètres de nouveaux câbles le long de la route d'accès, selon le ministère.
Les premiers visiteurs, dont beaucoup étaient venus avec leurs enfants, ont franchi la barrière peu après les discours et la musique.
Le gouverneur de {town} attend {visitors} visiteurs par an, un tiers de plus qu'avant la fermeture, et de nouveaux magasins autour de la place.
Une étude publiée en {studyyear} avait averti que {cracks} fissures s'élargissaient dans les murs et qu'il faudrait peut-être renoncer à l'ouvrage.
Le conseil municipal a approuvé le projet par {votes} voix contre {against} après un débat qui a duré jusque tard dans la nuit.
La circulation sur la route côtière avait augmenté de {growth} pour cent depuis la fermeture, et les riverains se plaignaient du bruit et de la poussière.
Les commerçants disent que leurs ventes avaient fortement baissé, et certains d'entre eux ont quitté le quartier pour de bon.
Une seconde phase, qui doit commencer l'an prochain, ajoutera {lamps} lampadaires et un parking de {places} places derrière l'ancienne douane.
L'entreprise a été choisie parmi {bidders} candidats et a promis d'entretenir l'ouvrage pendant {warranty} ans sans frais supplémentaires.
Les écoles du voisinage avaient donné congé pour la matinée, et un chœur de {choir} élèves a chanté à l'ouverture.
La police a compté environ {crowd} personnes à la cérémonie, qui a été retardée de {delay} minutes par une chaleur de {heat} degrés.
De vieilles photographies du quartier sont exposées à la mairie, où des historiens parleront de ceux qui l'ont construit.
Le ministère prévoit de réparer {others} autres monuments dans la province, mais n'a pas dit quand ces travaux commenceraient.
""",
    "ar": """\
أعلنت وزارة الأشغال العامة أن {work} في {town} أعيد افتتاحه في {day} {month} بعد إغلاق دام {years} عاما.
وقال {minister} للصحفيين إن أعمال الترميم كلفت {cost} مليون يورو، منها {share} في المئة قرض من بنك التنمية.
وشارك نحو {workers} عاملا في الترميم، بينهم {divers} غواصا فحصوا الأساسات تحت الماء على مدى أسابيع.
وكان {work} قد أغلق بعد عاصفة عام {stormyear} التي قتل فيها {dead} شخصا وأصيب {injured} آخرون في المدينة القديمة.
واستبدل المهندسون {tons} طنا من الفولاذ ومدوا {km} كيلومترا من الكابلات الجديدة على طول الطريق المؤدي إليه، بحسب الوزارة.
وعبر أوائل الزوار الحاجز بعد الكلمات والموسيقى بقليل، وكان كثير منهم قد جاؤوا مع أطفالهم.
ويتوقع محافظ {town} قدوم {visitors} زائر في السنة، أي بزيادة الثلث عما كان قبل الإغلاق، وافتتاح متاجر جديدة حول الساحة.
وكانت دراسة نشرت عام {studyyear} قد حذرت من أن {cracks} شقا في الجدران تتسع وأنه قد يلزم التخلي عن المبنى.
ووافق مجلس المدينة على المشروع بأغلبية {votes} صوتا مقابل {against} بعد نقاش استمر حتى وقت متأخر من الليل.
وزادت حركة السير على الطريق الساحلي بنسبة {growth} في المئة منذ الإغلاق، واشتكى السكان من الضجيج والغبار.
وقال أصحاب المتاجر إن مبيعاتهم تراجعت كثيرا، وإن بعضهم غادر الحي إلى غير رجعة.
وتضيف مرحلة ثانية تبدأ في العام المقبل {lamps} مصباحا وموقفا يتسع لـ {places} سيارة خلف مبنى الجمارك القديم.
واختيرت الشركة المنفذة من بين {bidders} متقدما، وتعهدت بصيانة المبنى {warranty} عاما من دون كلفة إضافية.
ومنحت مدارس الحي تلاميذها عطلة في الصباح، وغنت جوقة من {choir} تلميذا في حفل الافتتاح.
وأحصت الشرطة نحو {crowd} شخص في الحفل الذي تأخر {delay} دقيقة بسبب حرارة بلغت {heat} درجة.
وتعرض في مبنى البلدية صور قديمة للحي، ويتحدث فيه مؤرخون عن الذين بنوه.
وتعتزم الوزارة ترميم {others} معلما آخر في المحافظة، لكنها لم تقل متى تبدأ تلك الأعمال.
""",
}
# numbers of a story, from the least to the greatest; in Arabic all of them take the singular that the templates have
NUMBERS = {
    "day": (11, 28), "years": (11, 29), "cost": (11, 90), "share": (12, 80), "workers": (110, 190), "divers": (11, 40), "stormyear": (1994, 2012), "dead": (11, 60),
    "injured": (61, 99), "tons": (111, 190), "km": (11, 60), "visitors": (200, 900), "studyyear": (2013, 2022), "cracks": (11, 60), "votes": (31, 60),
    "against": (11, 30), "growth": (11, 70), "lamps": (111, 180), "places": (200, 900), "bidders": (11, 19), "warranty": (11, 20), "choir": (31, 90),
    "crowd": (2, 9), "delay": (15, 55), "heat": (31, 45), "others": (11, 19),
}  # fmt: skip
ROUND = {"visitors": 1_000, "crowd": 1_000, "places": 1}
ENDINGS = {
    "en": ("", "", "as {0} has learned", "the town hall said", "{0} reports", "officials told {0}", "a spokesman said", "as was said on Tuesday"),
    "fr": ("", "", "a appris {0}", "a précisé la mairie", "rapporte {0}", "ont indiqué des responsables à {0}", "selon un porte-parole", "a-t-on appris mardi"),
    "ar": ("", "", "بحسب ما علمت {0}", "وفق ما قالت البلدية", "كما ذكرت {0}", "بحسب ما قال مسؤولون لـ{0}", "وفق متحدث باسمها", "بحسب ما أعلن يوم الثلاثاء"),
}  # of sentences, so that no two articles have all their words in common
CHANGED = ("years", "cost", "dead", "tons", "lamps", "choir", "votes", "delay")


@dataclass(frozen=True, slots=True)
class Story:
    """An event: its number, its words in each language, and its numbers."""

    number: int
    words: dict[str, dict[str, str]]
    numbers: dict[str, int]


def stories(count: int, seed: int) -> Iterator[Story]:
    """So many events; the same for the same seed."""
    draw = random.Random(seed)
    for number in range(count):
        drawn = {"town": TOWNS[number % 10], "work": WORKS[number // 10 % 10], "minister": draw.choice(MINISTERS), "month": draw.choice(MONTHS)}
        words = {language: {key: names[i] for key, names in drawn.items()} for i, language in enumerate(LANGUAGES)}
        yield Story(number, words, {key: draw.randint(*span) * ROUND.get(key, 1) for key, span in NUMBERS.items()})


def told(story: Story, teller: int) -> tuple[str, str]:
    """One telling of an event: its language and its text, with sentences in an order of its own; every fifth one has a number of its own."""
    language = LANGUAGES[teller % 3]
    draw = random.Random(f"{story.number} {teller}")
    numbers = dict(story.numbers)
    if teller % 5 == 4:
        numbers[draw.choice(CHANGED)] += draw.randint(3, 9)
    sentences = TEMPLATES[language].splitlines()
    first, rest = sentences[0], sentences[1:]
    draw.shuffle(rest)
    filled = [_ended(sentence.format(**story.words[language], **numbers), draw.choice(ENDINGS[language]), teller) for sentence in (first, *rest)]
    paragraphs = [" ".join(filled[i : i + 3]) for i in range(0, len(filled), 3)]
    head = f"---\noutlet: Post {teller}\nlanguage: {language}\npublished: 2026-11-{teller % 28 + 1:02}\n---\n"
    return language, head + "\n\n".join(paragraphs) + "\n"


def _ended(sentence: str, ending: str, teller: int) -> str:
    comma = "،" if sentence[0] > "\u0600" else ","
    return f"{sentence[:-1]}{comma} {ending.format(f'Post {teller}')}." if ending else sentence


def write(folder: Path, count: int, tellers: int, seed: int) -> None:
    """A folder a story, with as many articles as there are tellers."""
    for story in stories(count, seed):
        own = folder / f"story-{story.number:03}"
        own.mkdir(parents=True)
        for teller in range(tellers):
            add(own, story, teller)


def add(folder: Path, story: Story, teller: int) -> Path:
    """One more article of a story."""
    language, text = told(story, teller)
    path = folder / f"{language}-{teller}.txt"
    path.write_text(text, encoding="utf-8")
    return path
