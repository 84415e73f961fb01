# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory file: word for word, checked, and swapped in only when whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.directory.making import TODAY, Doc, service, write
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, ImportCancelled, RecordRefused
from va_desktop.directory.reading import Directory
from va_desktop.directory.record import Record
from va_desktop.directory.wanted import Wanted
from va_desktop.directory.writer import DirectoryWriter, Info, Progress

ROOT = Path(__file__).parents[2]
STRANGE: Doc = {
    "id": "s1", "name": "ជំនួយ\u200b", "own_field": [1, None, {"deep": [True, 1.5, "\ud800"]}], "latitude": "",
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "directory" / "KHM.vadir"


def test_every_document_comes_back_word_for_word(path: Path) -> None:
    others = [
        Record("organization", "o1", {"id": "o1", "name": "Óne"}),
        Record("wild_thing", "w", {"id": "w", "what": {"nobody": "knows"}}),
        Record("taxonomy_term", "t", {"id": "t", "code": "x"}),
    ]
    found = write(path, [STRANGE, service("s2", at=(1, 2))], others)
    assert [record.doc for record in found.records()] == [
        *(each.doc for each in others),
        STRANGE,
        service("s2", at=(1, 2)),
    ]
    assert found.document("service", "s1") == STRANGE
    assert found.document("service", "s9") is None
    assert found.kinds == {"organization": 1, "wild_thing": 1, "taxonomy_term": 1, "service": 2}
    assert found.places == 2


def test_a_double_id_is_refused_and_the_rest_goes_on(path: Path) -> None:
    with DirectoryWriter(path, Info(TODAY)) as writer:
        writer.add(Record("service", "s1", service("s1", "First")))
        with pytest.raises(RecordRefused) as refused:
            writer.add(Record("service", "s1", service("s1", "Second")))
        with pytest.raises(RecordRefused):
            writer.add(Record("service", "s2", {"id": "s2", "attributes": 7}))
        writer.add(Record("organization", "s1", {"id": "s1"}))
        written = writer.finish()
    assert (refused.value.reason, refused.value.id) == ("double", "s1")
    assert written.kinds == {"service": 1, "organization": 1}
    found = Directory.open(path).document("service", "s1")
    assert found is not None and found["name"] == "First"


def imported(writer: DirectoryWriter) -> None:
    with writer:
        for number in range(600):
            writer.add(Record("service", f"n{number}", service(f"n{number}")))
        writer.finish()


def test_a_cancelled_import_leaves_the_old_file(path: Path) -> None:
    write(path, [service("old")]).close()
    seen: list[Progress] = []
    for stop_at in ("reading", "ordering", "indexing", "checking"):
        asked = {"stop": False}

        def tell(progress: Progress, stop_at: str = stop_at, asked: dict[str, bool] = asked) -> None:
            seen.append(progress)
            asked["stop"] = asked["stop"] or (progress.step == stop_at and (stop_at != "reading" or progress.done > 0))

        with pytest.raises(ImportCancelled):
            imported(DirectoryWriter(path, Info(TODAY), tell, lambda asked=asked: asked["stop"]))  # type: ignore[misc]
        assert Directory.open(path).kinds == {"service": 1}
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert {each.step for each in seen} == {"reading", "ordering", "indexing", "checking"}


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.directory.making import TODAY, service
from va_desktop.directory.record import Record
from va_desktop.directory.writer import DirectoryWriter, Info

def tell(progress):
    if progress.step == sys.argv[2] and (progress.step != "reading" or progress.done > 300):
        os.kill(os.getpid(), signal.SIGKILL)

with DirectoryWriter(Path(sys.argv[1]), Info(TODAY), tell) as writer:
    for number in range(600):
        writer.add(Record("service", f"n{number}", service(f"n{number}", "New", (1, 1))))
    writer.finish()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("step", ["reading", "indexing", "checking"])
def test_a_killed_import_leaves_the_old_file_and_the_next_one_works(path: Path, step: str) -> None:
    write(path, [service("old")]).close()
    before = path.read_bytes()
    died = subprocess.run([sys.executable, "-c", KILLED, str(path), step], cwd=ROOT, check=False)
    assert died.returncode == -signal.SIGKILL
    assert len(list(path.parent.iterdir())) > 1, "the test killed it too early"
    assert path.read_bytes() == before
    assert write(path, [service("a"), service("b")]).kinds == {"service": 2}
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_leaving_early_throws_the_draft_away(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), DirectoryWriter(path, Info(TODAY)):
        raise ZeroDivisionError
    assert list(path.parent.iterdir()) == []


def test_a_changed_byte_is_found_and_a_cut_file_never_opened(path: Path) -> None:
    write(path, [service(f"s{number}") for number in range(50)]).verify()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    other = path.with_name("other.vadir")
    other.write_bytes(content)
    with pytest.raises(DirectoryDamaged, match="changed"):
        Directory.open(other).verify()
    for cut, damage in ((len(content) - 1, "unfinished"), (50, "not_a_directory"), (0, "not_a_directory")):
        other.write_bytes(content[:cut])
        with pytest.raises(DirectoryDamaged, match=damage):
            Directory.open(other)
    with pytest.raises(DirectoryDamaged, match="unreadable"):
        Directory.open(path.with_name("none.vadir"))


def test_a_newer_format_is_named_as_such(path: Path) -> None:
    write(path, [service("s")]).close()
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(content)
    with pytest.raises(DirectoryTooNew):
        Directory.open(path)


def test_an_empty_directory_is_a_directory(path: Path) -> None:
    from va_desktop.directory.finding import Finder

    found = write(path, [])
    assert found.places == 0
    assert Finder(found).find(Wanted("anything"), TODAY).total == 0
    assert Finder(found).find(Wanted(near=(1.0, 2.0)), TODAY).items == ()


def test_readers_of_the_old_file_go_on_while_a_new_one_is_swapped_in(path: Path) -> None:
    old = write(path, [service("old", "Before")])
    new = write(path, [service("new", "After")])
    assert old.document("service", "old") is not None
    assert new.document("service", "old") is None
