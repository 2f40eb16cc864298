"""Three articles on each of a dozen fires, each in a town and a week of its own."""

from datetime import date, timedelta

from crosscheck.model import Article

TOWNS = ("Agadir", "Aqaba", "Basra", "Dakar", "Djibouti", "Jeddah", "Latakia", "Nador", "Sfax", "Tripoli", "Tunis", "Oran")
TEXTS = (
    ("en", "Fire destroys the market of {town}. A fire destroyed the market of {town} on Monday and hurt {n} traders, the mayor said."),
    ("fr", "Le marché de {town} détruit par le feu. Un incendie a ravagé lundi le marché de {town} et blessé {m} commerçants, selon le maire."),
    ("en", "Market of {town} burns. {m} traders were hurt on Monday in the fire at the market of {town}, police said."),
)
ARTICLES = [
    Article(
        id=f"{town}-{k}", path=f"{town}/{k}.txt", language=code, language_from="declared", published=date(2026, 3, 2) + timedelta(9 * n),
        published_from="declared", text=text.format(town=town, n=20 + n, m=21 + n),
    )
    for n, town in enumerate(TOWNS)
    for k, (code, text) in enumerate(TEXTS)
]  # fmt: skip
