"""What `about` takes: facts of twelve topics in three languages against the phrases of each topic."""

from itertools import product

import pytest

from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article
from crosscheck.rules.model import Filter, Topic
from crosscheck.selecting import Topics
from crosscheck.telling import Story

KINDS = ("quantity", "money", "percent", "duration", "ordinal")
LANGUAGES = ("en", "fr", "ar")

# topic: phrases as a rule would give them; sentences of two facts, each in English, French and Arabic
TOPICS = {
    "crowd": (
        ["thousands of people marched through the city", "des manifestants dans la rue"],
        [
            "About 12,000 people marched through Tunis on Saturday.",
            "Selon la police, 3 000 personnes ont manifesté devant le parlement.",
            "شارك نحو 5000 متظاهر في المسيرة.",
            "Organisers put the crowd at 40,000.",
            "Quelque 800 personnes s'étaient rassemblées place de la République.",
            "قالت الشرطة إن عشرات الآلاف احتشدوا في الساحة، قدرتهم بـ 20 ألفا.",
        ],
    ),
    "tickets": (
        ["a ticket costs 20 euros", "le prix du billet"],
        [
            "A seat in the stand costs 45 euros.",
            "Le billet coûte 12 euros.",
            "يبلغ سعر التذكرة 15 دولارا.",
            "Admission to the museum is 8 dollars.",
            "L'entrée est fixée à 20 dirhams pour les adultes.",
            "تباع تذاكر المباراة بـ 50 ريالا.",
        ],
    ),
    "deaths": (
        ["five people were killed", "l'accident a fait dix morts"],
        [
            "The quake killed 340 people.",
            "L'incendie a fait 12 morts.",
            "أسفر الانفجار عن مقتل 9 أشخاص.",
            "The death toll rose to 57.",
            "Vingt-trois passagers ont péri dans le naufrage.",
            "لقي 18 شخصا حتفهم في الفيضانات.",
        ],
    ),
    "weather": (
        ["heavy rain and strong winds", "la température atteindra 30 degrés"],
        [
            "Temperatures will reach 45 degrees on Friday.",
            "Il est tombé 80 millimètres de pluie en une nuit.",
            "تصل سرعة الرياح إلى 90 كيلومترا في الساعة.",
            "Snow fell to a depth of 30 centimetres.",
            "Le mercure a atteint 41 degrés à Séville.",
            "هطلت أمطار بلغت 60 ملم.",
        ],
    ),
    "building": (
        ["the building will cost 10 million", "les travaux sont estimés à 5 millions"],
        [
            "The bridge will cost 320 million dollars.",
            "La construction de l'hôpital est estimée à 85 millions d'euros.",
            "تبلغ كلفة بناء السد 1.2 مليار دولار.",
            "The stadium was built for 90 million euros.",
            "Le chantier du tramway coûtera 400 millions de dirhams.",
            "بلغت تكلفة إنشاء المطار 700 مليون ريال.",
        ],
    ),
    "votes": (
        ["the party won 20 percent of the vote", "le candidat a obtenu 10 000 voix"],
        [
            "She won 52 percent of the vote.",
            "Le candidat a recueilli 31 % des suffrages.",
            "حصل المرشح على 44 في المئة من الأصوات.",
            "Turnout was 61 percent.",
            "Il l'a emporté avec 12 000 voix d'avance.",
            "فاز الحزب بـ 87 مقعدا في البرلمان.",
        ],
    ),
    "troops": (
        ["1,000 soldiers were sent", "des troupes ont été déployées"],
        [
            "Ankara has deployed 500 troops near the border.",
            "La mission comptera 2 500 soldats.",
            "أرسلت الحكومة 1200 جندي إلى الشمال.",
            "Kenya will send 1,000 police officers to Haiti.",
            "Trois bataillons, soit 1 800 hommes, ont été envoyés.",
            "نشر الجيش 300 عنصر على الحدود.",
        ],
    ),
    "oil": (
        ["oil production of 100,000 barrels a day", "la production de gaz"],
        [
            "The field pumps 200,000 barrels a day.",
            "La production de gaz atteindra 10 milliards de mètres cubes.",
            "ينتج الحقل 150 ألف برميل يوميا.",
            "Output fell by 3 percent in March, the oil ministry said.",
            "Le gisement contient 2 milliards de barils.",
            "رفعت الشركة إنتاجها من النفط إلى 90 ألف برميل.",
        ],
    ),
    "sport": (
        ["the team won the match", "le joueur a marqué un but"],
        [
            "She ran the 800 metres in 1:57.",
            "Le joueur a marqué 24 points en finale.",
            "سجل المهاجم 3 أهداف.",
            "He won his 5th gold medal.",
            "L'équipe a gagné son dixième match d'affilée.",
            "أحرز العداء المركز الثاني بزمن 10 ثوان.",
        ],
    ),
    "patients": (
        ["patients were treated in hospital", "des doses de vaccin"],
        [
            "Hospitals treated 700 cholera patients.",
            "Le pays a reçu 200 000 doses de vaccin.",
            "سجلت الوزارة 45 إصابة بالحصبة.",
            "Some 3,000 children were vaccinated.",
            "Douze malades ont été hospitalisés à Bamako.",
            "تلقى 10 آلاف طفل اللقاح.",
        ],
    ),
    "refugees": (
        ["families fled their homes", "des milliers de réfugiés"],
        [
            "The fighting displaced 60,000 people.",
            "Plus de 9 000 réfugiés ont franchi la frontière.",
            "نزح 15 ألف شخص من القرى.",
            "About 300 families left the village.",
            "Les camps abritent 80 000 déplacés.",
            "عبر 4000 لاجئ إلى تشاد.",
        ],
    ),
    "wages": (
        ["workers' monthly pay", "le salaire des enseignants"],
        [
            "Teachers will get a 7 percent raise.",
            "Le salaire minimum passe à 450 dinars.",
            "رفعت الحكومة الأجور بنسبة 10 في المئة.",
            "Nurses earn 900 euros a month.",
            "Une prime de 300 euros sera versée aux agents.",
            "يبلغ راتب المعلم 600 دولار.",
        ],
    ),
}


class Rule:
    """As much of a rule as a topic is asked for."""

    def __init__(self, about, beside=()):
        self.only = Filter(topic=Topic(about=tuple(about)))
        self.excluding = Filter(topic=Topic(about=tuple(beside)))


@pytest.fixture(scope="module")
def vectors():
    return Vectors(embedded())


@pytest.fixture(scope="module")
def topics(vectors):
    return Topics(Story(id="1", articles={}, voices={}), vectors)


def claims_of(sentences):
    """The first value of each sentence, as one fact."""
    found = []
    for text, language in zip(sentences, LANGUAGES, strict=True):
        article = Article(id=language, path=language, text=text, language=language)
        found += [c for c in extract(article) if c.kind in KINDS][:1]
    assert found
    return found


FACTS = {(topic, n): claims_of(sentences[3 * n : 3 * n + 3]) for topic, (_, sentences) in TOPICS.items() for n in (0, 1)}


def test_a_topic_takes_its_own_facts_and_leaves_the_others(topics):
    taken = {(topic, fact) for topic, fact in product(TOPICS, FACTS) if topics.fits(Rule(TOPICS[topic][0]), FACTS[fact])}
    own = {(topic, fact) for topic, fact in taken if fact[0] == topic}
    assert len(own) >= 0.9 * len(FACTS), sorted({(f[0], f) for f in FACTS} - own)
    others = taken - own
    assert len(others) <= 0.02 * len(FACTS) * (len(TOPICS) - 1), sorted(others)


SIDE_BY_SIDE = [
    ("crowd", "Some 4,000 people marched through Sfax and police arrested 12 of them.", ["4,000"]),
    ("deaths", "The quake killed 340 people and cost the town 12 million dollars.", ["340"]),
    ("tickets", "Tickets cost 20 euros, and the works on the roof took three years.", ["20"]),
]


@pytest.mark.parametrize(("topic", "text", "expected"), SIDE_BY_SIDE, ids=[row[0] for row in SIDE_BY_SIDE])
def test_the_topic_s_own_value_is_the_nearest_of_a_sentence(topics, topic, text, expected):
    claims = [c for c in extract(Article(id="a", path="a", text=text, language="en")) if c.kind in KINDS]
    nearest = max(claims, key=lambda c: topics.nearness(tuple(TOPICS[topic][0]), [c]))
    assert any(nearest.quote.startswith(word) for word in expected)


def test_what_is_left_out_takes_what_is_nearer_to_it(topics):
    stadium = claims_of(
        ["The new stadium will cost 75 million dollars.", "La rénovation du stade coûtera 57 millions de dollars.", "ستبلغ كلفة تجديد الملعب 75 مليون دولار."]
    )
    tickets = FACTS["tickets", 0]
    rule = Rule(["tickets cost 20 euros", "le prix des billets"], beside=["building the stadium costs millions"])
    assert topics.fits(rule, tickets)
    assert not topics.fits(rule, stadium)
