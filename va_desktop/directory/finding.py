# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds places in a directory with the centre's own changes: filters, orders, widens when nothing fits, says why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from va_desktop.content.matching import query_words
from va_desktop.content.spelling import mended
from va_desktop.directory.candidates import MOST_COUNTED, Ask, Candidates
from va_desktop.directory.delta import Delta
from va_desktop.directory.index import searchable
from va_desktop.directory.listing import Listing, places
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.reading import Directory
from va_desktop.directory.rings import Seen, Spot
from va_desktop.directory.surroundings import Surroundings
from va_desktop.directory.wanted import Dropped, Fits, Fresh, Item, Named, Near, Old, Page, Reason, Wanted
from va_desktop.directory.zorder import kilometres
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import is_unspaced

IsOpen = Callable[[Listing], bool]
"""Tells whether a place is open now; the opening hours are worked out elsewhere."""
_MOST_OPENED = 2_000
"""Places of which the hours are looked at for one page."""
_MOST_LIMIT = 1_000
_KEPT_LISTINGS = 512
"""The first places stay nearly the same from one letter to the next; a listing takes 0.15 ms to read."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A spot and whether it is one of the centre's own changes."""

    spot: Spot
    local: bool

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key without distance: named first, then the centre's own, then by number."""
        return (0 if self.spot.named else 1, 0 if self.local else 1, self.spot.n)


class Finder:
    """Searches one directory. Each thread has its own; `interrupt` alone may come from another thread."""

    def __init__(self, directory: Directory, overlay: Overlay | None = None) -> None:
        """Take over the directory's connection. The overlay is read again whenever it has changed."""
        self.directory = directory
        self._base = Candidates(directory.connection, fixed=True)
        self._read = lru_cache(_KEPT_LISTINGS)(self._listing_of)
        self._overlay = overlay
        self._around = Surroundings(directory, overlay)
        self._delta = Delta(overlay, directory) if overlay is not None else None

    def find(
        self,
        wanted: Wanted,
        on: date,
        is_open: IsOpen | None = None,
        *,
        offset: int = 0,
        limit: int = 20,
        ranked: bool = False,
        worker: bool = False,
    ) -> Page:
        """Return a piece of what fits: nearest first with a position, else named first and fresh before old.

        When nothing fits, looks for other spellings, then lets go of one wish after another; the page says which.
        With `ranked`, words are weighed by bm25: for a pause or Enter, not for every letter. With `worker`, protected
        places show their address. `on` is the day against which freshness is told. Any query is fine.
        """
        limit = max(1, min(limit, _MOST_LIMIT))
        view = _View(on, is_open, max(0, offset), limit, ranked, worker)
        self._refresh()
        wanted = self._placed(wanted)
        words = query_words(wanted.query)
        page = self._page(wanted, words, view)
        if page.total:
            return page
        better, shown = mended(self._lexicons(), words) if words else (words, "")
        spelled = better != words
        if spelled:
            page = self._page(wanted, better, view)
            if page.total:
                return replace(page, corrected=self._as_written(page, better, shown))
            words = better
        page = self._widened(wanted, words, view)
        return replace(page, corrected=shown) if spelled and page.total else page

    def interrupt(self) -> None:
        """Stop a search that runs in another thread; it ends there with `store.OperationalError`."""
        self.directory.connection.interrupt()

    def listing(self, key: str, *, worker: bool = False) -> Listing | None:
        """Return a place by its key as the centre knows it now."""
        self._refresh()
        if self._delta is not None and self._delta.covers(key):
            return self._delta.listing(key, worker=worker)
        return self.directory.listing(key, worker=worker)

    def _refresh(self) -> None:
        if self._delta is not None and self._delta.refresh():
            self._base.hide(self._delta.covered)

    def _lexicons(self) -> list[Candidates]:
        return [self._base, *([self._delta.candidates] if self._delta is not None else [])]

    def _placed(self, wanted: Wanted) -> Wanted:
        """Return the wish with a landmark turned into its position."""
        if wanted.landmark is None or wanted.near is not None:
            return wanted
        mark = self._around.landmark(wanted.landmark)
        return wanted if mark is None else replace(wanted, near=mark.position)

    def _widened(self, wanted: Wanted, words: tuple[str, ...], view: "_View") -> Page:
        """Return what is found when as little as possible is let go: one wish alone, else more and more."""
        steps = [each for each in get_args(Dropped) if _asks(wanted, each)]
        for each in steps:
            page = self._page(without(wanted, each), words, view)
            if page.total:
                return replace(page, widened=(each,))
        for count in range(2, len(steps) + 1):
            wider = wanted
            for each in steps[:count]:
                wider = without(wider, each)
            page = self._page(wider, words, view)
            if page.total:
                return replace(page, widened=tuple(steps[:count]))
        return Page((), 0)

    def _page(self, wanted: Wanted, words: tuple[str, ...], view: "_View") -> Page:
        codes = wanted.codes() | ({"hours"} if wanted.open_now else frozenset())
        ask = Ask(words, codes)
        if view.ranked and words and wanted.near is None and self._base.has(words[-1], prefix=False):
            ask = replace(ask, whole=True)
        if wanted.open_now and view.is_open is not None:
            return self._open_page(wanted, ask, view, view.is_open)
        need = view.offset + view.limit + 1
        rows, exact, total = self._rows(wanted, ask, need, view)
        shown = rows[view.offset : view.offset + view.limit]
        items = tuple(self._item(row, self._listing(row, view.worker), wanted, words, view) for row in shown)
        if not exact:
            total = max(total, self._counted(wanted, ask))
        at_least = not exact and (wanted.radius_km is not None or total > MOST_COUNTED)
        following = view.offset + len(shown) if len(rows) > view.offset + view.limit else None
        told = min(total, max(MOST_COUNTED, view.offset + len(shown))) if at_least else total
        return Page(items, told, at_least, next=following)

    def _open_page(self, wanted: Wanted, ask: Ask, view: "_View", is_open: IsOpen) -> Page:
        """Return the places that are open now, looking at the hours of the first ones only."""
        need = view.offset + view.limit + 1
        taken, found, checked, exact = 4 * need, list[tuple[_Row, Listing]](), 0, False
        while len(found) < need and checked < _MOST_OPENED:
            rows, exact, _ = self._rows(wanted, ask, taken, view)
            for row in rows[checked:]:
                shown = self._listing(row, view.worker)
                if not shown.closed(view.on) and is_open(shown):
                    found.append((row, shown))
            ended = len(rows) <= checked or (exact and len(rows) < taken)
            checked, taken = len(rows), 4 * taken
            if ended:
                break
        else:
            exact = False
        piece = found[view.offset : view.offset + view.limit]
        items = tuple(self._item(row, shown, wanted, ask.words, view) for row, shown in piece)
        more = len(found) > view.offset + view.limit
        return Page(items, len(found), not exact, next=view.offset + len(items) if more else None)

    def _rows(self, wanted: Wanted, ask: Ask, need: int, view: "_View") -> tuple[list[_Row], bool, int]:
        """Return the first rows of the file and of the changes in one order, and how many there are."""
        own = self._seen(self._base, wanted, ask, need, view)
        rows = [_Row(spot, False) for spot in own.spots]
        if self._delta is None or not self._delta.count:
            return rows, own.exact, own.total
        local = self._seen(self._delta.candidates, wanted, ask, max(need, self._delta.count + 1), view)
        rows += [_Row(spot, True) for spot in local.spots]
        if wanted.near is not None:
            rows.sort(key=lambda row: _far(row.spot))
        elif view.ranked:
            rows.sort(key=lambda row: row.order[:-1])
        else:
            rows.sort(key=lambda row: row.order)
        return rows[: max(need, 0)], own.exact and local.exact, own.total + local.total

    def _seen(self, index: Candidates, wanted: Wanted, ask: Ask, need: int, view: "_View") -> Seen:
        if wanted.near is not None:
            return index.nearest(ask, wanted.near, wanted.radius_km, need)
        return index.ranked(ask, need) if view.ranked and ask.words else index.in_order(ask, need)

    def _counted(self, wanted: Wanted, ask: Ask) -> int:
        if wanted.near is not None and wanted.radius_km is not None:
            return 0
        return sum(index.count(ask) for index in self._lexicons())

    def _listing(self, row: _Row, worker: bool) -> Listing:
        if row.local and self._delta is not None:
            return self._delta.shown(row.spot.service, row.spot.ordinal, worker=worker)
        return self._read(row.spot.service, row.spot.ordinal, worker)

    def _listing_of(self, service: int, ordinal: int, worker: bool) -> Listing:
        doc = self.directory.numbered(service)
        place = places(doc)[ordinal] if ordinal >= 0 else None
        return self.directory.shown(doc, place, worker=worker)

    def _item(self, row: _Row, shown: Listing, wanted: Wanted, words: Sequence[str], view: "_View") -> Item:
        reasons: list[Reason] = []
        if row.spot.chord2 is not None:
            reasons.append(Near(kilometres(row.spot.chord2)))
        if words and (row.spot.named or (wanted.near is not None and _in_names(shown, words))):
            reasons.append(Named())
        reasons += [Fits(code) for code in sorted(wanted.codes())]
        if wanted.open_now and view.is_open is not None:
            reasons.append(Fits("open_now"))
        fresh = not shown.stale(view.on) and shown.assured is not None
        reasons.append(Fresh(shown.assured) if fresh and shown.assured else Old(shown.assured))
        return Item(shown, tuple(reasons))

    def _as_written(self, page: Page, better: Sequence[str], shown: str) -> str:
        """Return the corrected words as the first place spells them; the index knows only their folded form."""
        if any(is_unspaced(word) for word in better) or not page.items:
            return shown
        first = page.items[0].listing
        texts = (first.name, *first.other_names, first.organization, first.place, first.description, *first.address)
        spellings: dict[str, str] = {}
        for text in filter(None, texts):
            for written in text.split():
                bare = written.strip(".,;:!?()[]\"'").lower()
                spellings.setdefault(fold(bare), bare)
        return " ".join(spellings.get(word, word) for word in better)


@dataclass(frozen=True, slots=True)
class _View:
    """How a search is to be answered, apart from what is wanted."""

    on: date
    is_open: IsOpen | None
    offset: int
    limit: int
    ranked: bool
    worker: bool


def _far(spot: Spot) -> tuple[float, int]:
    return (float("inf") if spot.chord2 is None else spot.chord2, spot.n)


def _in_names(shown: Listing, words: Iterable[str]) -> bool:
    """Tell whether every word begins a word of the names."""
    texts = [each for each in (shown.name, *shown.other_names, shown.organization, shown.place) if each]
    folded = fold("\n".join(texts)) if any(map(is_unspaced, words)) else ""
    found = f" {searchable(texts)}"
    return all(word in folded if is_unspaced(word) else f" {word}" in found for word in words)


def _asks(wanted: Wanted, step: Dropped) -> bool:
    match step:
        case "radius":
            return wanted.radius_km is not None and wanted.near is not None
        case _:
            return bool(getattr(wanted, step))


def without(wanted: Wanted, step: Dropped) -> Wanted:
    """Return the same search without one wish."""
    changes: dict[str, Any]
    match step:
        case "radius":
            changes = {"radius_km": None}
        case "access":
            changes = {"access": frozenset()}
        case "district" | "language" | "framework" | "route":
            changes = {step: None}
        case _:
            changes = {step: False}
    return replace(wanted, **changes)
