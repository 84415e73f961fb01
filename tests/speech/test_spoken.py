# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from va_desktop.speech.phones import phone_digits
from va_desktop.speech.spoken import shown_span, spoken_form, spoken_with_edits

SAID = [
    # numbers to call
    ("en", "Call 112 now.", "Call 1 1 2 now."),
    ("en", "Call the free number 112 or 911.", "Call the free number 1 1 2 or 9 1 1."),
    ("en", "Phone +380 44 123 45 67.", "Phone plus 3 8 0, 4 4, 1 2 3, 4 5, 6 7."),
    ("en", "0 800 332 106", "0, 8 0 0, 3 3 2, 1 0 6"),
    ("en", "Tel. 601 796 5150", "telephone 6 0 1, 7 9 6, 5 1 5 0"),
    ("en", "Call within 300 days.", "Call within 300 days."),
    ("en", "The phone costs 500 dollars.", "The phone costs 500 dollars."),
    ("es", "Llame a la línea 01 8000 911 119.", "Llame a la línea 0 1, 8 0 0 0, 9 1 1, 1 1 9."),
    ("es", "Llame al 123.", "Llame al 1 2 3."),
    ("fr", "Appelez le 112.", "Appelez le 1 1 2."),
    ("uk", "Телефонуйте 112 або 103.", "Телефонуйте 1 1 2 або 1 0 3."),
    ("uk", "+38 (044) 123-45-67", "плюс 3 8, 0 4 4, 1 2 3, 4 5, 6 7"),
    ("ar", "اتصل بالرقم ١١٢", "اتصل بالرقم 1 1 2"),
    # ranges and times
    ("en", "Open 9-12.", "Open from 9 to 12."),
    ("en", "Open from 9–12.", "Open from 9 to 12."),
    ("en", "5-10 %", "from 5 to 10 per cent"),
    ("en", "14:30-17:00", "from 2 30 in the afternoon to 5 in the afternoon"),
    ("en", "Law No. 1448-2011", "Law number 1448-2011"),
    ("en", "Tel: 123-4567", "Tel: 1 2 3, 4 5 6 7"),
    ("es", "de 9-12", "de 9 a 12"),
    ("es", "9-12", "de 9 a 12"),
    ("fr", "9-12", "de 9 à 12"),
    ("uk", "9-12", "від 9 до 12"),
    ("uk", "з 9:00-18:00", "з 9 нуль нуль до 18 нуль нуль"),
    ("ar", "٩-١٢", "من 9 إلى 12"),
    ("es", "a las 8:00", "a las 8 de la mañana"),
    ("es", "20:05", "8 y 5 de la noche"),
    ("fr", "14:30", "14 heures 30"),
    ("en", "9:05", "9 oh 5 in the morning"),
    ("en", "9:05 am", "9:05 am"),
    # days
    ("en", "2026-05-04", "4 May 2026"),
    ("es", "04/05/2026", "4 de mayo de 2026"),
    ("uk", "04.05.2026", "4 травня 2026 року"),
    # amounts
    ("en", "12,975 UAH", "12975 Ukrainian hryvnias"),
    ("en", "COP 1,750,905", "1750905 Colombian pesos"),
    ("es", "$ 1.750.905", "$ 1750905"),
    ("uk", "12 975 грн", "12975 українських гривень"),
    ("bs", "200 KM", "200 bosanskohercegovačkih konvertibilnih maraka"),
    ("ar", "200 USD", "200 دولار أمريكي"),
    ("en", "50%", "50 per cent"),
    ("es", "4 km", "4 kilómetros"),
    ("en", "1,500.50", "1500.50"),
    ("en", "In 2026 we are 5000.", "In 2026 we are 5000."),
    # names of first letters
    ("en", "the CRPD and the CCM", "the Convention on the Rights of Persons with Disabilities and the "
     "Convention on Cluster Munitions"),
    ("en", "the UBPD", "the U.B.P.D"),
    ("en", "two OPDs", "two organisations of persons with disabilities"),
    ("en", "UNICEF helps", "UNICEF helps"),
    ("en", "YOUR RIGHTS NOW", "YOUR RIGHTS NOW"),
    ("es", "la UARIV y el RUV", "la Unidad para las Víctimas y el Registro Único de Víctimas"),
    ("fr", "la CRPD", "la Convention relative aux droits des personnes handicapées"),
    ("uk", "ВПО та АБВГ", "внутрішньо переміщена особа та А.Б.В.Г"),
    ("ar", "CRPD", "اتفاقية حقوق الأشخاص ذوي الإعاقة"),
    ("en", "Protocol VIII", "Protocol 8"),
    ("en", "IIX files", "I.I.X files"),
    # short forms
    ("en", "Art. 5(1), No. 3", "Article 5, paragraph 1, number 3"),
    ("en", "I said no. I went.", "I said no. I went."),
    ("en", "aids, e.g. crutches, etc. now", "aids, for example crutches, and so on now"),
    ("es", "art. 5, núm. 3, p. ej. pan", "artículo 5, número 3, por ejemplo pan"),
    ("fr", "n° 5, art. 3", "numéro 5, article 3"),
    ("uk", "м. Київ, вул. Мирна, буд. 5, № 3", "місто Київ, вулиця Мирна, будинок 5, номер 3"),
    ("ar", "د. أحمد", "دكتور أحمد"),
    # addresses and signs
    ("en", "See https://www.un.org/a?b=1.", "See the web address is on the screen."),
    ("en", "See who.int now", "See the web address is on the screen now"),
    ("es", "ayuda@un.org", "el correo electrónico está en la pantalla"),
    ("fr", "www.un.org", "l’adresse du site est à l’écran"),
    ("uk", "www.rada.gov.ua", "адреса сайту є на екрані"),
    ("ar", "www.un.org", "عنوان الموقع موجود على الشاشة"),
    ("am", "www.un.org", ","),
    ("en", "bread & milk, his/her", "bread and milk, his or her"),
    ("es", "pan & leche", "pan y leche"),
    ("my", "သင်\u200bမှာ ၁၂၃", "သင်မှာ 123"),
    ("en", "\u2068Ana\u2069 called", "Ana called"),
    ("fa", "می\u200cخواهید", "می\u200cخواهید"),
    ("en", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "written", "spoken"), SAID, ids=[f"{case[0]}: {case[1]}" for case in SAID])
def test_writing_is_said_as_people_say_it(lang, written, spoken):
    assert spoken_form(written, lang) == spoken


@pytest.mark.parametrize(
    ("number", "lang", "expected"),
    [
        ("112", "en", "1 1 2"),
        ("+57 601 7965150", "es", "más 5 7, 6 0 1, 7 9 6, 5 1, 5 0"),
        ("0800332106", "uk", "0 8 0, 0 3 3, 2 1, 0 6"),
        ("٠٨٠٠", "ar", "0 8 0 0"),
        ("018000 911119", "xx", "0 1 8, 0 0 0, 9 1 1, 1 1 9"),
        ("\u2066+855 23\u2069", "km", "8 5 5, 2 3"),
        ("no phone", "en", "no phone"),
    ],
)
def test_a_telephone_number_is_said_digit_by_digit_with_pauses(number, lang, expected):
    assert phone_digits(number, lang) == expected


@given(
    st.text(alphabet="aA1 5.-:,%+/()@&CRPDкКА\u200b١", max_size=30),
    st.sampled_from(["en", "es", "fr", "uk", "ar", "bs", "km"]),
)
def test_no_text_breaks_the_rules_and_edits_never_overlap(text, lang):
    spoken, changes = spoken_with_edits(text, lang)
    assert all(a.end <= b.start for a, b in zip(changes, changes[1:], strict=False))
    assert "\u200b" not in spoken


def test_a_word_that_was_said_leads_back_to_what_is_written():
    written = "The CRPD says: call 112 now."
    spoken, changes = spoken_with_edits(written, "en")
    for said, shown in [
        ("The", "The"),
        ("Persons", "CRPD"),
        ("call", "call"),
        ("1 2", "112"),
        ("now", "now"),
    ]:
        start = spoken.index(said)
        place = shown_span(changes, start, start + len(said))
        assert written[slice(*place)] == shown
