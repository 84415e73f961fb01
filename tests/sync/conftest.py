# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.casework.world import CHEAP, CODE
from tests.storage.conftest import Watch
from va_desktop.desk import Desk


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(tmp_path: Path, watch: Watch) -> Iterator[Callable[[str], Desk]]:
    """Make or open the desk of one more worker."""
    opened: list[Desk] = []

    def make(name: str) -> Desk:
        folder = tmp_path / name
        if (folder / "vault.json").exists():
            opened.append(Desk.open(folder, CODE, (), watch))
        else:
            opened.append(Desk.create(folder, CODE, (), now=watch, cost=CHEAP)[0])
        return opened[-1]

    yield make
    for one in opened:
        one.vault.lock()


def acquaint(*desks: Desk) -> None:
    """Let all of them trust each other's cards."""
    cards = [one.exchange.own_card(f"Site {number}") for number, one in enumerate(desks)]
    for one in desks:
        for card in cards:
            if card.id != one.exchange.own_card("").id:
                one.exchange.partners.trust(card)


def name_of(desk: Desk) -> str:
    return desk.exchange.own_card("").id


def pass_on(sender: Desk, *to: Desk, on) -> bytes:
    """Write a file, and let the others merge it."""
    file = sender.exchange.write([name_of(one) for one in to], on)
    for one in to:
        one.exchange.merge(one.exchange.read(file))
    return file
