"""What is counted, and in which role: (value, of, role) of every quantity of a news sentence, in order."""

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Quantity, Span
from crosscheck.sentences import Sentence
from crosscheck.values import quantity


def counts(text: str, language: str) -> list[Quantity]:
    article = Article(id="a", text=text, path="a.txt", language=language)
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon(language).tokenizer.tokens(text))
    found = sorted(quantity.read(sentence, lexicon(language), article), key=lambda m: m.span.start)
    return [m.value for m in found if isinstance(m.value, Quantity)]


ENGLISH: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("The blast killed 14 civilians and wounded 33 others.", [("14", "civilians", "killed"), ("33", None, "wounded")]),
    ("At least nine miners were killed when the shaft collapsed.", [("9..", "miners", "killed")]),
    ("The army said 21 soldiers who had been missing since Friday were found alive.", [("21", "soldiers", "missing")]),
    ("Gunmen abducted 45 schoolchildren from a dormitory.", [("45", "schoolchildren", "hostages")]),
    ("Police detained 120 protesters and charged 18.", [("120", "protesters", "arrested"), ("18", None, None)]),
    ("The floods displaced 40,000 families.", [("40000", "families", "displaced")]),
    ("Rescuers pulled six survivors from the rubble.", [("6", "survivors", "rescued")]),
    ("The militia freed 12 of the 40 hostages.", [("12", "hostages", "released"), ("40", "hostages", "hostages")]),
    ("The convoy brought a total of 300 tons of food aid.", [("300", "food aid", None)]),
    ("The shelling destroyed 60 houses and damaged 200.", [("60", "houses", "destroyed"), ("200", None, "damaged")]),
    ("The attack left 17 dead and 52 wounded.", [("17", "dead", "killed"), ("52", "wounded", "wounded")]),
    ("Twelve soldiers and three civilians were killed.", [("12", "soldiers", "killed"), ("3", "civilians", "killed")]),
    ("A further 250 villagers were evacuated by helicopter.", [("250", "villagers", "evacuated")]),
    ("Five more bodies were recovered from the river.", [("5", "bodies", "killed")]),
    ("The ministry reported 310 new cholera cases.", [("310", "cholera cases", "infected")]),
    ("Some 1,500 United Nations peacekeepers will leave the province.", [("1350..1650", "United Nations peacekeepers", None)]),
    ("The ferry was carrying 180 passengers, none of whom was hurt.", [("180", "passengers", None)]),
    ("Thirty-one people, including four children, died in the fire.", [("31", "people", "killed"), ("4", "children", "killed")]),
    ("The quake killed 88 people, among them seven foreign tourists.", [("88", "people", "killed"), ("7", "foreign tourists", "killed")]),
    ("Eight crew members are still missing.", [("8", "crew members", "missing")]),
    ("The hospital has 650 beds and 90 doctors.", [("650", "beds", None), ("90", "doctors", None)]),
    ("The party won 73 seats in the 150-seat parliament.", [("73", "seats", None), ("150", "seat", None)]),
    ("Health workers gave 2 million doses of vaccine.", [("2000000", "doses", None)]),
    ("The motion passed by 212 votes.", [("212", "votes", None)]),
    ("The rebels seized 14 armoured vehicles.", [("14", "armoured vehicles", None)]),
    ("Around 700 people were killed or injured in the stampede.", [("630..770", "people", "casualties")]),
    ("The 16 men arrested on Monday appeared in court.", [("16", "men", "arrested")]),
    ("The 25 passengers were not injured.", [("25", "passengers", None)]),
    ("Three of the eleven suspects were released on bail.", [("3", "suspects", "released"), ("11", "suspects", None)]),
    ("Another 60 people are unaccounted for.", [("60", "people", "missing")]),
    ("The number of displaced rose to 91,000.", [("91000", None, "displaced")]),
    ("The death toll climbed to 42 on Sunday.", [("42", None, "killed")]),
    ("Divers recovered the bodies of nine fishermen.", [("9", "fishermen", "killed")]),
    ("An additional 5,000 troops will be sent to the border.", [("5000", "troops", None)]),
    ("The firm will lay off 900 of its 4,000 employees.", [("900", "employees", None), ("4000", "employees", None)]),
    ("Two women and a child were rescued from the well.", [("2", "women", "rescued")]),
    ("The strike hit 11 heavily armed masked men.", [("11", "heavily armed masked men", None)]),
    ("Some 34,000 tonnes of wheat arrived on 19 trucks.", [("30600..37400", "wheat", None), ("19", "trucks", None)]),
    ("The city lost 3,200 homes, and 8,000 people fled.", [("3200", "homes", None), ("8000", "people", "displaced")]),
    ("The clinic treated 64 wounded fighters.", [("64", "wounded fighters", "wounded")]),
]

FRENCH: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("L'explosion a tué 14 civils et blessé 33 autres.", [("14", "civils", "killed"), ("33", None, "wounded")]),
    ("Au moins neuf mineurs ont été tués dans l'effondrement.", [("9..", "mineurs", "killed")]),
    ("L'armée est sans nouvelles de 21 soldats portés disparus.", [("21", "soldats", "missing")]),
    ("Des hommes armés ont enlevé 45 écolières.", [("45", "écolières", "hostages")]),
    ("La police a interpellé 120 manifestants.", [("120", "manifestants", "arrested")]),
    ("Les inondations ont déplacé 40 000 familles.", [("40000", "familles", "displaced")]),
    ("Les secouristes ont sauvé six ouvriers.", [("6", "ouvriers", "rescued")]),
    ("La milice a libéré 12 des 40 otages.", [("12", "otages", "released"), ("40", "otages", "hostages")]),
    ("Le convoi a livré au total 300 tonnes de vivres.", [("300", "vivres", None)]),
    ("Le bombardement a détruit 60 maisons et endommagé 200 autres.", [("60", "maisons", "destroyed"), ("200", None, "damaged")]),
    ("L'attaque a fait 17 morts et 52 blessés.", [("17", "morts", "killed"), ("52", "blessés", "wounded")]),
    ("Douze soldats et trois civils ont été tués.", [("12", "soldats", "killed"), ("3", "civils", "killed")]),
    ("Quelque 250 habitants supplémentaires ont été évacués.", [("225..275", "habitants", "evacuated")]),
    ("Cinq nouveaux corps ont été retrouvés dans le fleuve.", [("5", "corps", "killed")]),
    ("Le ministère a recensé 310 nouveaux cas de choléra.", [("310", "cas", "infected")]),
    ("Près de 1 500 casques bleus quitteront la province.", [("1350..1500", "casques bleus", None)]),
    ("Le ferry transportait 180 passagers, dont aucun n'a été blessé.", [("180", "passagers", None)]),
    ("Trente et une personnes, dont quatre enfants, sont mortes dans l'incendie.", [("31", "personnes", "killed"), ("4", "enfants", "killed")]),
    ("Le séisme a tué 88 personnes, parmi lesquelles sept touristes.", [("88", "personnes", "killed"), ("7", "touristes", "killed")]),
    ("Huit membres d'équipage sont toujours introuvables.", [("8", "membres", "missing")]),
    ("L'hôpital compte 650 lits et 90 médecins.", [("650", "lits", None), ("90", "médecins", None)]),
    ("Le parti a remporté 73 sièges sur 150.", [("73", "sièges", None), ("150", None, None)]),
    ("Les soignants ont administré 2 millions de doses de vaccin.", [("2000000", "doses", None)]),
    ("La motion a été adoptée par 212 voix.", [("212", "voix", None)]),
    ("Les rebelles ont saisi 14 véhicules blindés.", [("14", "véhicules", None)]),
    ("Quelque 700 personnes ont été tuées ou blessées dans la bousculade.", [("630..770", "personnes", "casualties")]),
    ("Les 16 hommes arrêtés lundi ont comparu.", [("16", "hommes", "arrested")]),
    ("Les 25 passagers n'ont pas été blessés.", [("25", "passagers", None)]),
    ("Trois des onze suspects ont été relâchés.", [("3", "suspects", "released"), ("11", "suspects", None)]),
    ("Une soixantaine d'autres personnes sont portées disparues.", [("51..69", "personnes", "missing")]),
    ("Le nombre de déplacés s'élève à 91 000.", [("91000", None, "displaced")]),
    ("Le bilan est passé à 42 morts dimanche.", [("42", "morts", "killed")]),
    ("Les plongeurs ont repêché les corps de neuf pêcheurs.", [("9", "pêcheurs", "killed")]),
    ("Les plongeurs ont repêché 12 corps de plus.", [("12", "corps", "killed")]),
    ("L'entreprise va licencier 900 de ses 4 000 salariés.", [("900", "salariés", None), ("4000", "salariés", None)]),
    ("Deux femmes et trois enfants ont été secourus.", [("2", "femmes", "rescued"), ("3", "enfants", "rescued")]),
    ("Onze hommes lourdement armés ont attaqué le poste.", [("11", "hommes", None)]),
    ("Quelque 34 000 tonnes de blé sont arrivées à bord de 19 camions.", [("30600..37400", "blé", None), ("19", "camions", None)]),
    ("La ville a perdu 3 200 logements, et 8 000 personnes ont fui.", [("3200", "logements", None), ("8000", "personnes", "displaced")]),
    ("La clinique a soigné 64 combattants blessés.", [("64", "combattants", "wounded")]),
]

ARABIC: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("أدى الانفجار إلى مقتل 14 مدنيا وإصابة 33 آخرين.", [("14", "مدنيا", "killed"), ("33", None, "wounded")]),
    ("قتل ما لا يقل عن تسعة عمال في انهيار المنجم.", [("9..", "عمال", "killed")]),
    ("قال الجيش إن 21 جنديا في عداد المفقودين.", [("21", "جنديا", "missing")]),
    ("اختطف مسلحون 45 تلميذة من سكن المدرسة.", [("45", "تلميذة", "hostages")]),
    ("اعتقلت الشرطة 120 متظاهرا.", [("120", "متظاهرا", "arrested")]),
    ("شردت الفيضانات 40 ألف أسرة.", [("40000", "أسرة", "displaced")]),
    ("انتشل رجال الإنقاذ ستة ناجين من تحت الأنقاض.", [("6", "ناجين", "rescued")]),
    ("أفرجت الجماعة عن 12 رهينة واحتجزت 28.", [("12", "رهينة", "released"), ("28", None, "arrested")]),
    ("نقلت القافلة ما مجموعه 300 طن من المواد الغذائية.", [("300", "المواد الغذائية", None)]),
    ("دمر القصف 60 منزلا وألحق أضرارا بـ200 منزل.", [("60", "منزلا", "destroyed"), ("200", "منزل", "damaged")]),
    ("أسفر الهجوم عن 17 قتيلا و52 جريحا.", [("17", "قتيلا", "killed"), ("52", "جريحا", "wounded")]),
    ("قتل اثنا عشر جنديا وثلاثة مدنيين.", [("12", "جنديا", "killed"), ("3", "مدنيين", "killed")]),
    ("جرى إجلاء 250 قرويا إضافيا بالمروحيات.", [("250", "قرويا", "evacuated")]),
    ("انتشلت فرق الإنقاذ خمس جثث أخرى من النهر.", [("5", "جثث", "killed")]),
    ("سجلت الوزارة 310 حالات إصابة جديدة بالكوليرا.", [("310", "حالات إصابة", "infected")]),
    ("يغادر نحو 1500 عنصر من قوات حفظ السلام الإقليم.", [("1350..1650", "عنصر", None)]),
    ("كانت العبارة تقل 180 راكبا.", [("180", "راكبا", None)]),
    ("لقي 31 شخصا حتفهم، بينهم أربعة أطفال، في الحريق.", [("31", "شخصا", "killed"), ("4", "أطفال", "killed")]),
    ("قتل الزلزال 88 شخصا، من بينهم سبعة سياح أجانب.", [("88", "شخصا", "killed"), ("7", "سياح", "killed")]),
    ("لا يزال ثمانية من أفراد الطاقم مفقودين.", [("8", "أفراد", "missing")]),
    ("يضم المستشفى 650 سريرا و90 طبيبا.", [("650", "سريرا", None), ("90", "طبيبا", None)]),
    ("فاز الحزب بـ73 مقعدا من أصل 150.", [("73", "مقعدا", None), ("150", None, None)]),
    ("أعطى العاملون مليوني جرعة من اللقاح.", [("2000000", "جرعة", None)]),
    ("أقر البرلمان المقترح بأغلبية 212 صوتا.", [("212", "صوتا", None)]),
    ("استولى المتمردون على 14 مركبة مدرعة.", [("14", "مركبة", None)]),
    ("سقط نحو 700 شخص بين قتيل وجريح في التدافع.", [("630..770", "شخص", "casualties")]),
    ("مثل الرجال الستة عشر أمام المحكمة بعد توقيفهم.", [("16", "الرجال", "arrested")]),
    ("لم يصب أي من الركاب البالغ عددهم 25 راكبا.", [("25", "راكبا", None)]),
    ("أفرج عن ثلاثة من المشتبه بهم الأحد عشر.", [("3", "المشتبه", "released"), ("11", None, None)]),
    ("وما زال 60 آخرون في عداد المفقودين.", [("60", None, "missing")]),
    ("ارتفع عدد النازحين إلى 91 ألفا.", [("91000", None, "displaced")]),
    ("ارتفعت حصيلة القتلى إلى 42 يوم الأحد.", [("42", None, "killed")]),
    ("انتشل الغواصون جثث تسعة صيادين.", [("9", "صيادين", "killed")]),
    ("سيرسل الجيش خمسة آلاف جندي إضافي إلى الحدود.", [("5000", "جندي", None)]),
    ("تعتزم الشركة تسريح 900 من موظفيها البالغ عددهم 4000 موظف.", [("900", "موظفيها", None), ("4000", "موظف", None)]),
    ("أنقذ رجال الإطفاء امرأتين من البئر.", [("2", "امرأتين", "rescued")]),
    ("هاجم أحد عشر رجلا مسلحا المركز.", [("11", "رجلا", None)]),
    ("وصل نحو 34 ألف طن من القمح على متن 19 شاحنة.", [("30600..37400", "القمح", None), ("19", "شاحنة", None)]),
    ("خسرت المدينة 3200 مسكن، وفر ثمانية آلاف شخص.", [("3200", "مسكن", None), ("8000", "شخص", "displaced")]),
    ("عالجت العيادة 64 مقاتلا جريحا.", [("64", "مقاتلا", "wounded")]),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, text, expected) for language, table in (("en", ENGLISH), ("fr", FRENCH), ("ar", ARABIC)) for text, expected in table],
)
def test_what_is_counted(language: str, text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(v.text(), v.of, v.role) for v in counts(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("en", "Five more bodies were found.", [True]),
        ("en", "Another 12 people were wounded.", [True]),
        ("en", "An additional 200 soldiers arrived.", [True]),
        ("en", "The ministry reported 5 new cases of cholera.", [True]),
        ("en", "Twelve died on Monday and another five died on Tuesday.", [False, True]),
        ("en", "The blast killed 12 people and wounded 30 others.", [False, False]),
        ("en", "Twelve people died.", [False]),
        ("en", "The city will get 12 new schools.", [False]),
        ("en", "More than 200 soldiers arrived.", [False]),
        ("fr", "Cinq corps de plus ont été repêchés.", [True]),
        ("fr", "12 cas supplémentaires ont été signalés.", [True]),
        ("fr", "Cinq nouveaux cas ont été signalés.", [True]),
        ("fr", "L'attaque a tué 12 civils et blessé 30 autres personnes.", [False, False]),
        ("fr", "Plus de 200 soldats sont arrivés.", [False]),
        ("fr", "Dix nouvelles écoles ouvriront.", [False]),
        ("ar", "عثر على خمس جثث أخرى.", [True]),
        ("ar", "سجلت الوزارة 310 حالات إصابة جديدة بالكوليرا.", [True]),
        ("ar", "وصل 200 جندي إضافي.", [True]),
        ("ar", "مقتل 12 مدنيا وإصابة 30 آخرين.", [False, False]),
        ("ar", "افتتاح عشر مدارس جديدة.", [False]),
    ],
)
def test_increments_are_no_totals(language: str, text: str, parts: list[bool]) -> None:
    assert [v.part for v in counts(text, language)] == parts


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        ("en", "None of the 25 miners was hurt or killed; 12 escaped unhurt.", [None, "unhurt"]),
        ("en", "A bus carrying 40 pilgrims, which left the city at dawn, overturned, killing 9.", [None, "killed"]),
        ("en", "The 40 sailors, who had been missing for a week, are safe.", ["missing"]),
        ("en", "Gunmen killed six farmers, three of them women.", ["killed", "killed"]),
        ("en", "Of the 60 houses, 12 were destroyed.", [None, "destroyed"]),
        ("en", "The raid left 4 killed and 11 injured, and 7 arrested.", ["killed", "wounded", "arrested"]),
        ("en", "Dozens of people were arrested and 3 policemen hurt.", ["arrested", "wounded"]),
        ("en", "Three hostages were killed and two freed.", ["killed", "released"]),
        ("en", "The group holds 40 hostages.", ["hostages"]),
        ("en", "The strike killed 12 prisoners.", ["killed"]),
        ("fr", "Deux otages ont été libérés.", ["released"]),
        ("ar", "مقتل ثلاث رهائن في الغارة", ["killed"]),
        ("fr", "Les 40 marins, qui étaient portés disparus, sont saufs.", ["missing"]),
        ("fr", "Le raid a fait 4 morts, 11 blessés et 7 disparus.", ["killed", "wounded", "missing"]),
        ("fr", "Aucun des 25 mineurs n'a été blessé.", [None]),
        ("fr", "Sur les 60 maisons, 12 ont été détruites.", [None, "destroyed"]),
        ("ar", "أسفرت الغارة عن 4 قتلى و11 جريحا و7 مفقودين.", ["killed", "wounded", "missing"]),
        ("ar", "لم يقتل أي من العمال الـ25.", [None]),
        ("ar", "مقتل وإصابة 30 شخصا", ["casualties"]),
        ("ar", "قتل 6 مزارعين بينهم ثلاث نساء", ["killed", "killed"]),
        ("ar", "اعتقل 15 شخصا وأفرج عن 8.", ["arrested", "released"]),
    ],
)
def test_roles_in_harder_clauses(language: str, text: str, roles: list[str | None]) -> None:
    assert [v.role for v in counts(text, language)] == roles
