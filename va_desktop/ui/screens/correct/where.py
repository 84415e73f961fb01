# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a place is: whether that is secret, its district, what is near it, the way in words, and its position."""

import re

from va_desktop.directory import coded
from va_desktop.directory.changes import Corrected
from va_desktop.directory.districts import District
from va_desktop.directory.facets import Doc, facets
from va_desktop.directory.fields import inside
from va_desktop.directory.listing import position
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.folding import fold, western_digits
from va_desktop.i18n.translator import Translator
from va_desktop.ui.screens.correct.asked import Asked, Part, lines, pressed

_PCODE = re.compile(r"[A-Z]{2,3}[0-9]{1,12}")
"""A place code of the humanitarian common operational datasets: the country's letters and figures."""


class Where(Part):
    """Only for who may see where the place is."""

    def ask(self) -> None:
        tr, found = self.tr, self.coded
        self.secret = Secret(self, self.doc, self.place)
        if inside(self.doc, self.place) is None:
            self.screen.line(tr("This entry has no place of its own. Only its texts can be corrected."))
        self.landmarks = self.area("landmark", tr("What is near it? One thing on each line."), _joined(found.landmarks))
        self.spoken = self.area("directions", tr("The way, as you would say it"), _joined(found.directions))
        directory = self.screen.ctx.services.shelf.directory(self.screen.ctx.country)
        self.districts: tuple[District, ...] = directory.districts() if directory is not None else ()
        self.district = self.field("district", tr("District, by name or code"), self._name(found.district or ""))
        point = position(self.place)
        told = "" if point is None else f"{point[0]:g}, {point[1]:g}"
        self.point = self.field("position", tr("Position: latitude and longitude"), told, 60)

    def _name(self, code: str) -> str:
        names = [each.name(self.screen.ctx.words.chain) for each in self.districts if each.code == code]
        return names[0] if len(self._districts(names[0] if names else "")) == 1 else code

    def _districts(self, text: str) -> list[District]:
        wanted = fold(text).strip()
        exact = [each for each in self.districts if fold(each.code) == wanted]
        return exact or [each for each in self.districts if wanted in {fold(name) for name in each.names.values()}]

    def changes(self) -> list[Corrected] | None:
        tr, doc, place = self.tr, self.doc, self.place
        code, fault = self._code()
        point = _point(self.point.text())
        if not fault and self.point.text().strip() and point is None:
            fault = tr("Write the position as two numbers with a comma, such as 12.5, 104.5.")
        if fault:
            self.screen.tell(fault)
            return None
        found = self.secret.changes()
        if found is None:
            return None
        found += coded.chosen(doc, place, "landmark", lines(self.landmarks.toPlainText()))
        found += coded.chosen(doc, place, "directions", lines(self.spoken.toPlainText()))
        if code != (self.coded.district or ""):
            found += coded.chosen(doc, place, "pcode", (code,) if code else ())
        if point != position(place):
            found += coded.located(doc, place, point)
        return found

    def _code(self) -> tuple[str, str]:
        """Return the code of the district that was written, and what is wrong with it."""
        tr, typed = self.tr, self.district.text().strip()
        if not typed or typed == self.coded.district:
            return typed, ""
        found = self._districts(typed)
        if len(found) == 1:
            return found[0].code, ""
        if found:
            codes = self.screen.ctx.words.listed([isolate(each.code) for each in found[:5]])
            return "", tr("More than one district has this name. Write its code: {codes}.").format(codes=codes)
        plain = western_digits(typed).upper()
        if _PCODE.fullmatch(plain):
            return plain, ""
        return "", tr("We know no such district. Try another spelling, or its code.")


class Secret:
    """The question whether an address is secret; it stands beside everything that says where a place is."""

    def __init__(self, asked: Asked, doc: Doc, place: Doc | None) -> None:
        self.asked, self.doc, self.place, self.before = asked, doc, place, facets(doc, place).redacted
        tr = asked.tr
        self.answers = asked.one("secret", tr("Keep the address secret?"), secrets(tr), "yes" if self.before else "no")
        asked.screen.line(tr("A secret address is shown to workers only. A shelter needs this."))

    def changes(self) -> list[Corrected] | None:
        """Return what the answer changes, or None after it told that it cannot be changed here."""
        secret = pressed(self.answers) != ("no",)
        if secret == self.before:
            return []
        found = coded.answered(self.doc, self.place, "redacted", "yes" if secret else "no")
        if not found:
            told = self.asked.tr("Somebody else keeps all places of this service secret. It stays secret.")
            self.asked.screen.tell(told)
            return None
        return found


def secrets(tr: Translator) -> dict[str, str]:
    """Return the answers to the question whether an address is secret."""
    return {"yes": tr("Yes, keep it secret"), "no": tr("No, everyone may know it")}


def _joined(texts: tuple[str, ...]) -> str:
    return "\n".join(texts)


def _point(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees, or None for anything else."""
    parts = [part for part in re.split(r"[;,،\s]+", western_digits(text.strip()).replace("٫", ".")) if part]
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0.0, 0.0) else None
