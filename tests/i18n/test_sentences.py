# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from va_desktop.i18n.sentences import Length, length, sentence_spans, split_sentences

# fmt: off
# ruff: noqa: E501
CASES = {
    "en: full stops": ("You can ask. We help you! Do you need it?", ["You can ask.", "We help you!", "Do you need it?"]),
    "en: articles and numbers": (
        "See Art. 5 of Law No. 3. It costs 4.5 dollars.",
        ["See Art. 5 of Law No. 3.", "It costs 4.5 dollars."],
    ),
    "en: a plain no ends a sentence": ("The answer was no. I appealed.", ["The answer was no.", "I appealed."]),
    "en: titles and examples": ("Dr. Smith has aids, e.g. A crutch.", ["Dr. Smith has aids, e.g. A crutch."]),
    "en: initials": ("J. R. Smith came. The U.N. Office helps.", ["J. R. Smith came.", "The U.N. Office helps."]),
    "en: closing quotes stay": ("She said “Come.” (Really.) Go.", ["She said “Come.”", "(Really.)", "Go."]),
    "en: a question inside a sentence": ("“Why?” she asked. Go.", ["“Why?” she asked.", "Go."]),
    "en: dots before a small letter": ("Wait... and see. Go…", ["Wait... and see.", "Go…"]),
    "en: a list number": ("1. Go there. 2. Ask.", ["1. Go there.", "2. Ask."]),
    "en: afternoon ends a sentence": ("Come at 5 p.m. You can wait.", ["Come at 5 p.m.", "You can wait."]),
    "en: web address": ("Look at www.un.org now. Go.", ["Look at www.un.org now.", "Go."]),
    "en: Roman article": ("See Art. IV. I agree.", ["See Art. IV.", "I agree."]),
    "lines": ("One\nTwo\r\n\n  Three  ", ["One", "Two", "Three"]),
    "es: questions": ("¿Qué necesita? ¡Llame! Vaya.", ["¿Qué necesita?", "¡Llame!", "Vaya."]),
    "es: short forms": ("Vea el párr. 3 del núm. 5. La Dra. Ruiz atiende.", ["Vea el párr. 3 del núm. 5.", "La Dra. Ruiz atiende."]),
    "fr: short forms": ("Selon l’art. 5, oui. Mme. Diallo aide.", ["Selon l’art. 5, oui.", "Mme. Diallo aide."]),
    "fr: guillemets": ("Il dit : « Venez. » Puis il part.", ["Il dit : « Venez. »", "Puis il part."]),
    "uk: address": ("Адреса: м. Київ, вул. Хрещатик, буд. 5. Йдіть.", ["Адреса: м. Київ, вул. Хрещатик, буд. 5.", "Йдіть."]),
    "uk: article and year": ("Закон 2011 р. Далі див. ст. 5. Так.", ["Закон 2011 р.", "Далі див. ст. 5.", "Так."]),
    "uk: metres are no town": ("Ширина 5 м. Далі йдіть.", ["Ширина 5 м.", "Далі йдіть."]),
    "ar: question": ("هل تحتاج إلى مساعدة؟ نعم. اتصل بنا.", ["هل تحتاج إلى مساعدة؟", "نعم.", "اتصل بنا."]),
    "ar: doctor": ("د. أحمد هنا. تعال.", ["د. أحمد هنا.", "تعال."]),
    "fa: question": ("کمک می‌خواهید؟ بلی. بیایید.", ["کمک می‌خواهید؟", "بلی.", "بیایید."]),
    "ur full stop": ("یہ ہے۔وہ ہے۔", ["یہ ہے۔", "وہ ہے۔"]),
    "km: khan without a space": ("ពាក្យមួយ។ពាក្យពីរ៕", ["ពាក្យមួយ។", "ពាក្យពីរ៕"]),
    "km: and so on": ("ស្រី។ល។ និងបុរស។", ["ស្រី។ល។ និងបុរស។"]),
    "km: zero-width space": ("ពាក្យ\u200bមួយ។\u200bពាក្យ", ["ពាក្យ\u200bមួយ។", "ពាក្យ"]),
    "lo: full stop and line": ("ສະບາຍດີ.\nຂອບໃຈ", ["ສະບາຍດີ.", "ຂອບໃຈ"]),
    "my: section mark": ("မင်္ဂလာပါ။ကောင်းပါတယ်။", ["မင်္ဂလာပါ။", "ကောင်းပါတယ်။"]),
    "am: four dots": ("ሰላም። እንዴት ነው፧ደህና።", ["ሰላም።", "እንዴት ነው፧", "ደህና።"]),
    "bs: short forms and dates": (
        "Vidi čl. 5 zakona. Npr. Sarajevo. Rok je 3. maja 2026. godine. Kraj.",
        ["Vidi čl. 5 zakona.", "Npr. Sarajevo.", "Rok je 3. maja 2026. godine.", "Kraj."],
    ),
    "nothing": (" \n\u200b ", []),
}
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_would_end_them(text, expected):
    assert list(split_sentences(text)) == expected


@given(st.text(alphabet="aA1 .!?。។\n\u200b”(м", max_size=40))
def test_no_visible_character_is_lost_or_said_twice(text):
    spans = list(sentence_spans(text))
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if c not in " \n\u200b"] == [c for c in text if c not in " \n\u200b"]


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        ("You can ask for it, now.", "en", Length(6, "words")),
        ("Ви маєте право – так!", "uk", Length(4, "words")),
        ("ሰላም፡ለናንተ ይሁን።", "am", Length(3, "words")),
        ("حَقُّكَ هنا", "ar", Length(2, "words")),
        ("សួ\u200bស្តី", "km", Length(6, "characters")),
        ("ສະ ບາຍ", "lo", Length(5, "characters")),
        ("မင်း", "my-MM", Length(4, "characters")),
        ("สวัสดี", "th", Length(6, "characters")),
        ("", "en", Length(0, "words")),
    ],
)
def test_length_is_counted_in_words_or_in_characters_where_nobody_writes_spaces(sentence, lang, expected):
    assert length(sentence, lang) == expected
