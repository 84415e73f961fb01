# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures that the window works with: counted facts from whoever has them, and what was given out; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from va_desktop.bootstrap import Services
    from va_desktop.desk import Desk
    from va_desktop.evidence.keys import Period
    from va_desktop.evidence.ledger import Ledger
    from va_desktop.evidence.package import Package
    from va_desktop.evidence.published import Published
    from va_desktop.evidence.report import Definitions
    from va_desktop.evidence.store import Counted


class Counts:
    """Belongs to one window. Without `counted` there is no data, and every page says so."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._counted: Callable[[], Iterable[Counted]] | None = None
        self._ledger: Ledger | None = None
        self._defined: Definitions | None = None
        self._desk: Desk | None = None
        self._made: dict[tuple[str, Period], Published] = {}

    def use(self, counted: Callable[[], Iterable[Counted]] | None, ledger: Ledger | None = None) -> None:
        """Take facts from here from now on, and keep what is given out there; None when the caseload closes."""
        self._counted, self._ledger = counted, ledger
        self.forget()

    def follow(self, desk: Desk | None) -> None:
        """Count what the open caseload holds, or nothing when there is none or the person holds the screen."""
        if desk is self._desk:
            return
        self._desk = desk
        if desk is None:
            self.use(None)
        else:
            self.use(lambda: desk.facts(self._services.clock()), desk.given)

    def forget(self) -> None:
        """Forget all figures: something was added, or nobody may see them any more."""
        self._made.clear()

    @property
    def there(self) -> bool:
        """Tell whether there is anything to count."""
        return self._counted is not None

    @property
    def ledger(self) -> Ledger:
        """Return the list of what was given out."""
        if self._ledger is None:
            from va_desktop.evidence.ledger import FileLedger

            self._ledger = FileLedger(self._services.folders.data / "evidence" / "given.json")
        return self._ledger

    @property
    def defined(self) -> Definitions:
        """Return the definitions of the packs."""
        if self._defined is None:
            from va_desktop.evidence.report import definitions

            self._defined = definitions(self._services.library)
        return self._defined

    def given(self, country: str) -> Sequence[Published]:
        """Return what was given out of a country. Raises `LedgerDamaged`."""
        return self.ledger.given("main", country)

    def figures(self, country: str, period: Period) -> Published:
        """Return the protected figures of a period, counted when first asked for.

        Raises `Overlaps`, `LedgerDamaged` and whatever the source of the facts raises.
        """
        found = self._made.get((country, period))
        if found is None:
            found = self._count(country, period)
            self._made[country, period] = found
        return found

    def known(self, country: str, period: Period) -> bool:
        """Tell whether the figures are there without counting."""
        return (country, period) in self._made

    def _count(self, country: str, period: Period) -> Published:
        from va_desktop.evidence import store
        from va_desktop.evidence.report import nothing, publish

        today = self._services.clock()
        if self._counted is None:
            return nothing(country, period, today)
        connection = store.memory()
        try:
            connection.execute("BEGIN")
            store.fill(connection, self._counted())
            connection.execute("COMMIT")
            return publish(connection, self.defined, country, period, self.ledger, today)
        finally:
            connection.close()

    def keep(self, published: Published) -> None:
        """List figures as given out: they leave on paper. Raises OSError, `Overlaps` and `LedgerDamaged`."""
        from va_desktop.evidence.ledger import earlier

        if earlier(self.ledger, published.series, published.country, published.period) is None:
            self.ledger.add(published)

    def write(self, package: Package, folder: Path) -> Sequence[Path]:
        """Write the files of a report. Raises OSError, `Overlaps` and `LedgerDamaged`."""
        from va_desktop.evidence.package import write

        return write(package, folder, self.ledger)
