# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling a table from a file that only has a table's name."""

import pytest

from va_desktop.directory.hsds.grid import binary

TEXT = "Name,Telephone\nعيادة,1\nគ្លីនិក,2\n" * 40


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_every_encoding_is_text(encoding: str) -> None:
    plain = "Name,Telephone\nSample Hut,1\n" * 40
    assert not binary(plain.encode(encoding))
    assert not binary(b"")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_other_scripts_are_text(encoding: str) -> None:
    assert not binary(TEXT.encode(encoding))


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)), b"\x01\x02\x03abc" * 9])
def test_pictures_and_programs_are_no_text(head: bytes) -> None:
    assert binary(head)
