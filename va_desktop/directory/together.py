# SPDX-License-Identifier: GPL-3.0-or-later
"""One list of a country's places: those of its content pack, and those of the directory a centre has installed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from threading import Lock
from typing import get_args

from va_desktop.content.index import Position
from va_desktop.content.matching import query_words, tokens
from va_desktop.content.spelling import mended
from va_desktop.directory.changes import Added, Alerted, Closed, Corrected, Entry, Removed
from va_desktop.directory.finding import Finder, IsOpen, without
from va_desktop.directory.listing import Listing
from va_desktop.directory.packwords import PackWords
from va_desktop.directory.wanted import Dropped, Fits, Fresh, Item, Named, Near, Old, Page, Reason, Wanted
from va_desktop.directory.zorder import kilometres, unit
from va_desktop.i18n.folding import fold
from va_desktop.i18n.segments import is_unspaced


class Places:
    """Answers from any thread, one question at a time; `interrupt` ends the one that is being answered.

    The places of a pack are few and lie in memory. Without a position they come first, because they carry sources;
    with one, everything stands by its distance.
    """

    def __init__(self, packs: Iterable[Listing], finder: Finder | None = None, lock: "Lock | None" = None) -> None:
        """Take a finder and the lock that goes with it."""
        self._packs, self._finder = tuple(packs), finder
        self._lock = lock or Lock()
        self._words: PackWords | None = None

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
        """Return a piece of what fits. A wish is let go only when neither list has anything.

        Raises `store.OperationalError` when it was interrupted.
        """
        find = partial(self._found, on=on, is_open=is_open, offset=offset, limit=limit, ranked=ranked, worker=worker)
        page, is_exact = find(wanted)
        words = query_words(wanted.query)
        if is_exact or not words:
            return page
        spelled = page.corrected or self._spelled(words)
        better = find(replace(wanted, query=spelled))[0] if spelled else page
        return replace(better, corrected=spelled) if better.total else page

    def _found(
        self,
        wanted: Wanted,
        on: date,
        is_open: IsOpen | None,
        offset: int,
        limit: int,
        ranked: bool,
        worker: bool,
    ) -> tuple[Page, bool]:
        """Return a piece of both lists, and whether it fits as it was wished and written."""
        own = self._own(wanted, on, is_open)
        near = wanted.near is not None
        if self._finder is None:
            return self._pack_page(own, wanted, on, is_open, offset, limit), bool(own)
        finder, lock = self._finder, self._lock

        def asked(wish: Wanted, before: int, more: int) -> Page:
            with lock:
                return finder.find(wish, on, is_open, offset=before, limit=limit + more, ranked=ranked, worker=worker)

        before = max(0, offset - len(own))
        page = asked(wanted, before, len(own))
        if own and (page.widened or page.corrected):
            return _merged(own, Page((), 0), near, before, offset, limit), True
        if not page.total and not own:
            return self._pack_page(own, wanted, on, is_open, offset, limit), False
        if not page.widened:
            return _merged(own, page, near, before, offset, limit), not page.corrected
        wider = _without_all(wanted, page.widened)
        own = self._own(wider, on, is_open)
        before = max(0, offset - len(own))
        found = asked(wider, before, len(own)) if own else page
        return replace(_merged(own, found, near, before, offset, limit), widened=page.widened), False

    def _spelled(self, words: tuple[str, ...]) -> str | None:
        """Return the words with the misspelt ones mended by those of the packs; None when there is nothing to mend."""
        if self._words is None:
            self._words = PackWords([_texts(each, names=False) for each in self._packs])
        better, shown = mended([self._words], words)
        return shown if better != words else None

    def interrupt(self) -> None:
        """End the search that runs in another thread."""
        if self._finder is not None and self._lock.locked():
            self._finder.interrupt()

    def _pack_page(
        self, own: list[Item], wanted: Wanted, on: date, is_open: IsOpen | None, offset: int, limit: int
    ) -> Page:
        dropped: list[Dropped] = []
        for step in get_args(Dropped):
            if own:
                break
            wider = without(wanted, step)
            if wider != wanted:
                wanted = wider
                dropped.append(step)
                own = self._own(wanted, on, is_open)
        near = wanted.near is not None
        return replace(_merged(own, Page((), 0), near, 0, offset, limit), widened=tuple(dropped) if own else ())

    def _own(self, wanted: Wanted, on: date, is_open: IsOpen | None) -> list[Item]:
        """Return the pack's places that fit, nearest first with a position, else in their own order."""
        words, codes = query_words(wanted.query), wanted.codes()
        found = []
        for each in self._packs:
            far = _far(each, wanted)
            if not codes <= set(each.facets.codes()) or not _holds(each, words):
                continue
            if wanted.near is not None and wanted.radius_km is not None and (far is None or far > wanted.radius_km):
                continue
            if wanted.open_now and (is_open is None or each.closed(on) or not is_open(each)):
                continue
            found.append(Item(each, tuple(_reasons(each, wanted, words, far, on))))
        if wanted.near is not None:
            found.sort(key=lambda item: _distance(item, near=True))
        return found


def changed(listing: Listing, entries: Iterable[Entry]) -> Listing | None:
    """Return a pack's place with the centre's changes, or None when it is no longer shown.

    Of a pack's place a centre may say that it is closed, or warn; its texts belong to the pack.
    """
    for entry in entries:
        match entry.change:
            case Removed():
                return None
            case Alerted(text):
                listing = replace(listing, alert=text, source="local")
            case Closed(until, text):
                told = text or listing.alert
                if until is None:
                    listing = replace(listing, status="inactive", alert=told, source="local")
                else:
                    listing = replace(listing, closed_until=until, alert=told, source="local")
            case Added() | Corrected():
                continue
    return listing


def _merged(own: Sequence[Item], page: Page, near: bool, before: int, offset: int, limit: int) -> Page:
    """Return a piece of both lists in one order; `before` is how many of the directory's places were left out."""

    def key(item: Item) -> float:
        return _distance(item, near)

    passed = 0
    if before:
        first = key(page.items[0]) if page.items else float("inf")
        passed = sum(1 for item in own if key(item) <= first)
    rows = sorted([*own[passed:], *page.items], key=key)
    start = offset - (before + passed)
    shown = tuple(rows[start : start + limit])
    more = page.next is not None or len(rows) > start + limit
    return replace(page, items=shown, total=page.total + len(own), next=offset + len(shown) if more and shown else None)


def _distance(item: Item, near: bool) -> float:
    """Return the kilometres; 0 where nobody asked for them, so that the order stays; far away where not known."""
    first = item.reasons[0] if item.reasons else None
    if isinstance(first, Near):
        return first.km
    return float("inf") if near else 0.0


def distance(one: Position, other: Position) -> float:
    """Return the kilometres between two positions, as the crow flies."""
    return kilometres(sum((a - b) ** 2 for a, b in zip(unit(one), unit(other), strict=True)))


def _far(listing: Listing, wanted: Wanted) -> float | None:
    if wanted.near is None or listing.position is None:
        return None
    return distance(wanted.near, listing.position)


def _reasons(listing: Listing, wanted: Wanted, words: Sequence[str], far: float | None, on: date) -> Iterable[Reason]:
    if far is not None:
        yield Near(far)
    if words and _in(listing, words, names=True):
        yield Named()
    for code in sorted(wanted.codes()):
        yield Fits(code)
    if wanted.open_now:
        yield Fits("open_now")
    fresh = listing.assured is not None and not listing.stale(on)
    yield Fresh(listing.assured) if fresh and listing.assured else Old(listing.assured)


def _holds(listing: Listing, words: Sequence[str]) -> bool:
    return not words or _in(listing, words, names=False)


def _in(listing: Listing, words: Sequence[str], *, names: bool) -> bool:
    """Tell whether every word begins a word of the names, or of all texts."""
    text = "\n".join(_texts(listing, names=names))
    folded, found = fold(text), tokens(text)
    return all(word in folded if is_unspaced(word) else any(each.startswith(word) for each in found) for word in words)


def _texts(listing: Listing, *, names: bool) -> list[str]:
    texts = [listing.name, *listing.other_names, listing.title, listing.organization, listing.place]
    if not names:
        texts += [listing.description, listing.city, listing.region, listing.eligibility, *listing.address]
    return [text for text in texts if text]


def _without_all(wanted: Wanted, dropped: Iterable[Dropped]) -> Wanted:
    for step in dropped:
        wanted = without(wanted, step)
    return wanted
