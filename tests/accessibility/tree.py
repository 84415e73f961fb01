# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the accessibility tree of one application as JSON. Runs under the system's own Python, which has gi.

/usr/bin/python3 tree.py NAME
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def find(name, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_name() == name:
                return child
        time.sleep(0.05)
    raise SystemExit(f"no application {name!r} on the bus")


def text(node):
    content = node.get_text_iface()
    return content.get_text(0, content.get_character_count()) if content is not None else ""


def walk(node, depth, found):
    states = {state.value_nick for state in node.get_state_set().get_states()}
    found.append(
        {
            "role": node.get_role_name(),
            "name": node.get_name(),
            "description": node.get_description(),
            "states": sorted(states),
            "depth": depth,
            "text": text(node),
        }
    )
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            walk(child, depth + 1, found)


rows = []
walk(find(sys.argv[1]), 0, rows)
print(json.dumps(rows, ensure_ascii=False))
