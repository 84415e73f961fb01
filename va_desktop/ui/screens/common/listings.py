# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the chosen country for a page: one list of pack and directory, its rows, its filters, one place."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from va_desktop.directory.index import entries
from va_desktop.directory.listing import Listing, Source, from_pack, key_of, keyed, listing, places, service_of
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.services import Service, service, services
from va_desktop.directory.together import Places, changed
from va_desktop.directory.wanted import Fits, Near, Reason
from va_desktop.directory.writer import SERVICE
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.scripts import likely
from va_desktop.i18n.translator import Translator
from va_desktop.ui.kit.mark import Badge
from va_desktop.ui.kit.row import Row
from va_desktop.ui.language import Words
from va_desktop.ui.navigation import to
from va_desktop.ui.screens.common import opening, wording
from va_desktop.ui.screens.common.blocks import PLACE_PICTURES, place_picture
from va_desktop.ui.screens.common.context import Context
from va_desktop.ui.screens.common.screen import Screen

SMALL = 2_000
"""Places in a directory up to which a search takes no time worth a thread."""

_BY_NEED = {
    "emergency": "help",
    "health": "hospital",
    "rehabilitation": "prosthesis",
    "mind": "care",
    "money": "money",
    "school": "school",
    "work": "work",
    "home": "home",
    "papers": "document",
    "justice": "rights",
    "family": "family",
    "community": "family",
}


def tell(ctx: Context) -> Callable[[str], str]:
    """Return what gives the words of a text of the packs in the reader's language."""
    return lambda text: ctx.library.text(text, ctx.words.chain).text


def of_packs(ctx: Context) -> tuple[Listing, ...]:
    """Return the places of the country's pack, with the centre's closings and warnings."""
    overlay = ctx.services.shelf.overlay(ctx.country)
    found = []
    for item in services(ctx.library, ctx.country):
        made: Listing | None = from_pack(item, tell(ctx))
        if made is not None and overlay is not None:
            made = changed(made, overlay.effective(str(item.id)))
        if made is not None:
            found.append(made)
    return tuple(found)


def place_of(ctx: Context, key: str) -> Listing | None:
    """Return a place by its key as the centre knows it now, from whichever list has it; workers see protected ones."""
    overlay = ctx.services.shelf.overlay(ctx.country)
    own = service(ctx.library, key)
    if own is not None:
        made = from_pack(own, tell(ctx))
        return made if overlay is None else changed(made, overlay.effective(key))
    directory = ctx.services.shelf.directory(ctx.country)
    if directory is None:
        return None
    service_id = service_of(key)
    base: Mapping[str, Any] | None = directory.document(SERVICE, service_id)
    changed_here = overlay is not None and overlay.covers(service_id)
    doc = overlay.merged(service_id, base) if overlay is not None and changed_here else base
    place = None if doc is None else keyed(doc, key)
    if doc is None or (place is None and places(doc)):
        return None
    tongues = ctx.services.shelf.tongues(ctx.country)
    if tongues is not None:
        doc, _ = tongues.told(SERVICE, doc, ctx.words.chain)
        place = keyed(doc, key)
    source: Source = "local" if changed_here else "directory"
    owner = directory.owner(doc)
    return listing(doc, place, source=source, worker=ctx.worker, owner=owner, shy=directory.shy)


def keep_or_let_go(ctx: Context, key: str) -> str:
    """Keep a place for this visit, or let it go, and return the sentence that says so."""
    places, tr = ctx.live.places, ctx.words.tr
    if key in places:
        places.remove(key)
        return tr("Not kept any more.")
    places.append(key)
    return tr("Saved until you finish.") if ctx.mode == "kiosk" else tr("Saved until the program closes.")


def translated_name(ctx: Context, item: Listing) -> str:
    """Return the name of a place of a directory in the reader's language, where somebody translated it."""
    tongues = ctx.services.shelf.tongues(ctx.country) if item.source != "pack" else None
    if tongues is None:
        return item.name
    found = (each for tag in ctx.words.chain for each in tongues.of(SERVICE, item.service, tag))
    return next((each.text for each in found if each.field == "name"), item.name)


def first_key(ctx: Context, service_id: str) -> str:
    """Return the key of the first place of a service as the centre knows it, or the id itself."""
    shelf = ctx.services.shelf
    directory, overlay = shelf.directory(ctx.country), shelf.overlay(ctx.country)
    base = directory.document(SERVICE, service_id) if directory is not None else None
    doc = overlay.merged(service_id, base) if overlay is not None else base
    return service_id if doc is None else key_of(doc, next(iter(places(doc)), None))


def is_large(ctx: Context) -> bool:
    """Tell whether the directory of the country is searched away from the window."""
    directory = ctx.services.shelf.directory(ctx.country)
    return directory is not None and directory.places > SMALL


def together(ctx: Context) -> Places:
    """Return the one list of the country. It may be asked from another thread."""
    found = ctx.services.shelf.searching(ctx.country)
    return Places(of_packs(ctx)) if found is None else Places(of_packs(ctx), found.finder, found.lock)


def offered(ctx: Context) -> dict[str, int]:
    """Return the codes that at least one place has, with how many, so that no filter leads to nothing."""
    shelf = ctx.services.shelf
    directory, overlay = shelf.directory(ctx.country), shelf.overlay(ctx.country)
    found = directory.offered() if directory is not None else {}
    own = (code for item in of_packs(ctx) for code in item.facets.codes())
    for code in (*own, *(_added(directory, overlay) if directory is not None and overlay is not None else ())):
        found[code] = found.get(code, 0) + 1
    return found


def _added(directory: Directory, overlay: Overlay) -> Iterator[str]:
    """Yield the codes of the services that the centre changed or added; a code may come once too often."""
    for id_ in dict.fromkeys(each.service for each in overlay.changes()):
        doc = overlay.merged(id_, directory.document(SERVICE, id_))
        for entry in entries(doc, directory.info.made) if doc is not None else ():
            yield from entry.codes


def picture(item: Listing, own: Service | None = None) -> str:
    """Return the pictogram of a place: by its type where the pack tells it, else by what it is for."""
    if own is not None:
        return place_picture(own)
    kinds = [PLACE_PICTURES[kind] for kind in item.facets.types if kind in PLACE_PICTURES]
    if kinds:
        return kinds[0]
    known = [_BY_NEED[code] for code in item.facets.needs if code in _BY_NEED]
    return known[0] if known else "place"


def away(words: Words, km: float) -> str:
    """Return a distance as one says it: whole kilometres, below one as metres."""
    tr = words.tr
    if km < 0.95:
        metres = max(50, round(km * 20) * 50)
        return tr("{n} metres away").format(n=words.number(metres))
    return tr("{n} km away").format(n=words.number(round(km, 1) if km < 10 else round(km)))


def place_marks(
    words: Words, item: Listing, reasons: tuple[Reason, ...], ctx: Context, own: Service | None
) -> list[Badge]:
    """Return what a row says below its title: whether it is open, how far, why it fits, how fresh."""
    tr, marks = words.tr, list[Badge]()
    if (open_ := opening.mark(words, item, ctx.services.now(), opening.holidays(ctx))) is not None:
        marks.append(open_)
    if item.facets.route in ("open", "specialised", "victims"):
        marks.append(wording.route(tr, item.facets.route))  # type: ignore[arg-type]
    codes = [reason.code for reason in reasons if isinstance(reason, Fits)]
    fitting = [text for code in codes if (text := fits(tr, code))]
    if fitting:
        marks.append(Badge(words.listed(fitting), "info", "check"))
    marks.append(wording.fresh(words, item.assured, item.stale(ctx.today)))
    if own is not None and not own.verified:
        marks.append(wording.unverified(tr))
    if item.source == "local":
        marks.append(Badge(tr("Changed by this centre"), "neutral", "note"))
    return marks


def offers(tr: Translator) -> dict[str, str]:
    """Return the names of what can be asked for, in the order in which they are shown."""
    return {
        "free": tr("Costs nothing"),
        "women_staff": tr("Women work there"),
        "children": tr("For children too"),
        "home_visits": tr("They come to your home"),
        "travel_paid": tr("Travel is paid"),
        "lodging_paid": tr("A place to sleep is paid"),
        "no_id": tr("No identity papers needed"),
    }


def fits(tr: Translator, code: str) -> str:
    """Return what a place has that was asked for, where it is worth saying."""
    if code in (known := offers(tr)):
        return known[code]
    if code.startswith("access:"):
        from va_desktop.ui.screens.place.wording import accessibility

        return accessibility(tr).get(code.removeprefix("access:"), "")
    return ""


def place_row(screen: Screen, item: Listing, reasons: tuple[Reason, ...] = (), number: int = 0) -> Row:
    """Return the row of one place: its number on the map, where it is, and why it stands here."""
    ctx, words = screen.ctx, screen.ctx.words
    own = service(ctx.library, item.key) if item.source != "directory" else None
    km = next((reason.km for reason in reasons if isinstance(reason, Near)), None)
    parts = [
        away(words, km) if km is not None else "",
        item.city or item.region or "",
        item.title or item.organization or "",
    ]
    name = translated_name(ctx, item)
    lang = language_of(ctx, name)
    marks = place_marks(words, item, reasons, ctx, own)
    line = " · ".join(isolate(part) for part in parts if part)
    line = "\n".join(part for part in (line, asked_first(words, item)) if part)
    place = words.number(number) if number else ""
    row = Row(screen.look, name, line, picture(item, own), "places", marks, lang=lang, number=place)
    row.setObjectName(f"place.{item.key}")
    row.clicked.connect(lambda: screen.go(to("place", id=item.key)))
    return row


def asked_first(words: Words, item: Listing) -> str:
    """Return whether there are steps, and what it costs, in one short line; also that nobody knows."""
    from va_desktop.ui.screens.place.wording import accessibility, known

    tr = words.tr
    steps = f"{accessibility(tr)['step_free']}: {known(tr, item.facets.access('step_free'))}"
    return f"{steps} · {cost(tr, item)}"


def cost(tr: Translator, item: Listing) -> str:
    """Return whether it costs something, for a row; how much stands on the page."""
    free = item.facets.offer("free")
    if free == "yes":
        return tr("Costs nothing")
    if free == "no" or any(each.amount for each in item.costs):
        return tr("It is not free")
    return tr("Cost: see the page") if item.fees or item.costs else tr("Cost: we do not know")


def language_of(ctx: Context, text: str) -> str:
    """Return the language in which a directory's text is likely written: a directory does not say it.

    The reader's own where the letters fit, else one of the country's, else English.
    """
    pack = ctx.library.pack(ctx.country)
    return likely(text, (ctx.words.lang, *(pack.info.languages if pack is not None else ()), "en"))
