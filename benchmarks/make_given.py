"""Make `src/crosscheck/lang/_given.txt`: given names in Latin and in Arabic script.

Run it again when Faker has new data: `python benchmarks/make_given.py`. One name a line, without accents, in small letters.
Source: the lists of first names of Faker (MIT). Names that are also a country, a city or a word that news begins names with are left out.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from crosscheck.gazetteer import nation, place_key
from crosscheck.lang import languages, lexicon
from crosscheck.sounds import is_arabic, plain, tables
from crosscheck.tokens import normal

OUT = Path(__file__).parent.parent / "src" / "crosscheck" / "lang" / "_given.txt"
LOCALES = """
ar_AA ar_DZ az_AZ cs_CZ da_DK de_AT de_DE en_GB en_IE en_IN en_KE en_NG en_PK en_US es_AR es_ES es_MX fa_IR fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ha_NG
hr_HR hu_HU id_ID ig_NG it_IT nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH yo_NG
"""
# Given names of few that are words of many, in one of the languages.
WORDS = """
angel angela-merkel art august autumn bay bell bishop brand case chance christian-democrat church clay cliff college constant core dale dawn day dean
delta destiny do don drew duke earl east ebony eden en faith fall ford france frost gale general gift glory grace grant guard hall harbor harmony
harvest heath heather heaven hill holly honor hope hunter ice iris island ivory ivy jasmine jasper jade jewel joy justice king lake land lane law lee
liberty lily long love major march marine mark-up marshal marshall martial mason may melody mercy miles miller mission moon noble nor north novel
ocean olive orange page park parker pearl piper police port post precious prince princess prosper queen rain ray reed ridge river robin-hood rock
rocky rose royal ruby sage saint sandy savage say senior sharp shore silver sister skip sky son spring star stone storm summer sunny sunday table
temple terra time trinity true union van vernon violet war ward west will wind winter wood world young mars juin noel pascal-day toussaint prudence
constance aime bonne belle blanche clemence fleur france loyal parfait placide reine victoire ville port bien can deniz-bank guven umut baris zafer
savas sol luz mar cielo rosario dolores pilar mercedes socorro consuelo amparo trinidad paz nieves angeles jesus santa san dios victor-hugo tuesday
monday friday saturday thursday wednesday january february april june july september october november december adwoa-day lady lord sir emir sultan
malik-al amir-al imam sheikh hajj
"""
# What is both a place and a given name, and more often the name at the front of two words.
BOTH = """
ali ismail osman adel salem said carlos leon vincent florence austin diana mary elizabeth jordan sofia santiago ahmed omar khalid
"""
# Given names in the news that the lists lack, in the spellings of English and French.
MORE = """
abbas abdallahi abdelhakim abdelillah abdelkarim abdelmalek abdelouahed abdou abdoulaye abdourahmane abderrahim abderrazak abdirahman abdou abiy abou
achraf adama adil afra ahlam ahmadou aida aimen aissatou akhtar akil alaa alassane albin alhassan alioune alireza aliou alseny amadou amani amara amer
amjad ammar anis anissa antonis anutin anwar arif arwa aseel ashiq ashton asif asim asma asmaa assimi atef atif awad ayatollah ayaz ayda aymane azali
aziz aziza azzeddine baher bahaa bahia baraa barham basel basem bashir basil bassem bassirou bassma bilawal binyamin bola bongani boubacar boutheina
brahim cemal cengiz charbel cherif choguel chokri christos cyril daoud dawit dede demeke denys devlet djamel djamila dmytro dmitriy doaa duaa ebrahim
ehud ekrem elias elie elissa emad emine emmerson enas essid evariste evgeny fadel fadhel fahad fahd fahmi faiz faiza fathi fatin fatou faustin faure
fawzi fawzia fayez feras ferhat fethi firas fumio gaspard gerges ghadir ghaith ghazi ghislaine gideon giorgi goodluck guldar habiba hadeel hafez hafsa
haider hailemariam haitham hakainde hakim hala haluk hamadoun hamed hamida hamidou hamoud hana hanaa hani haniyeh hareth haris haroun hassan hassiba
hatice hazem heba hedi hiba hind hosni houcine houssam houssem hoshyar husam huseyin ibtissam idriss ihsan ihssan ikram ilhan ilyas iman inaam inas
ines iqbal iqra irfan ishaq islam ismael ismaila ismet issam issouf ivica iyad iyas izzat jaafar jaber jafar jair jalila jana janan jasem jassem jihad
jihane joko jomana josefa jumana jyrki kais kaja kamala kamran karam kassym kawthar kenza keir kerim kevork khadidja khalaf khaldoun khawla khouloud
khurshid kiril kyrylo kyriakos labib laith lakhdar lamine lamis latifa layal leyla lindiwe loai lobna lotfi louay loubna lubna luiza lula maamoun
macky mahathir mahdi mahamadou mahamat mahinda maia maimouna maissa majda malak malala mamadou mamady mamoun manal mansour mansoor maqsood maram marah
marouane marwane maryna masoud masrour massoud mateusz mauricio mayar maysam maysoun mazen meera meral meryem mhamed miguel mirza mohamad mohamadou
mohamedou mohammedi mohsen mokhtar monia mongi moncef moqtada mostafa moulay mounia mounir mouhamadou muammar mubarak muhammadu muhannad muhsin muna
munir muntadhar muqtada murad murat musa muthanna mutlu nabih nabiha nabila nacer nader nadeem nadhir nadim nadir nafisa nagham nahed nahla naim najat
najla najwa narges nasrallah nasrin nasreen nassim nawaf nawaz nawal nayef nayib nazanin nechirvan nehad nermin nesrine nezha ngozi nguyen nidhal
nihad nikol nikos nisrine nizam noha nouf noufissa nouri nurlan nursultan obaida oday oksana olaf oleksandr oleksii oleksiy olena olusegun omaima
omran oraib osman ossama othman ousmane oumarou paetongtarn pavlo petro petr prabowo praveen qais qasem qassem qusay rabah rabia rached rachida rafiq
raghad raghda rahul raila raisi rajab rajaa rajiv ramadan ramez ramin ramiro ramtane ramzan ramzi randa rania rasha rashad rashida raul recep redouane
reda reza riyad rodrigo rola romana rouba ruba rula rustam saadia saber sabah sabri sadek sadio saeed safa safaa safia sahar saida saif sajjad sakina
salahuddin salama salima salva salwan samah samar sameh sameer samer samia samiha sanaa sanna sardar sattar saud selahattin serhiy shahbaz shahid
shaima shams sharif sheharyar shehbaz sherine shinzo shireen shokri shukri siham sihem sirine siraj smail sofyan sonallah souheil soukaina souleymane
sourour soufiane suad sulaiman suleiman suha suhail sultan sumeya surangel susilo svitlana tahani taher taieb talib tamam tamara taner tania tanzila
tarik tariq taufik tawfik tawakkol tayyip tedros tewfik thabo thamer theodoros tidjane turki ubaid ulf umar umaru usama usman vasyl viktor vjosa vusal
wafaa wahid wahiba wajdi wajih waleed wasim wassim widad wided wissam yaakov yair yana yara yasin yaser yasir yasmin yazan yehia yehya yevgeny yitzhak
yoav yoon yoshihide yossi youmna yousra yoweri yulia yuri yuriy yusra zahra zaher zahir zahraa zainab zakaria zakariya zakia zaki zayed zeina zeyad
zied ziyad zoran zouhair zouhour zuhair zuhal zulfiqar zuzana
"""


def names() -> Iterator[str]:
    yield from MORE.split()
    for locale in LOCALES.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            listed = getattr(provider, attribute)
            if attribute.startswith("first_names") and not callable(listed) and not isinstance(listed, property):
                yield from map(str, listed)


def fit(name: str) -> bool:
    """Whether a single word is in one of the two scripts, and seldom anything else than a name."""
    if not name.isalpha() or len(name) < 3 or plain(name) in WORDS.split():
        return False
    if not is_arabic(name) and not all(unicodedata.name(c).startswith("LATIN") for c in name):
        return False
    known = place_key(name) or nation(name) or any(name.lower() in lexicon(code).words("people.ordinary") for code in languages())
    return not known or plain(name) in BOTH.split()


def main() -> None:
    known = set(tables()["given"])
    folded = {
        normal(name) if is_arabic(name) else plain(name) for name in map(str.strip, names()) if fit("".join(c for c in name if not unicodedata.combining(c)))
    }
    OUT.write_text("\n".join(sorted(folded - known)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
