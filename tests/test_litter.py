"""What is litter, and what only looks like it and must be kept: two tables."""

import pytest
from tests.clock import at_most

from crosscheck.litter import litter

EN = "The dam was inspected on Friday by engineers of the ministry, who found no cracks in it.\n"
EN2 = "A second inspection follows in the spring, when the reservoir is at its fullest, officials said.\n"
FR = "Le barrage a été inspecté vendredi par des ingénieurs du ministère, qui n'y ont vu aucune fissure.\n"
FR2 = "Une seconde visite aura lieu au printemps, quand la retenue sera pleine, selon la préfecture.\n"
AR = "فحص مهندسو الوزارة السد يوم الجمعة ولم يجدوا فيه أي تشققات، بحسب بيان صدر مساء اليوم نفسه.\n"
AR2 = "وتجرى معاينة ثانية في الربيع عندما يبلغ الخزان أعلى مستوياته، وفق ما أعلنته السلطات المحلية.\n"


def kept_out(article, text):
    made = article(text)
    return [text[span.start : span.end] for span in litter(made)]


LITTER = [
    ("related article", EN + EN2 + "READ: Minister opens a bridge of 400 metres", ["READ: Minister opens a bridge of 400 metres"]),
    ("related, a question", EN + EN2 + "Read also: Who pays for the 3 dams?\n", ["Read also: Who pays for the 3 dams?"]),
    ("bullet", EN + EN2 + "► Watch: the dam from above.\n", ["► Watch: the dam from above."]),
    ("related, French", FR + FR2 + "À lire aussi : Ces barrages qui inquiètent", ["À lire aussi : Ces barrages qui inquiètent"]),
    ("no colon, French", FR + FR2 + "Lire aussi notre dossier en page 4", ["Lire aussi notre dossier en page 4"]),
    ("related, Arabic", AR + AR2 + "اقرأ أيضاً: سدود المنطقة.. من يمولها؟", ["اقرأ أيضاً: سدود المنطقة.. من يمولها؟"]),
    ("related, unvowelled", AR + AR2 + "اقرا ايضا: سدود المنطقة", ["اقرا ايضا: سدود المنطقة"]),
    ("share and subscribe", EN + EN2 + "Share this article | Subscribe to our energy letter", ["Share this article | Subscribe to our energy letter"]),
    ("invitation with a stop", EN + EN2 + "Follow us on Telegram and WhatsApp.", ["Follow us on Telegram and WhatsApp."]),
    ("invitation, French", FR + FR2 + "Abonnez-vous à notre lettre du matin.", ["Abonnez-vous à notre lettre du matin."]),
    ("invitation, Arabic", AR + AR2 + "تابعونا على قناتنا في واتساب", ["تابعونا على قناتنا في واتساب"]),
    (
        "the page's own",
        "Site icon The Valley Post\n\nDam is safe\n\n5 minutes ago\n" + EN + "Exit mobile version",
        ["Site icon The Valley Post", "5 minutes ago", "Exit mobile version"],
    ),
    (
        "the page's own, Arabic",
        "أخبارسلايدر\n\nالسد آمن\n\nمنذ 3 دقائق\n" + AR + AR2 + "زر الذهاب إلى الأعلى",
        ["أخبارسلايدر", "منذ 3 دقائق", "زر الذهاب إلى الأعلى"],
    ),
    ("the page's own, French", "Le barrage est sûr\nIl y a 2 heures\n" + FR + FR2, ["Il y a 2 heures"]),
    ("reading time", "Dam is safe\n4 min read\n" + EN + EN2, ["4 min read"]),
    (
        "block",
        EN + EN2 + "You might also like\nLatest news\nBridge opens Road closes 12 hurt in fire...",
        ["You might also like", "Latest news", "Bridge opens Road closes 12 hurt in fire..."],
    ),
    (
        "teaser",
        FR + FR2 + "Check Also\n\nUn pont de 400 mètres\n\nLyon/ Le pont a été inauguré hier par le maire de la ville en présence de 200 …",
        ["Check Also", "Un pont de 400 mètres", "Lyon/ Le pont a été inauguré hier par le maire de la ville en présence de 200 …"],
    ),
    ("block, Arabic", AR + AR2 + "مقالات ذات صلة\nافتتاح جسر بطول 400 متر", ["مقالات ذات صلة", "افتتاح جسر بطول 400 متر"]),
    ("block amid the text", EN + "Related articles\nBridge opens\nRoad closes\n" + EN + EN2, ["Related articles", "Bridge opens", "Road closes"]),
    ("name", EN + EN2 + "Nadia Ferrand", ["Nadia Ferrand"]),
    ("name after a dash", EN + EN2 + "— Nadia Ferrand", ["— Nadia Ferrand"]),
    ("name with particles", FR + FR2 + "Hugues de la Tour", ["Hugues de la Tour"]),
    ("name, Arabic", AR + AR2 + "سلمى الخطيب", ["سلمى الخطيب"]),
    ("initials", FR + FR2 + "H.T.", ["H.T."]),
    ("longer initials", FR + FR2 + "N.Fe.", ["N.Fe."]),
    ("desk initials", AR + AR2 + "(النهر) س.ق / ل.ع", ["(النهر) س.ق / ل.ع"]),
    ("agency", EN + EN2 + "(RVN)", ["(RVN)"]),
    ("by, under the headline", "Dam is safe\n\nBy Nadia Ferrand\n" + EN + EN2, ["By Nadia Ferrand"]),
    ("by, Arabic", "السد آمن\nبقلم: سلمى الخطيب\n" + AR + AR2, ["بقلم: سلمى الخطيب"]),
    ("photographs", EN + EN2 + "Photographs: Nadia Ferrand", ["Photographs: Nadia Ferrand"]),
    (
        "caption",
        "Dam is safe\nEngineers at the dam on March 3, 2025. [Nadia Ferrand - RVN Agency]\n" + EN,
        ["Engineers at the dam on March 3, 2025. [Nadia Ferrand - RVN Agency]"],
    ),
    ("caption in parentheses", EN + "Engineers at the dam (RVN Photo/Nadia Ferrand)\n" + EN2, ["Engineers at the dam (RVN Photo/Nadia Ferrand)"]),
    ("copyright", EN + "Engineers at the dam on Friday © Nadia Ferrand\n" + EN2, ["Engineers at the dam on Friday © Nadia Ferrand"]),
    ("said twice", "Dam is safe\nEngineers at the dam on Friday\n\nEngineers at the dam on Friday\n" + EN + EN2, ["Engineers at the dam on Friday"] * 2),
    ("a paragraph twice", EN + EN + EN2, [EN.strip()]),
    ("note of the desk", EN + EN2 + "(This version was sent at 0915 GMT.)", ["(This version was sent at 0915 GMT.)"]),
    (
        "correction",
        EN + EN2 + "Correction: An earlier version of this article said there were 4 cracks.",
        ["Correction: An earlier version of this article said there were 4 cracks."],
    ),
    ("a date alone", "Dam is safe\nMonday 5 May 2025\n" + EN + EN2, ["Monday 5 May 2025"]),
    ("a date and a time", "Dam is safe\nUpdated 16:40, 30 Aug 2025\n" + EN + EN2, ["Updated 16:40, 30 Aug 2025"]),
    (
        "two dates, French",
        "Le barrage est sûr\nPublié le 12/06/2025 à 18:35, mis à jour le 13/06/2025 à 07:10\n" + FR + FR2,
        ["Publié le 12/06/2025 à 18:35, mis à jour le 13/06/2025 à 07:10"],
    ),
    ("a date, Arabic", "السد آمن\nالأحد، 05 أكتوبر 2025 01:00 م\n" + AR + AR2, ["الأحد، 05 أكتوبر 2025 01:00 م"]),
    ("times of a live blog", "Dam is safe\n13.12 BST\n" + EN + "12:40\n" + EN2, ["13.12 BST", "12:40"]),
    ("times of a live blog, French", "Le barrage est sûr\n17h05\n" + FR + "16h40\n" + FR2, ["17h05", "16h40"]),
    ("times of a live blog, Arabic", "السد آمن\n20:05 بتوقيت بغداد\n" + AR + AR2, ["20:05 بتوقيت بغداد"]),
    ("buttons in a row", "Dam is safe\nFacebook Twitter WhatsApp\n" + EN + EN2, ["Facebook Twitter WhatsApp"]),
    ("buttons in a row, Arabic", "السد آمن\n" + AR + AR2 + "مشاركة نسخ الرابط\n", ["مشاركة نسخ الرابط"]),
    ("cookies", "Dam is safe\n" + EN + EN2 + "We use cookies and 842 of our partners do.", ["We use cookies and 842 of our partners do."]),
    ("rights, French", "Le barrage est sûr\n" + FR + FR2 + "© 2025 L'Écho - Tous droits réservés.", ["© 2025 L'Écho - Tous droits réservés."]),
    ("for subscribers, French", "Le barrage est sûr\n" + FR + "Article réservé aux abonnés\n" + FR2, ["Article réservé aux abonnés"]),
    ("our channel, Arabic", AR + AR2 + "لكل جديد زوروا قناتنا على واتساب", ["لكل جديد زوروا قناتنا على واتساب"]),
    ("an address", EN + EN2 + "Send your pictures of 2025 to desk@valley.example", ["Send your pictures of 2025 to desk@valley.example"]),
    ("comments", EN + EN2 + "2 Comments\nDave B\n" + EN.replace("dam", "bridge"), ["2 Comments", "Dave B", EN.replace("dam", "bridge").strip()]),
    ("comments, French", FR + FR2 + "Vos commentaires (2)\n" + FR.replace("barrage", "pont"), ["Vos commentaires (2)", FR.replace("barrage", "pont").strip()]),
    ("comments, Arabic", AR + AR2 + "التعليقات (2)\n" + AR.replace("السد", "الجسر"), ["التعليقات (2)", AR.replace("السد", "الجسر").strip()]),
    (
        "thoughts",
        EN + EN2 + "14 thoughts on “Dam is safe”\n" + EN.replace("dam", "bridge"),
        ["14 thoughts on “Dam is safe”", EN.replace("dam", "bridge").strip()],
    ),
    ("what follows a share line", EN + EN2 + "Share this article\nMayor, 61, to stand again", ["Share this article", "Mayor, 61, to stand again"]),
    (
        "menu",
        "Valley Post\nHome\nPolitics\nOpinion\nFootball\nEngineers inspected a dam\n" + EN + EN2,
        ["Valley Post", "Home", "Politics", "Opinion", "Football"],
    ),
    (
        "a headline behind its path",
        "Home\nNews\nEngineers find the dam safe\nEngineers find the dam safe\n" + EN + EN2,
        ["Home", "News", "Engineers find the dam safe"],
    ),
    (
        "caption with its taker",
        "Dam is safe\nEngineers at the dam. Photograph: Nadia Ferrand/RVN\n" + EN,
        ["Engineers at the dam. Photograph: Nadia Ferrand/RVN"],
    ),
    ("caption with its taker in capitals", "Le barrage est sûr\nLe barrage, vendredi. PIERRE DUMAS / AFP\n" + FR, ["Le barrage, vendredi. PIERRE DUMAS / AFP"]),
    ("caption of an agency", "السد آمن\nمهندسون أمام السد يوم الجمعة (رويترز)\n" + AR, ["مهندسون أمام السد يوم الجمعة (رويترز)"]),
    (
        "reporters and editors",
        EN + EN2 + "Reporting by Nadia Ferrand in Millbrook and Ed Larkin in Vale; Additional reporting by two others; Editing by Joan Little and Karl Weiss",
        ["Reporting by Nadia Ferrand in Millbrook and Ed Larkin in Vale; Additional reporting by two others; Editing by Joan Little and Karl Weiss"],
    ),
    ("who else wrote it", EN + EN2 + "Two colleagues contributed to this report.", ["Two colleagues contributed to this report."]),
    ("who else wrote it, Arabic", AR + AR2 + "شارك في إعداد التقرير 3 مراسلين.", ["شارك في إعداد التقرير 3 مراسلين."]),
    ("correspondent", "De notre envoyée spéciale à Lyon\n" + FR + FR2, ["De notre envoyée spéciale à Lyon"]),
    ("correspondent, under the headline", "Le barrage est sûr\nDe notre envoyée spéciale à Lyon\n" + FR + FR2, ["De notre envoyée spéciale à Lyon"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LITTER], ids=[case[0] for case in LITTER])
def test_litter(article, text, expected):
    assert kept_out(article, text) == expected


KEEP = [
    ("nothing but an article", EN + EN2),
    ("dateline", "MILLBROOK, Vale, Jan 16 – " + EN + EN2),
    ("dateline alone", "Dam is safe\nبيروت – خاص\n" + AR + AR2),
    ("open last line", EN + EN2 + "The ministry counted 12 dams in 2024"),
    ("last line of a fragment", EN + EN2 + "A decade of delays"),
    ("short last sentence", EN + EN2 + "It held."),
    ("short last sentence, Arabic", AR + AR2 + "ولم يصب أحد."),
    ("last quotation", EN + EN2 + '"We go on."'),
    ("last quotation, French", FR + FR2 + "« On continue. »"),
    ("number at the end", AR + AR2 + "عدد السدود 12"),
    ("read as a verb", EN + "Read in parliament on Monday, the report names three engineers.\n" + EN2),
    ("share as a noun", EN + "Share of hydropower in the country's electricity: 40 percent.\n" + EN2),
    ("share as a verb", EN + "Share this burden, the minister said, or watch the valley flood.\n" + EN2),
    ("photo as a noun", EN + "Photos of the cracks were published by a local newspaper in 2019.\n" + EN2),
    ("by in a sentence", EN + "By Friday, 12 engineers had arrived.\n" + EN2),
    ("par in a sentence", FR + "Par la suite, 12 ingénieurs sont arrivés.\n" + FR2),
    ("wrote in a sentence", AR + "كتب الوزير في رسالته أن السد آمن منذ 12 عاما.\n" + AR2),
    ("since in a sentence", AR + "منذ 3 أيام لم يتوقف المطر.\n" + AR2),
    ("ago in a sentence", EN + "The dam was closed 3 days ago.\n" + EN2),
    ("il y a in a sentence", FR + "Il y a 2 jours, la vanne a cédé.\n" + FR2),
    ("years ago as a crosshead", EN + "Closed 12 years ago\n" + EN2),
    ("published in a sentence", EN + "Published on Monday, the report speaks of 3 cracks and of 12 million euros.\n" + EN2),
    ("updated in a sentence", FR + "Mis à jour le 3 mars, le bilan est désormais de 12 blessés, selon la préfecture du département.\n" + FR2),
    ("follow in a sentence", EN + "Follow-up inspections cost 3 million dollars a year.\n" + EN2),
    ("subscribe in a sentence", EN + "Subscribe or not, 40 states must pay by May.\n" + EN2),
    ("source in a sentence", EN + "Sources close to the ministry speak of 3 cracks.\n" + EN2),
    ("latest news in a sentence", EN + "Latest news from the valley is good, said the mayor.\n" + EN2),
    ("related in a sentence", EN + "Related costs of 3 million euros are borne by the state.\n" + EN2),
    ("follow, Arabic", AR + "تابع الوزير أعمال الترميم التي تكلف 3 ملايين دولار.\n" + AR2),
    ("read, Arabic", AR + "اقرأ الوزير البيان أمام 40 نائبا.\n" + AR2),
    ("image, Arabic", AR + "صورة السد بعد الزلزال أثارت قلق 12 ألف ساكن.\n" + AR2),
    ("bracket that isn't a credit", EN + "The engineers (12 of them) left the valley (and the dam)\n" + EN2),
    ("bracketed word", EN + "“They [the engineers] found nothing,” she said [sic]\n" + EN2),
    ("last sentence in parentheses", EN + EN2 + "(The dam was built in 1975 and holds 40 million cubic metres.)"),
    ("headline with a label", "Video: Dam is safe, say 12 engineers\n\n" + EN + EN2),
    ("headline with a label, French", "Analyse : pourquoi le barrage inquiète\n\n" + FR + FR2),
    ("crosshead", EN + "No cracks\n" + EN2),
    ("crosshead, Arabic", AR + "لا تشققات\n" + AR2),
    ("line said twice, far apart", EN + "It held.\n" + EN2 + "It held.\n" + EN),
    ("a first line of a text without a headline could be one", "By Nadia Ferrand\n" + EN + EN2),
    ("one line alone", "5 minutes ago"),
    ("one line alone, Arabic", "قبل 3 أيام"),
    ("all of it", "Share\nPrint\n"),
    ("two lines", "Dam is safe\nNadia Ferrand"),
    ("a date in a sentence", EN + "On 5 May 2025 the dam held.\n" + EN2),
    ("a date in a crosshead", EN + "The flood of 5 May 2025\n" + EN2),
    ("a time in a sentence", EN + "12:40 – The siren sounds in the valley.\n" + EN2),
    ("a year as a crosshead", EN + "2025\n" + EN2),
    ("figures", EN + "2001 118\n2002 164\n" + EN2),
    ("published in a denial", EN + "The report will not be published before May, the minister said.\n" + EN2),
    ("signed up", EN + "Already 12 states have signed up to the treaty on the river, and 3 more will.\n" + EN2),
    ("terms of a loan", EN + "The bank changed its terms and conditions for 12,000 customers in the valley.\n" + EN2),
    ("privacy as news, French", FR + "La politique de confidentialité du site sera revue avant le 3 mars.\n" + FR2),
    ("cookies as news, Arabic", AR + "غرمت المحكمة الشركة 3 ملايين دولار بسبب ملفات تعريف الارتباط.\n" + AR2),
    ("took part, Arabic", AR + "اشترك في الأعمال 40 مهندسا من ثلاث دول.\n" + AR2),
    ("an address in a sentence", EN + "The list of 12 names was put on www.valley.example on Friday.\n" + EN2),
    ("comments as a verb", EN + "Comments by the minister on the 3 cracks angered the valley.\n" + EN2),
    ("reactions as a crosshead, French", FR + "Réactions\n" + FR2),
    ("responses as a crosshead", EN + "Responses to the flood\n" + EN2),
    ("whom a paragraph is from", AR + AR2.strip() + " (رويترز)\n"),
    ("a name in capitals at the end", EN + EN2 + "The dam is run by a firm called R. V. N. HOLDING\n"),
    ("short lines above a headline", "MILLBROOK\nA dam\nSafe\nEngineers find the dam safe\n" + EN + EN2),
    ("list", EN + "The engineers are:\nNadia Ferrand\nHugues de la Tour\n" + EN2),
    ("blank", " \n \n"),
]


@pytest.mark.parametrize("text", [case[1] for case in KEEP], ids=[case[0] for case in KEEP])
def test_kept(article, text):
    assert kept_out(article, text) == []


def test_a_short_last_sentence_behind_a_link_stays(article):
    assert kept_out(article, EN + EN2 + "Read also: Who pays for the 3 dams?\nThe dam held on for 12 days.\n") == ["Read also: Who pays for the 3 dams?"]


def test_a_byline_that_opens_the_body_behind_front_matter(article):
    from crosscheck.model import Span

    text = "title\nBy Nadia Ferrand\n" + EN + EN2
    made = article(text, title_span=Span(0, 5), body=Span(6, len(text)))
    assert [text[s.start : s.end] for s in litter(made)] == ["By Nadia Ferrand"]


HOSTILE = [
    "[" * 50_000,
    "Read:" * 20_000,
    "(" * 50_000 + ")",
    "©" * 50_000,
    "a.b/" * 20_000,
    "Related\n" * 5_000,
    "« " * 30_000,
    ("x" * 60 + "\n") * 3_000,
    "\u0640" * 50_000,
    "a." * 500_000,
    "x" * 1_000_000 + " y",
    "Home\n" * 20_000,
    "12:40\n" * 5_000,
    "A. B " * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_take_no_longer_than_others(article, text):
    with at_most(3):
        litter(article(text + "\n" + EN))
