# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of web pages and e-mail are not read out; a sentence says that they are on the screen.

Source: findings on plain language, section 9, rule A6.
"""

from va_desktop.speech.rule import Piece, Rule

_WEB = {
    "en": "the web address is on the screen",
    "es": "la dirección web está en la pantalla",
    "fr": "l’adresse du site est à l’écran",
    "uk": "адреса сайту є на екрані",
    "ar": "عنوان الموقع موجود على الشاشة",
    "pt": "o endereço do site está na tela",
    "bs": "adresa stranice je na ekranu",
    "fa": "نشانی وب روی صفحه است",
    "vi": "địa chỉ trang web ở trên màn hình",
}
_MAIL = {
    "en": "the e-mail address is on the screen",
    "es": "el correo electrónico está en la pantalla",
    "fr": "l’adresse électronique est à l’écran",
    "uk": "адреса електронної пошти є на екрані",
    "ar": "عنوان البريد الإلكتروني موجود على الشاشة",
    "pt": "o endereço de e-mail está na tela",
    "bs": "e-mail adresa je na ekranu",
    "fa": "نشانی ایمیل روی صفحه است",
    "vi": "địa chỉ email ở trên màn hình",
}
_DOMAINS = "org|com|net|int|gov|edu|info|mil|ua|co|ba|kh|la|mm|et|af|iq|ao|mz|vn|th|eu|ch|uk|es|fr|us|io|gob"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"


def rules(lang: str) -> tuple[Rule, ...]:
    """Return the rules for e-mail and web addresses; an unknown language keeps a pause in their place."""
    return (
        Rule(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", lambda piece: _MAIL.get(piece.lang, ",")),
        Rule(r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]»”…]", _web),
        Rule(
            rf"(?<![\w.@-])(?:{_LABEL}\.)+(?:{_DOMAINS})(?![\w-]|\.\w)(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]»”…])?",
            _web,
        ),
    )


def _web(piece: Piece) -> str:
    return _WEB.get(piece.lang, ",")
