# SPDX-License-Identifier: GPL-3.0-or-later
"""`va-desktop status`: the treaty status of a country on a day."""

import argparse
import json
from datetime import date
from typing import Any, TextIO

from va_desktop.bootstrap import Services
from va_desktop.content.library import Library
from va_desktop.rights.status import TreatyStatus, status


def add_parser(commands: Any) -> None:
    """Add the command to the program's parser."""
    parser = commands.add_parser("status", help="treaty status of a country on a day")
    parser.add_argument("country", metavar="ISO3", help="country code of three letters, for example COL")
    parser.add_argument("--on", metavar="YYYY-MM-DD", help="the day; today if not given")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace, services: Services, out: TextIO, err: TextIO) -> int:
    """Print the status; 2 for an unknown country or an impossible day."""
    try:
        on = date.fromisoformat(args.on) if args.on else services.clock()
    except ValueError:
        print(f"va-desktop status: {args.on!r} is not a day; write YYYY-MM-DD, for example 2025-12-27", file=err)
        return 2
    country = args.country.upper()
    rows = status(services.library, country, on)
    if rows is None:
        print(f"va-desktop status: no country {args.country!r}; write a code of three letters, such as COL", file=err)
        return 2
    if args.json:
        document = {
            "country": country,
            "on": on.isoformat(),
            "instruments": [_row(services.library, row, on) for row in rows],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2), file=out)
    else:
        for row in rows:
            since = f" since {row.since}" if row.since else ""
            doubt = "" if row.certainty == "high" else f" (certainty: {row.certainty})"
            print(f"{row.id:8} {row.status}{since}{doubt}{' - disputed' if row.disputed else ''}", file=out)
    return 0


def _row(library: Library, row: TreatyStatus, on: date) -> dict[str, object]:
    return {
        "id": row.id,
        "status": row.status,
        "since": row.since,
        "in_force": row.in_force.isoformat() if row.in_force else None,
        "binds": row.binds(on),
        "disputed": row.disputed,
        "certainty": row.certainty,
        "source": ", ".join(row.sources),
        "note": library.text(row.note.text, ("en",)).text if row.note else row.remark,
    }
