from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import status


def read(text: str, language: str):
    article = Article(id="a", text=text, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text)
    found = status.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(m.value.concept, text[m.span.start : m.span.end]) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The campaign is due to begin on Wednesday.", [("planned", "is due to begin on Wednesday")]),
        ("en", "The campaign began on Wednesday in the eastern districts.", [("begun", "began on Wednesday in the eastern districts")]),
        ("en", "The two airlines have yet to sell a ticket.", [("planned", "have yet to sell a ticket")]),
        ("en", "The convoy has not reached the village yet.", [("planned", "not reached the village yet")]),
        ("en", "The convoy arrived at the village on Monday.", [("done", "arrived at the village on Monday")]),
        ("en", "The summit was called off by the hosts.", [("cancelled", "summit was called off by the hosts")]),
        ("en", "The vote has been postponed to the autumn.", [("postponed", "vote has been postponed to the autumn")]),
        ("en", "Talks on the ferry route broke down on Sunday.", [("failed", "route broke down on Sunday")]),
        ("en", "The bridge will remain closed until Friday.", [("ongoing", "will remain closed until Friday")]),
        ("fr", "L’État s’apprête à vendre ses parts.", [("planned", "s’apprête à vendre ses parts")]),
        ("en", "The envoy began a visit that continues until Friday.", [("begun", "began a visit that continues until Friday")]),
        ("ar", "دخلت الهدنة بين الطرفين حيز التنفيذ", [("begun", "الطرفين حيز التنفيذ")]),
        ("ar", "سيبقى الجسر مغلقا حتى الجمعة", [("ongoing", "سيبقى الجسر مغلقا حتى الجمعة")]),
        ("fr", "La campagne ne commencera que mercredi prochain.", [("planned", "ne commencera que mercredi prochain")]),
        ("fr", "La campagne a débuté mercredi dans la capitale.", [("begun", "a débuté mercredi dans la capitale")]),
        ("fr", "Le convoi n’a toujours pas atteint le village.", [("planned", "n’a toujours pas atteint le village")]),
        ("fr", "Le pont rouvrira vendredi matin aux piétons.", [("planned", "rouvrira vendredi matin aux piétons")]),
        ("fr", "Le scrutin municipal a été reporté à l’automne.", [("postponed", "municipal a été reporté à l’automne")]),
        ("ar", "ستنطلق الحملة يوم الأربعاء في المدينة", [("planned", "ستنطلق الحملة يوم الأربعاء في المدينة")]),
        ("ar", "انطلقت الحملة يوم الأربعاء في المدينة", [("begun", "انطلقت الحملة يوم الأربعاء في المدينة")]),
        ("ar", "ومن المقرر أن يصل الوفد إلى المرفأ غدا", [("planned", "ومن المقرر أن يصل الوفد إلى المرفأ غدا")]),
        ("ar", "لم تصل القافلة إلى القرية بعد", [("planned", "لم تصل القافلة إلى القرية بعد")]),
        ("ar", "تأجلت القمة الإقليمية إلى الخريف", [("postponed", "تأجلت القمة الإقليمية إلى الخريف")]),
        ("en", "Works on the quay have not begun.", [("planned", "Works on the quay have not begun")]),
        ("en", "The second ferry has still to sail.", [("planned", "ferry has still to sail")]),
        ("en", "The grant was paid to the two villages.", [("done", "was paid to the two villages")]),
        ("en", "Three houses collapsed in the old quarter.", [("done", "Three houses collapsed in the old quarter")]),  # by the tense
        ("fr", "Les pelleteuses sont à l’œuvre depuis lundi.", [("begun", "pelleteuses sont à l’œuvre depuis lundi")]),
        ("fr", "La vedette a quitté le quai avant l’aube.", [("done", "a quitté le quai avant l’aube")]),
        ("ar", "وقّع البلدان أمس خطاب النوايا", [("done", "وقّع البلدان أمس خطاب النوايا")]),
        ("ar", "سيُستأنف الضخ كاملا في المحطة", [("planned", "سيُستأنف الضخ كاملا في المحطة")]),
        ("ar", "سيّرت المنظمة قافلة إلى القرى الجبلية", [("done", "سيّرت المنظمة قافلة إلى القرى الجبلية")]),
    ],
)
def test_status(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The valley lies between two mountain ranges."),
        ("en", "Workers demand that the contract be cancelled at once."),
        ("en", "The summit will not take place in Kosti."),  # denied, and nothing says "yet"
        ("en", "If the summit begins on Monday the roads will close."),
        ("en", "The summit of the league did not convene in the end."),
        ("en", "Sidi Youssef should."),
        ("en", "The spokesman said that the valley is rich in copper and salt."),  # that he said so is past, not what he said
        ("en", "The school is based in the old quarter of the town."),
        ("fr", "Le réseau ne parvient pas toujours à tenir."),
        ("fr", "Les syndicats réclament que le contrat soit annulé."),
        ("fr", "Le choléra et la rougeole touchent la région."),
        ("ar", "وقع التصادم قرب الجسر القديم"),
        ("ar", "سيارات الإسعاف في شوارع العاصمة كل ليلة"),
        ("ar", "سياسة البلاد المائية موضع خلاف"),
        ("ar", "قتل ستة أشخاص وجرحت سيدة في الحادث"),
        ("ar", "يطالب العمال بإلغاء العقد مع الشركة"),
        ("ar", "يشمل الاتفاق مصايد الأسماك والموانئ"),
    ],
)
def test_says_nothing_of_status(language, text):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "planned", "begun"),
    [
        ("en", "The campaign will begin on Wednesday in Kosti.", "The campaign began on Wednesday in Kosti."),
        ("fr", "La campagne devrait commencer mercredi à Kosti.", "La campagne a commencé mercredi à Kosti."),
        ("ar", "سوف تبدأ الحملة الأربعاء في كوستي", "بدأت الحملة الأربعاء في كوستي"),
    ],
)
def test_what_is_said_looks_alike(language, planned, begun):
    def said(text: str) -> str:
        article = Article(id="a", text=text, path="a.txt", language=language)
        sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon(language).tokenizer.tokens(text))
        (mention,) = status.read(sentence, lexicon(language), article)
        return mention.value.said

    assert len(set(said(begun).split()) & set(said(planned).split())) >= 3
    assert not set(said(planned).split()) & {"will", "devrait", "سوف"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقعت الدول الأعضاء في الخرطوم ميثاقا جديدا", ["done"]),
        ("وقع الوزيران أمس مذكرة تفاهم بشأن المياه", ["done"]),
        ("وقع الحادث على الطريق الصحراوي أمس", []),
    ],
)
def test_a_verb_that_depends_on_its_object(text, expected):
    assert [m[0] for m in read(text, "ar")] == expected
