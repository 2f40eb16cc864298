"""News made by the thousand, from patterns: events of eight kinds, each told in four articles in three languages, to measure how the work of grouping grows.

Every event has its own city, people, numbers and day; cities are those of the gazetteer, so that many events share a country and some a city. What is made is
good for counting seconds and pairs. How right groupings are, real articles tell better: patterns repeat their sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from crosscheck import Article
from crosscheck.gazetteer import cities

ARTICLES = 4  # of an event
DAYS = 28  # in which all events happen
FIRST = date(2026, 3, 2)
NAMES = [
    ("Karim", "كريم"), ("Salma", "سلمى"), ("Idris", "إدريس"), ("Nadia", "نادية"), ("Youssef", "يوسف"), ("Amal", "أمل"), ("Tarek", "طارق"), ("Mona", "منى"),
    ("Bilal", "بلال"), ("Rania", "رانيا"), ("Samir", "سمير"), ("Huda", "هدى"), ("Walid", "وليد"), ("Dina", "دينا"), ("Farid", "فريد"), ("Leila", "ليلى"),
]  # fmt: skip
BEGINNINGS = [
    ("Ben", "بن"),
    ("Al", "ال"),
    ("Bou", "بو"),
    ("Da", "دا"),
    ("Ma", "ما"),
    ("Sal", "سل"),
    ("Tar", "تر"),
    ("Zar", "زر"),
    ("Kha", "خا"),
    ("Ras", "راس"),
]
MIDDLES = [
    ("bar", "بار"),
    ("dan", "دان"),
    ("mil", "ميل"),
    ("rouk", "روك"),
    ("sin", "سين"),
    ("tam", "تام"),
    ("lab", "لاب"),
    ("nour", "نور"),
    ("zid", "زيد"),
    ("foud", "فود"),
]
ENDINGS = [("i", "ي"), ("an", "ان"), ("oui", "وي"), ("ane", "ان"), ("ali", "الي"), ("ouf", "وف"), ("ad", "اد"), ("im", "يم")]

# kind → language → title and sentences, in the order in which they are told; P person, C city, N and M numbers
KINDS: dict[str, dict[str, list[str]]] = {
    "quake": {
        "en": ["Earthquake shakes {C}", "An earthquake shook {C} before dawn, killing {N} people, officials said.", "{M} houses were damaged.", "Governor {P} asked residents to stay in the open."],
        "fr": ["{C} secouée par un séisme", "Un tremblement de terre a frappé {C} avant l'aube, faisant {N} morts.", "{M} maisons ont été endommagées.", "Le gouverneur {P} a demandé aux habitants de rester dehors."],
        "ar": ["زلزال يضرب {C}", "ضرب زلزال مدينة {C} قبل الفجر وأدى إلى مقتل {N} شخصا.", "وتضرر {M} منزلا.", "وطلب المحافظ {P} من السكان البقاء في العراء."],
    },
    "fire": {
        "en": ["Fire destroys market in {C}", "A fire destroyed the market of {C}, and {N} traders were hurt.", "The loss is put at {M} stalls.", "A short circuit was to blame, fire chief {P} said."],
        "fr": ["Le marché de {C} détruit par le feu", "Un incendie a ravagé le marché de {C} et blessé {N} commerçants.", "{M} échoppes sont perdues.", "Un court-circuit est en cause, selon le chef des pompiers, {P}."],
        "ar": ["حريق يلتهم سوق {C}", "التهم حريق سوق {C} وأصيب {N} تاجرا بجروح.", "وبلغت الخسائر {M} محلا.", "وقال قائد الإطفاء {P} إن تماسا كهربائيا كان السبب."],
    },
    "strike": {
        "en": ["Teachers walk out in {C}", "Teachers in {C} went on strike on Monday over {N} months of unpaid wages.", "{M} schools stayed closed.", "Talks would go on, union leader {P} said."],
        "fr": ["Grève des enseignants à {C}", "Les enseignants de {C} ont cessé le travail lundi pour réclamer {N} mois d'arriérés.", "{M} écoles sont restées fermées.", "Les discussions continuent, a dit le syndicaliste {P}."],
        "ar": ["إضراب المعلمين في {C}", "أضرب المعلمون في {C} يوم الاثنين بسبب {N} شهرا من الرواتب غير المدفوعة.", "وأغلقت {M} مدرسة أبوابها.", "وقال النقابي {P} إن المفاوضات مستمرة."],
    },
    "verdict": {
        "en": ["Court in {C} jails former official", "A court in {C} sentenced former treasurer {P} to {N} years in prison for fraud.", "He had taken {M} thousand euros.", "The defence will appeal."],
        "fr": ["Un ancien responsable condamné à {C}", "Le tribunal de {C} a condamné l'ancien trésorier {P} à {N} ans de prison pour fraude.", "Il avait détourné {M} mille euros.", "La défense fera appel."],
        "ar": ["محكمة في {C} تسجن مسؤولا سابقا", "حكمت محكمة في {C} على أمين المال السابق {P} بالسجن {N} عاما بتهمة الاحتيال.", "وكان قد استولى على {M} ألف يورو.", "وسيستأنف الدفاع الحكم."],
    },
    "match": {
        "en": ["{C} win cup final", "The handball players of {C} won the cup final in front of {M} spectators.", "{P} scored {N} goals.", "The trophy is the first of the club."],
        "fr": ["{C} remporte la finale de la coupe", "Les handballeurs de {C} ont gagné la finale de la coupe devant {M} spectateurs.", "{P} a marqué {N} buts.", "C'est le premier trophée du club."],
        "ar": ["{C} يحرز كأس كرة اليد", "فاز فريق {C} لكرة اليد بنهائي الكأس أمام {M} متفرج.", "وسجل {P} {N} هدفا.", "وهو أول لقب للنادي."],
    },
    "dam": {
        "en": ["New dam opens near {C}", "A dam that cost {M} million dollars was opened near {C}.", "It will water {N} villages.", "Water minister {P} thanked the engineers."],
        "fr": ["Un nouveau barrage près de {C}", "Un barrage de {M} millions de dollars a été inauguré près de {C}.", "Il irriguera {N} villages.", "Le ministre de l'Eau, {P}, a remercié les ingénieurs."],
        "ar": ["افتتاح سد جديد قرب {C}", "افتتح قرب {C} سد كلف {M} مليون دولار.", "وسيروي السد {N} قرية.", "وشكر وزير المياه {P} المهندسين."],
    },
    "outbreak": {
        "en": ["Cholera spreads in {C}", "Doctors in {C} counted {M} cases of cholera, and {N} patients died.", "Wells were closed.", "Clean water is needed, doctor {P} said."],
        "fr": ["Le choléra s'étend à {C}", "Les médecins de {C} ont recensé {M} cas de choléra et {N} décès.", "Des puits ont été fermés.", "Il faut de l'eau propre, a dit le docteur {P}."],
        "ar": ["الكوليرا تنتشر في {C}", "أحصى الأطباء في {C} {M} إصابة بالكوليرا و{N} وفاة.", "وأغلقت الآبار.", "وقال الطبيب {P} إن المدينة تحتاج إلى مياه نظيفة."],
    },
    "visit": {
        "en": ["Foreign minister visits {C}", "Foreign minister {P} arrived in {C} with {N} business leaders.", "Contracts worth {M} million dollars were signed.", "A consulate is to open."],
        "fr": ["Le ministre des Affaires étrangères à {C}", "Le ministre des Affaires étrangères, {P}, est arrivé à {C} avec {N} chefs d'entreprise.", "Des contrats de {M} millions de dollars ont été signés.", "Un consulat doit ouvrir."],
        "ar": ["وزير الخارجية يزور {C}", "وصل وزير الخارجية {P} إلى {C} برفقة {N} من رجال الأعمال.", "ووقعت عقود بقيمة {M} مليون دولار.", "ومن المقرر افتتاح قنصلية."],
    },
}  # fmt: skip


def made(number: int, seed: int = 1) -> Iterator[tuple[str, Article]]:
    """So many articles, each with its event; the first of more are those of fewer."""
    random, places = Random(seed), _places()
    for event in range(-(-number // ARTICLES)):
        kind = random.choice(sorted(KINDS))
        name, last = random.choice(NAMES), [random.choice(parts) for parts in (BEGINNINGS, MIDDLES, ENDINGS)]
        words = {
            code: {"P": f"{name[k]} {''.join(part[k] for part in last)}", "N": str(count), "M": str(many), "C": city[code]}
            for city in [random.choice(places)]
            for count, many in [(random.randint(3, 98), random.randint(101, 9_899))]
            for code, k in (("en", 0), ("fr", 0), ("ar", 1))
        }
        day = FIRST + timedelta(random.randrange(DAYS))
        for n in range(ARTICLES):
            code = ("en", "fr", "ar")[(event + n) % 3]
            title, *text = (sentence.format(**words[code]) for sentence in KINDS[kind][code])
            if event * ARTICLES + n < number:
                yield f"e{event}", _article(f"e{event}-{n}", code, day + timedelta(random.randrange(3)), title, " ".join(text))


def _places() -> list[dict[str, str]]:
    """Cities that have a name in Arabic script, as each language writes them."""
    arabic: dict[str, str] = {}
    for name, key in cities().items():
        if any("\u0600" <= c <= "\u06ff" for c in name):
            arabic.setdefault(key, name)
    return [{"en": key, "fr": key, "ar": name} for key, name in sorted(arabic.items()) if key.isascii() and " " not in key]


def _article(name: str, code: str, day: date, title: str, text: str) -> Article:
    return Article(
        id=name, path=name, text=text, title=title, language=code, language_certainty=1.0, language_from="declared", published=day, published_from="declared"
    )
