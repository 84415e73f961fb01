# SPDX-License-Identifier: GPL-3.0-or-later
"""One malformed change never breaks a search: it is refused, or it is left out and told."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.directory.making import TODAY, finder, ids, service
from va_desktop.directory.changes import Added, Alerted, Change, Corrected, to_json
from va_desktop.directory.errors import ChangeRefused
from va_desktop.directory.overlay import Overlay
from va_desktop.directory.sound import check_in
from va_desktop.directory.wanted import Wanted

DOC = {**service("s", "Clinic", (1, 1)), "phones": [{"id": "p", "number": "1"}]}
BAD: list[tuple[str, str, Change, str]] = [
    ("rows of texts", "s", Corrected(("attributes",), None, ["free"]), "shape"),
    ("a text for rows", "s", Corrected(("attributes",), None, "free"), "shape"),
    ("languages as texts", "s", Corrected(("languages",), None, ["km"]), "shape"),
    ("a text for an object", "s", Corrected(("organization",), None, "Red Cross"), "shape"),
    ("prices as texts", "s", Corrected(("cost_options",), None, ["5"]), "shape"),
    ("a text for one row", "s", Corrected(("phones", "p"), None, "1"), "shape"),
    ("rows for a text", "s", Corrected(("description",), None, [1]), "shape"),
    ("no id", "s", Corrected(("id",), "s", None), "id"),
    ("another id", "s", Corrected(("id",), "s", "zz"), "id"),
    ("no name", "s", Corrected(("name",), "Clinic", None), "name"),
    ("no path", "s", Corrected((), None, "x"), "path"),
    ("half a character", "s", Corrected(("description",), None, "\ud800"), "text"),
    ("a number that is none", "s", Corrected(("description",), None, float("nan")), "shape"),
    ("an empty warning", "s", Alerted(" "), "text"),
    ("a place that is no object", "x", Added(service("x") | {"service_at_locations": [{"location": "t"}]}), "shape"),
    ("no id in the document", "q", Added({"name": "n"}), "id"),
    ("the id of another", "q", Added({"id": "s02", "name": "n"}), "id"),
    ("the sign of keys in an id", "a@b", Added({"id": "a@b", "name": "n"}), "id"),
    ("no name in the document", "x", Added({"id": "x"}), "name"),
]


@pytest.mark.parametrize(("key", "change", "reason"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_malformed_change_is_refused_by_every_way_in(
    tmp_path: Path, overlay: Overlay, key: str, change: Change, reason: str
) -> None:
    with pytest.raises(ChangeRefused) as refused:
        overlay.make(key, change)
    assert refused.value.reason == reason
    rows = [{"va_overlay": 2}, {"id": "1", "day": "2026-01-01", "stamp": 1, "service": key, **to_json(change)}]
    file = tmp_path / "x.vachanges"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    taken = overlay.take_in(file)
    assert (taken.new, taken.unread) == (0, (2,))
    assert overlay.changes() == ()


@pytest.mark.parametrize(("key", "change", "reason"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_malformed_change_that_got_in_anyway_breaks_no_search(
    tmp_path: Path, overlay: Overlay, key: str, change: Change, reason: str
) -> None:
    found = finder(tmp_path / "X.vadir", [DOC, service("s02")], overlay=overlay)
    sql = "INSERT INTO change (day, service, body, id, stamp) VALUES ('2026-01-01', ?, ?, 'x', 1)"
    try:
        overlay._run(sql, (key, json.dumps(to_json(change))))
    except ValueError:
        pytest.skip("no file can hold it")
    overlay._run("INSERT INTO touched VALUES (?, 1)", (key,))
    assert sorted(ids(found.find(Wanted(), TODAY))) == ["s", "s02"]
    assert ids(found.find(Wanted("clinic"), TODAY)) == ["s"]
    assert found.listing("s@ps") is not None
    (told,) = overlay.conflicts(lambda each: found.directory.document("service", each)) or [None]
    if key in ("s", "s02"):
        assert told is not None and told.kind == "unfit"
        overlay.settle(told, "theirs")
        assert overlay.changes() == ()


@pytest.mark.parametrize("path", [("addres", "city"), ("nmae",), ("phones", "zz", "number"), ("phones", "p", "numbr")])
def test_a_field_that_is_not_there_is_refused(overlay: Overlay, path: tuple[str, ...]) -> None:
    with pytest.raises(ChangeRefused) as refused:
        overlay.make("s", Corrected(path, None, "Foo"), DOC)
    assert (refused.value.reason, refused.value.path) == ("path", path)


@pytest.mark.parametrize(
    ("path", "value"),
    [(("url",), "https://example.org"), (("phones", "new"), {"id": "new", "number": "2"}),
     (("languages",), [{"code": "km"}]), (("attributes",), None),
     (("service_at_locations", "ps", "location", "transportation"), "Bus 4")],
)  # fmt: skip
def test_what_hsds_has_may_be_written(path: tuple[str, ...], value: Any) -> None:
    check_in(DOC, "s", Corrected(path, None, value))


def test_what_cannot_be_shown_stays_as_the_directory_has_it(overlay: Overlay) -> None:
    nameless = {"name": "A document without an id"}
    overlay.make("s", Alerted("Mind the step"))
    assert overlay.merged("s", nameless) == nameless
    assert [each.kind for each in overlay.conflicts(lambda _: nameless)] == ["unfit"]


def test_a_bottomless_line_is_one_unread_line(tmp_path: Path, overlay: Overlay) -> None:
    file = tmp_path / "x.vachanges"
    good = {"id": "1", "day": "2026-01-01", "stamp": 1, "service": "s", "what": "alert", "text": "Mind the step"}
    file.write_text('{"va_overlay": 2}\n' + "[" * 100_000 + "\n" + json.dumps(good) + "\n", encoding="utf-8")
    taken = overlay.take_in(file)
    assert (taken.new, taken.unread) == (1, (2,))
