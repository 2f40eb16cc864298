from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from tests.clock import at_most

TEXT = "The harbour reopened on Monday after a strike of three days.\n\nIt had been closed since Friday, the port authority said."
HTML = "".join(f"<p>{one}</p>" for one in TEXT.split("\n\n"))
ARABIC = "أعلنت سلطة الميناء إعادة فتح الميناء بعد إضراب دام ثلاثة أيام، بحسب بيان رسمي."


def mail(plain: str | None = TEXT, markup: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {
        "Subject": "Port reopens",
        "From": "Harbour Post <news@post.example>",
        "Date": "Tue, 11 Feb 2025 23:30:00 +0200 (EET)",
        **headers,
    }.items():
        made[name] = value
    if plain is not None:
        made.set_content(plain)
    if markup is not None and plain is not None:
        made.add_alternative(markup, subtype="html")
    elif markup is not None:
        made.set_content(markup, subtype="html")
    return made


PLAIN = [
    ("plain", mail().as_bytes(), TEXT),
    ("line ends of mails", mail().as_bytes(policy=SMTP), TEXT),
    ("HTML before plain text", mail("Look at it in a browser.", HTML).as_bytes(), TEXT),
    ("HTML alone", mail(None, HTML).as_bytes(), TEXT),
    ("base64", mail(None, HTML + "<!-- é -->").as_bytes(), TEXT),
    ("scripts and what is hidden", mail(None, f"<div style='display:none'>13</div><script>13</script>{HTML}").as_bytes(), TEXT),
    ("a signature", mail(f"{TEXT}\n-- \nThe desk, 13 Pier Road").as_bytes(), TEXT),
    ("flowed lines", b"Subject: Port reopens\nContent-Type: text/plain; format=flowed\n\nClosed for \n12 \nyears.\n", "Closed for 12 years."),
    ("no declared type", b"Subject: Port reopens\n\n" + TEXT.encode(), TEXT),
    ("UTF-8 that is called ASCII", "Subject: Port reopens\nContent-Type: text/plain; charset=us-ascii\n\nLe café.".encode(), "Le café."),
    ("a line of mboxes before", b"From x@y Tue Feb 11\n" + mail().as_bytes(), TEXT),
]


@pytest.mark.parametrize(("data", "text"), [case[1:] for case in PLAIN], ids=[case[0] for case in PLAIN])
def test_the_text_of_a_mail(one, data, text):
    assert one("a.eml", data).text == f"Port reopens\n\n{text}"


def test_its_headers(one):
    found = one(
        "a.eml",
        mail(Subject="Le port rouvre – à Kos", From='"Le Phare, Kos" <x@y.example>').as_bytes().replace(b"From:", b"Content-Language: fr-FR, en\nFrom:"),
    )
    assert (found.title, found.outlet, found.language, found.published) == ("Le port rouvre – à Kos", "Le Phare, Kos", "fr", date(2025, 2, 11))
    assert found.extracted


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_charsets(one, charset, transfer):
    made = mail(None, Subject="ميناء")
    if transfer == "8bit":
        data = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n".encode() + ARABIC.encode(charset)
    else:
        made.set_content(ARABIC, charset=charset, cte=transfer)
        data = made.as_bytes()
    assert one("a.eml", data).text.endswith(ARABIC)


FOOTERS = [
    ("English", "<p>You are receiving this because you signed up. <a href='x'>Unsubscribe</a></p><p>13 Pier Road</p>"),
    ("French", "<p>Pour ne plus recevoir cette lettre, <a>se désabonner</a></p><p>13, quai du Port</p>"),
    ("Arabic", "<p>إلغاء الاشتراك</p><p>13 شارع الميناء</p>"),
]


@pytest.mark.parametrize("footer", [case[1] for case in FOOTERS], ids=[case[0] for case in FOOTERS])
def test_what_newsletters_put_around_their_text(one, footer):
    head = "<p><a>View in browser</a></p><p>Voir dans le navigateur</p>"
    assert one("a.eml", mail(None, head + HTML + footer).as_bytes()).text == f"Port reopens\n\n{TEXT}"


def test_words_of_footers_in_the_text_stay(one):
    text = f"Readers may unsubscribe, the paper said.\n\n{TEXT}\n\nIn 2025 {'many ' * 80}readers unsubscribed."
    assert one("a.eml", mail(text).as_bytes()).text.split() == f"Port reopens {text}".split()


def test_attachments(said):
    made = mail()
    made.add_attachment(TEXT, filename="../../a report.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(ARABIC, filename="ميناء.txt", charset="windows-1256")
    made.add_attachment(mail("Forwarded: it is closed.", Subject="Inner"))
    found, skipped = said("a.eml", made.as_bytes())
    assert [one.id for one in found][:2] == ["a.eml", "a.eml!/a report.txt"]
    assert found[-1].text == "Inner\n\nForwarded: it is closed."
    assert all("png" not in one.path for one in (*found, *skipped))


def test_a_mailbox(said):
    box = b"".join(b"From x@y Tue Feb 11 2025\n" + mail(f"{n}\n\n>From here to there.", Subject=f"Mail {n}").as_bytes() + b"\n" for n in range(3))
    found, skipped = said("a.mbox", box)
    assert [one.id for one in found] == ["a.mbox!/1.eml", "a.mbox!/2.eml", "a.mbox!/3.eml"]
    assert found[2].text == "Mail 2\n\n2\n\nFrom here to there."
    assert not skipped


def parts(count: int) -> bytes:
    return b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * count


REFUSED = [
    ("empty", "a.eml", b"", "empty"),
    ("no mail", "a.eml", b"hello\nworld", "no mail: it doesn't start with headers"),
    ("no text", "a.eml", b"Subject: x\n\n", "a mail without text"),
    ("a picture", "a.eml", b"Subject: x\nContent-Type: image/png\n\n\x89PNG", "a mail without text"),
    ("many groups of parts", "a.eml", parts(300), "a mail of too many parts or lines"),
    ("many parts", "a.eml", b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 6_000, "a mail of too many parts or lines"),
    ("many headers", "a.eml", b"X: y\n" * 300_000, "headers of more than 1,000,000 bytes"),
    ("a long header", "a.eml", b'Content-Type: text/plain; a="' + b";" * 20_000 + b'"\n\nx', "a header of more than 10,000 bytes"),
    ("no mailbox", "a.mbox", b"hello", "no mailbox: it doesn't start with a line `From …`"),
]


@pytest.mark.parametrize(("name", "data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused(refused, name, data, reason):
    assert refused(name, data).startswith(reason)


HOSTILE = [
    ("nested as deep as allowed", parts(190)),
    ("encoded words", b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nSome body."),
    ("a strange charset", b"Subject: x\nContent-Type: text/plain; charset=zip\n\nSome body."),
    ("a charset of another kind", b"Subject: x\nContent-Type: text/plain; charset=rot13\n\nSome body."),
    ("a charset in an encoded word", b"Subject: =?zip?b?aaaa?= =?x?z?y?=\nFrom: =?utf-8?q?=ff?= <\nDate: 99999999999\n\nSome body."),
    ("bad base64", b"Subject: x\nContent-Transfer-Encoding: base64\nContent-Type: text/html\n\n!!!"),
    ("headers that aren't ASCII", "Subject: Le café\nFrom: é <é@é>\n\nSome body.".encode("latin-1")),
    (
        "a name of many marks",
        b'Subject: x\nContent-Type: text/plain; name*0="a"; name*99999999999="b"\nContent-Disposition: attachment; filename*=zip\'\'a%ff.txt\n\nSome body.',
    ),
    ("halves of a pair", b"Subject: =?utf-16?q?=d8=00?=\nContent-Type: text/plain; charset=utf-7\n\n+2AA- body."),
]


@pytest.mark.parametrize("data", [case[1] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_mail_ends_in_an_article_or_a_line(said, data):
    with at_most(5):
        found, skipped = said("a.eml", data)
    assert len(found) + len(skipped) == 1
    for article in found:
        assert (article.text + (article.title or "") + (article.outlet or "")).encode()
