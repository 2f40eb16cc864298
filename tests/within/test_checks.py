"""What of one sentence can't be right by its own figures and dates, and what is only hard to read."""

from datetime import date

import pytest

from crosscheck.claims import extract
from crosscheck.model import Article
from crosscheck.within import check, checks, lines

PUBLISHED = date(2025, 5, 8)


def article(text, language="en", title=None, published=PUBLISHED):
    whole = f"{title}\n\n{text}" if title else text
    return Article(id="a", path="a.txt", text=whole, language=language, language_certainty=1.0, language_from="declared", published=published)


def found(source):
    """(check, why) of all checks."""
    told = lines(source, extract(source))
    return [(name, clash.why) for name in checks() for clash in check(name).clashes(source, told, check(name).Options())]


SUMS = [
    ("colon", "en", "The fire killed 21 people: 12 men and 7 women.", "12 men and 7 women are 19, not 21 people"),
    ("brackets", "en", "Police arrested 21 people (12 men and 7 women).", "12 men and 7 women are 19, not 21 people"),
    ("places", "en", "The party won 34 seats: 12 in Sfax, 10 in Gabes and 11 in Medenine.", "12, 10 and 11 are 33, not 34 seats"),
    ("one-of-them-more", "en", "The blast wounded 12 people, including 15 children.", "12 people can't have 15 children among them"),
    ("exclusive-and-more", "en", "The blast wounded 12 people, including 8 children and 6 women.", "8 children and 6 women are 14, not 12 people"),
    (
        "things-and-slightly-more",
        "en",
        "The crate held 412 tusks, including 288 whole and 142 sawn ones.",
        "288 whole and 142 sawn ones are 430, not 412 tusks",
    ),
    ("total-behind", "en", "The clashes left 12 men and 7 women dead, a total of 21 people.", "12 men and 7 women dead are 19, not 21 people"),
    ("in-all", "en", "The clashes left 12 soldiers and 7 civilians dead, 21 in all.", "12 soldiers and 7 civilians dead are 19, not 21"),
    ("apposition", "en", "A total of 21 people, 12 men and 7 women, were held.", "12 men and 7 women are 19, not 21 people"),
    ("told", "en", "Six novels had been shortlisted, three by women and four by men.", "3 and 4 are 7, not 6 novels"),
    ("rest", "en", "Of the 400 families, 250 returned and the remaining 130 stayed.", "250 and 130 are 380, not 400 families"),
    ("rest-of-hundred", "en", "70% of the voters were men and the remaining 40% were women.", "70 % and the remaining 40 % are 110 %, not 100 %"),
    ("of-whom", "en", "The bus carried 42 passengers, 20 of whom died, 15 were hurt and 9 escaped.", "20, 15 and 9 are 44, not 42 passengers"),
    ("toll", "en", "The toll stands at 42: 20 dead, 15 injured and 9 missing.", "20 dead, 15 injured and 9 missing are 44, not 42"),
    (
        "money",
        "en",
        "It has $200 million for roads and $150 million for schools, a total of $340 million.",
        "200,000,000 dollars and 150,000,000 dollars are 350,000,000 dollars, not 340,000,000 dollars",
    ),
    (
        "loan",
        "en",
        "The $340 million loan (200 million for roads and 150 million for schools) was signed.",
        "200,000,000 and 150,000,000 are 350,000,000, not 340,000,000 dollars",
    ),
    ("crew", "en", "The 268 people aboard (257 passengers and 13 crew) got out.", "257 passengers and 13 crew are 270, not 268 people"),
    (
        "fr-crew",
        "fr",
        "Deux cent soixante-huit personnes, 257 passagers et 13 membres d'équipage, en sont sorties.",
        "257 passagers and 13 membres are 270, not 268 personnes",
    ),
    (
        "fr-tonnes",
        "fr",
        "Elle table sur 9,2 millions de tonnes vers l'Asie et 6,5 millions vers l'Europe, soit 16,7 millions de tonnes au total.",
        "9,200,000 metric tons and 6,500,000 are 15,700,000 metric tons, not 16,700,000 metric tons",
    ),
    ("fr-colon", "fr", "Elle compte 1 200 élèves : 700 filles et 400 garçons.", "700 filles and 400 garçons are 1,100, not 1,200 élèves"),
    ("fr-soit", "fr", "Le plan prévoit 412 licenciements, soit 318 ouvriers et 84 employés.", "318 ouvriers and 84 employés are 402, not 412 licenciements"),
    ("fr-rest", "fr", "Ils sont 1 200, dont 700 à Oran, 200 à Arzew et les 100 autres à Relizane.", "700, 200 and 100 are 1,000, not 1,200"),
    ("fr-total", "fr", "Il y a eu 12 soldats et 7 civils tués, soit 21 au total.", "12 soldats and 7 civils are 19, not 21"),
    ("ar-they-are", "ar", "أسفر الحريق عن مقتل 21 شخصا هم 12 رجلا و7 نساء.", "12 رجلا and 7 نساء are 19, not 21 شخصا"),
    ("ar-among-them", "ar", "أصيب 12 شخصا بينهم 8 أطفال و6 نساء.", "8 أطفال and 6 نساء are 14, not 12 شخصا"),
    ("ar-colon", "ar", "أوقفت الشرطة 21 مشتبها: 12 في تونس و7 في سوسة.", "12 and 7 are 19, not 21 مشتبها"),
    ("ar-verbs", "ar", "من بين 42 راكبا، قتل 20 وأصيب 15 ونجا 9.", "20, 15 and 9 are 44, not 42 راكبا"),
    ("ar-two-clauses", "ar", "ضمت القافلة الأولى 12 شاحنة والثانية 14 شاحنة، أي ما مجموعه 28 شاحنة.", "12 شاحنة and 14 شاحنة are 26, not 28 شاحنة"),
    ("ar-total", "ar", "قُتل 12 جنديا و7 مدنيين، بإجمالي 21 قتيلا.", "12 جنديا and 7 مدنيين are 19, not 21 قتيلا"),
]
SHARES = [
    ("or", "en", "The storm destroyed 240 of the 400 houses, or 70%.", "240 of 400 are 60 %, not 70 %"),
    ("of-the-before", "en", "Of the 400 families, 240, or 70%, have returned.", "240 of 400 are 60 %, not 70 %"),
    ("share-first", "en", "Some 70% of the houses (240 of 400) burned.", "240 of 400 are 60 %, not about 70 %"),
    ("half", "en", "Half of the 400 families, or 250, have returned.", "250 of 400 are 62.5 %, not 50 %"),
    ("money", "en", "It has $7.2m of the $24m, or 40 percent.", "7,200,000 dollars of 24,000,000 dollars are 30 %, not 40 %"),
    ("fr", "fr", "240 maisons sur 400 (70 %) ont été détruites.", "240 of 400 are 60 %, not 70 %"),
    ("fr-half", "fr", "La moitié des 400 familles, soit 250, sont rentrées.", "250 of 400 are 62.5 %, not “La moitié”"),
    ("count-half-whole", "en", "Some 250 families, or half of the 400 registered, are back.", "about 250 of 400 are 62.5 %, not 50 %"),
    ("words-and-percent", "en", "About a third (45%) of voters stayed away.", "“a third” and “45%” are not one share"),
    ("fr-words-and-percent", "fr", "Un tiers (45 %) des électeurs se sont abstenus.", "“Un tiers” and “45 %” are not one share"),
    ("ar-half", "ar", "عادت 250 عائلة، أي نصف العائلات الـ400 المسجلة.", "250 of 400 are 62.5 %, not 50 %"),
    ("ar-words-and-percent", "ar", "امتنع ثلث الناخبين (45 في المئة) عن التصويت.", "“ثلث” and “45 في المئة” are not one share"),
    ("ar", "ar", "عاد 240 من أصل 400 أسرة، أي 70 في المئة.", "240 of 400 are 60 %, not 70 %"),
    ("ar-of-the-before", "ar", "من أصل 400 أسرة، عادت 240، أي 70 في المئة.", "240 of 400 are 60 %, not 70 %"),
]
AGO = [
    ("ago-and-year", "en", "The accord was signed 33 years ago, in 1985.", "“33 years ago” in a text of 2025 is 1992, not “1985”"),
    ("year-and-ago", "en", "It opened in 1985, thirty years ago.", "“thirty years ago” in a text of 2025 is 1995, not “1985”"),
    ("one-year-off", "en", "It opened 14 years ago, in 2012.", "“14 years ago” in a text of 2025 is 2011, not “2012”"),
    ("days", "en", "They met three days ago, on 12 April 2025.", "“three days ago” in a text of 2025 is 2025-05-05, not “12 April 2025”"),
    ("after", "en", "It reopened on Tuesday, 11 years after it was closed in 2010.", "from 2010 to 2025 is 15 years, not 11"),
    ("since", "en", "The school, closed since 2010, reopened on Tuesday after 11 years.", "from 2010 to 2025 is 15 years, not 11"),
    ("two-years", "en", "In 2010, 15 years after the 1985 accord, he left.", "from 1985 to 2010 is 25 years, not 15"),
    ("anniversary", "en", "The town marks the 30th anniversary of the 1985 accord on Friday.", "from 1985 to 2025 is 40 years, not 30"),
    ("fr", "fr", "Il l'avait quitté il y a 33 ans, en janvier 1982.", "“il y a 33 ans” in a text of 2025 is 1992, not “janvier 1982”"),
    ("fr-after", "fr", "L'école a rouvert mardi, 11 ans après sa fermeture en 2010.", "from 2010 to 2025 is 15 years, not 11"),
    ("ar", "ar", "وقع الاتفاق عام 1985، أي قبل 33 عاما.", "“قبل 33 عاما” in a text of 2025 is 1992, not “عام 1985”"),
    ("ar-after", "ar", "أعيد فتح المدرسة يوم الثلاثاء بعد 11 عاما من إغلاقها عام 2010.", "from 2010 to 2025 is 15 years, not 11"),
    ("later", "en", "It closed in 1985 and reopened 33 years later, in 2025.", "from 1985 to 2025 is 40 years, not 33"),
    ("fr-later", "fr", "Fermée en 1985, elle a rouvert 33 ans plus tard, en 2025.", "from 1985 to 2025 is 40 years, not 33"),
    ("fr-until-now", "fr", "Le pont date de 1985, il y a donc 33 ans.", "from 1985 to 2025 is 40 years, not 33"),
    ("ar-later", "ar", "أغلق الجسر عام 1985 وأعيد فتحه بعد 33 عاما، في 2025.", "from 1985 to 2025 is 40 years, not 33"),
    ("ar-until-now", "ar", "أغلق منذ 33 عاما، في عام 1985.", "from 1985 to 2025 is 40 years, not 33"),
    ("ar-brackets", "ar", "قبل ثلاثة وثلاثين عاما (1985) وقع الاتفاق.", "“قبل ثلاثة وثلاثين عاما” in a text of 2025 is 1992, not “1985”"),
    ("ar-anniversary", "ar", "تحيي المدينة يوم الجمعة الذكرى الثلاثين لاتفاق عام 1985.", "from 1985 to 2025 is 40 years, not 30"),
]
CONVERSIONS = [
    ("brackets", "en", "It moved at 180 km/h (497 mph).", "180 kilometers per hour is 112 miles per hour, not 497 miles per hour"),
    ("or", "en", "The wave was 12 feet, or 5.7 metres, high.", "12 feet is 3.66 meters, not 5.7 meters"),
    ("heat", "en", "On Monday it reached 40C (140F).", "40 celsius is 104 fahrenheit, not 140 fahrenheit"),
    ("fr", "fr", "La vague atteignait 12 pieds, soit 5,7 mètres.", "12 feet is 3.66 meters, not 5.7 meters"),
    ("ar", "ar", "يقع المخيم على بعد 705 كيلومترات (190 ميلا).", "705 kilometers is 438 miles, not 190 miles"),
]
LENGTHS = [
    ("days", "en", "The three-day visit, from 3 to 10 March, was cancelled.", "“3 to 10 March” is 8 days with both ends, not 3 days"),
    ("years", "en", "The 20-year war, from 1990 to 2005, ended there.", "“1990 to 2005” is about 16 years, not 20 years"),
    ("fr", "fr", "Une visite de trois jours, du 3 au 10 mars, a été annulée.", "“3 au 10 mars” is 8 days with both ends, not 3 days"),
    ("ar", "ar", "زيارة تستمر ثلاثة أيام، من 3 إلى 10 مارس.", "“3 إلى 10 مارس” is 8 days with both ends, not 3 days"),
]
WEEKDAYS = [
    ("en", "en", "It was held on Tuesday, 14 March 2025.", "14 March 2025 is a Friday, not a Tuesday"),
    ("brackets", "en", "It was held on Friday (15 March 2025).", "15 March 2025 is a Saturday, not a Friday"),
    ("no-year", "en", "It was held on Monday, May 6.", "6 May 2025 is a Tuesday, not a Monday"),
    ("digits", "en", "It was held on Tue 14/03/2025.", "14 March 2025 is a Friday, not a Tuesday"),
    ("fr", "fr", "Le mardi 14 mars 2025, il a été libéré.", "14 March 2025 is a Friday, not a Tuesday"),
    ("ar", "ar", "جرى ذلك يوم الثلاثاء 14 مارس 2025.", "14 March 2025 is a Friday, not a Tuesday"),
]
CASES = [
    (f"{name}/{row[0]}", name, *row[1:])
    for name, table in zip(("sums", "shares", "ago", "conversions", "lengths", "weekdays"), (SUMS, SHARES, AGO, CONVERSIONS, LENGTHS, WEEKDAYS), strict=True)
    for row in table
]


@pytest.mark.parametrize(("name", "language", "text", "why"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_clash_is_found(name, language, text, why):
    assert found(article(text, language)) == [(name, why)]


SILENT = [
    ("converted", "en", "It moved at 800 km/h (497 mph) and lasted 48 hours (two days)."),
    ("converted-and-rounded", "en", "A mile (2 km) away it was 40C (104F)."),
    ("another-measure", "en", "The road of 5 km (10 lanes) cost 40c a metre."),
    ("converted-fr", "fr", "À 300 km (190 miles) au nord, il faisait 40 °C (104 °F)."),
    ("converted-ar", "ar", "على بعد 300 كيلومتر (190 ميلا) شمال العاصمة."),
    ("adds-up", "en", "The fire killed 21 people: 12 men and 9 women."),
    ("some-of-them", "en", "The blast wounded 12 people, including 3 children and 5 women."),
    ("counted-twice", "en", "The blast wounded 12 people, including 8 teachers and 6 women."),
    ("and-a-child", "en", "The bus carried 21 people: 12 men, 8 women and a child."),
    ("among-others", "en", "He met 21 people, among others: 12 men and 7 women."),
    ("rounded-sum", "en", "The plan costs $340.1 million: $200.04 million in loans and $140.04 million in grants."),
    ("another-total", "en", "Of 45 members, 21 took part: 12 men and 9 women."),
    ("two-counts", "en", "12 people were killed and 7 wounded; 21 houses burned."),
    ("far-apart", "en", "He gave two reasons: 3 ministers and 4 deputies had left."),
    ("ages", "en", "The two men, aged 34 and 56, were held for 5 days."),
    ("average", "en", "Turnout was 45.2% in the north and 38.1% in the south, 41.0% in all the country."),
    ("sports", "en", "He scored 20 points, 15 in the first half and 10 from the line."),
    ("residents-and-others", "en", "Aboard were 96 Canadian citizens, 31 permanent residents and 51 people of other nationalities."),
    ("members-of-two", "en", "The bloc has 27 members, including 19 in the eurozone and 23 in Schengen."),
    ("some-of-them-both", "en", "The 12 countries, 8 of them in Africa and 6 in the Commonwealth, signed."),
    ("narrowed-down", "fr", "Il avait reçu 187 titres, issus de dix-neuf pays, ramenés à seize en novembre, puis à six en janvier."),
    ("ar-two-sorts", "ar", "يضم الفريق 26 لاعبا، بينهم 12 محترفا و15 دون الخامسة والعشرين."),
    ("rounded-total", "en", "The town has 12,000 people: 7,040 men and 4,510 women."),
    ("ar-all-there", "ar", "وأسفر الهجوم عن مقتل ثلاثة أشخاص هم امرأة وطفلان."),
    ("from-to-share", "en", "Shares rose 40%, from 200 to 240 pence."),
    ("this-week", "en", "Ten years ago this week, on 7 January 2015, gunmen attacked it."),
    ("one-in-five", "en", "One in five workers, or 20%, is paid late."),
    ("share-fits", "en", "The storm destroyed 240 of the 400 houses, or 60%."),
    ("share-cut-off", "en", "Two of the three, or 66%, agreed."),
    ("share-of-something-else", "en", "The firm closed 240 of its 400 shops, or 45% of the floor space."),
    ("about-half", "en", "Half of the 400 families, or 210, have returned."),
    ("calendar-years", "en", "The accord was signed 40 years ago, in 1985."),
    ("full-years", "en", "The accord was signed 39 years ago, in 1985."),
    ("more-than", "en", "It was more than 30 years ago, in 1985."),
    ("round", "en", "It was twenty years ago, in 2003."),
    ("quoted", "en", '"Ten years ago, in 2005," he wrote in 2015.'),
    ("both-ends", "en", "The school, closed since 2010, reopened on Tuesday after 16 years."),
    ("another-time", "en", "He returned 13 years after his exile in 1990 and founded a newspaper."),
    ("with-both-ends", "en", "The eight-day visit from 3 to 10 March was cancelled."),
    ("with-one-end", "en", "The seven-day visit from 3 to 10 March was cancelled."),
    ("weeks", "en", "The two-week truce, from 3 to 17 March 2025, held."),
    ("years-of-war", "en", "The 15-year war, from 1990 to 2005, ended there."),
    ("another-length", "en", "After a delay of two days the ferry will run from 3 to 10 March."),
    ("right-weekday", "en", "It was held on Friday, 14 March 2025."),
    ("another-weekday", "en", "On Tuesday the court upheld the ruling of 14 March 2025."),
    ("julian", "en", "It began on Friday, 13 October 1307."),
    ("far-without-year", "en", "It was held on Tuesday, 14 November."),
    ("fr-adds-up", "fr", "Le plan prévoit 412 licenciements, soit 318 ouvriers et 94 employés."),
    ("fr-including", "fr", "Le barrage a coûté 340 millions d'euros, dont 120 millions de prêts."),
    ("fr-and-a-child", "fr", "Le bus transportait 21 personnes, 12 hommes, 8 femmes et un enfant."),
    ("fr-months", "fr", "Publié le 14 mar 2025."),
    ("fr-night", "fr", "Dans la nuit de lundi à mardi 6 mai, il a été libéré."),
    ("fr-about-thirty", "fr", "Il avait quitté le pays il y a une trentaine d'années, en 1993."),
    ("ar-adds-up", "ar", "أسفر الحريق عن مقتل 21 شخصا، هم 12 رجلا و9 نساء."),
    ("ar-and-a-child", "ar", "نقلت الحافلة 21 راكبا: 12 رجلا و8 نساء وطفل."),
    ("ar-some", "ar", "أصيب 12 شخصا بينهم 3 أطفال و5 نساء."),
    ("ar-share-fits", "ar", "عاد 240 من أصل 400 أسرة، أي 60 في المئة."),
    ("ar-round", "ar", "وقع الاتفاق قبل أربعين عاما، في 1985."),
    ("ar-right-weekday", "ar", "جرى ذلك يوم الجمعة 14 آذار/مارس 2025."),
    ("ar-hijri", "ar", "جرى ذلك يوم السبت 12 رجب 1446."),
]


@pytest.mark.parametrize(("language", "text"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_silence(language, text):
    assert found(article(text, language)) == []


HEADLINES = [
    ("toll", "en", "Ferry sinks off Zanzibar, 12 people killed", "Fifteen people were killed when a ferry sank off Zanzibar.", ["the headline says 12, the text 15"]),
    ("jobs", "fr", "L'aciérie de Seraing supprime 412 emplois", "L'aciérie de Seraing va supprimer 421 emplois en mai.", ["the headline says 412, the text 421"]),
    ("ar", "ar", "مقتل 12 شخصا في غرق عبارة قبالة زنجبار", "قُتل 15 شخصا في غرق عبارة قبالة زنجبار مساء الاثنين.", ["the headline says 12, the text 15"]),
    ("years", "en", "Embassy in Damascus reopens after 13 years", "The embassy in Damascus reopened after a 12-year closure.", ["the headline says 13 years, the text 12 years"]),
    ("other-years", "en", "Embassy in Damascus reopens after 13 years", "The embassy in Damascus reopened on Monday, two years into the war.", []),
    ("rounded", "en", "Steel works in Seraing to cut 400 jobs", "The steel works in Seraing will cut 404 jobs.", []),
    ("also-in-the-text", "en", "Ferry sinks off Zanzibar, 12 people killed", "Fifteen people were killed when a ferry sank off Zanzibar. At first 12 were named.", []),
    ("sum-of-the-text", "en", "Ferry sinks off Zanzibar, 19 people killed", "Twelve people were killed when a ferry sank off Zanzibar. Seven people were killed ashore.", []),
    ("and-a-man", "en", "Midsomer attack: Four people arrested", "Three boys and a man have been arrested after the Midsomer attack.", []),
    ("killed-and-wounded", "en", "Ferry sinks off Zanzibar, 12 people killed", "Fifteen people were injured when a ferry sank off Zanzibar.", []),
    ("more-than", "en", "Ferry sinks off Zanzibar, over 10 people killed", "Fifteen people were killed when a ferry sank off Zanzibar.", []),
    ("another-thing", "en", "Mayor opens 12 schools", "The union counts 15 schools without water.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "text", "expected"), [row[1:] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_headline(language, title, text, expected):
    assert [why for name, why in found(article(f"{text}\n\nNobody else was there.", language, title)) if name == "headline"] == expected


def test_without_a_date_of_its_own_an_article_counts_no_years():
    assert found(article("The accord was signed 33 years ago, in 1985.", published=None)) == []


@pytest.mark.parametrize("name", checks())
def test_claims_keep_the_words_of_the_text(name):
    text = "It was held on Tuesday, 14 March 2025, 33 years ago, in 1985: of 21 people (12 men and 7 women) 10 of 40, or 70%, came 180 km (497 miles) from 3 to 10 March."
    source = article(text)
    for clash in check(name).clashes(source, lines(source, extract(source)), check(name).Options()):
        assert len(clash.sides) == 2
        assert all(source.text[c.span.start : c.span.end] == c.quote for side in clash.sides for c in side.claims)
