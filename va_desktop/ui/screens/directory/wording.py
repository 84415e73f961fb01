# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed directory, a load and what came of it, in sentences; no Qt."""

from va_desktop.directory import writer
from va_desktop.directory.doubts import DirectoryDoubted
from va_desktop.directory.errors import DirectoryDamaged, DirectoryTooNew, DirectoryUnwritten, ImportCancelled
from va_desktop.directory.hsds.findings import Report, SourceRefused
from va_desktop.directory.loading import Loaded, Step
from va_desktop.directory.reading import Directory
from va_desktop.i18n.direction import isolate
from va_desktop.i18n.translator import Translator
from va_desktop.ui.language import Words


def card(words: Words, found: Directory) -> tuple[str, ...]:
    """Return what is known of an installed directory."""
    tr, info, number = words.tr, found.info, found.places
    told = [
        tr.plural("{n} place.", "{n} places.", number).format(n=words.number(number)),
        tr("Loaded on {day}.").format(day=words.day(info.made)),
    ]
    if info.source:
        told.append(tr("From: {source}").format(source=isolate(info.source)))
    if info.version:
        told.append(tr("Version: {version}").format(version=isolate(info.version)))
    licence = isolate(info.licence) if info.licence else tr("not told")
    told.append(tr("Licence: {name}").format(name=licence))
    return tuple(told)


def step(words: Words, now: Step) -> str:
    """Return how far a load is."""
    tr = words.tr
    if isinstance(now, writer.Progress):
        match now.step:
            case "reading":
                return tr("Reading: {n} entries.").format(n=words.number(now.done))
            case "ordering":
                return tr("Putting the places in order.")
            case "indexing":
                total = words.number(now.total or 0)
                return tr("Making it searchable: {n} of {all}.").format(n=words.number(now.done), all=total)
            case "checking":
                return tr("Checking that everything is there.")
    return tr("Reading: {n} rows.").format(n=words.number(now.rows))


def counts(words: Words, found: Loaded) -> tuple[str, ...]:
    """Return how the rows ended; the numbers add up."""
    tr, total = words.tr, found.report.total
    unread = (tr("This is not everything: the rest could not be read."),) if found.report.unread else ()
    return (
        *unread,
        tr("{n} rows were read.").format(n=words.number(total.rows)),
        tr("Taken in: {n}.").format(n=words.number(total.imported)),
        tr("Joined with another row: {n}.").format(n=words.number(total.merged)),
        tr("Refused: {n}.").format(n=words.number(total.refused)),
        tr("Places that can be found now: {n}.").format(n=words.number(found.written.places)),
    )


def findings(words: Words, report: Report) -> tuple[str, ...]:
    """Return what was found, the most frequent first, each with how often."""
    rows = sorted(report.reasons.items(), key=lambda row: -row[1])
    return tuple(f"{reason(words.tr, code)}: {words.number(number)}" for code, number in rows)


def reason(tr: Translator, code: str) -> str:
    """Return what was found with a row, in a few words."""
    known = {
        "ambiguous_hours": tr("Opening hours kept as words"),
        "assumed_value": tr("A missing value was assumed"),
        "bad_date": tr("A date that is none"),
        "bad_header": tr("A heading that cannot be read"),
        "bad_number": tr("A number that is none"),
        "bad_time": tr("A time of day that is none"),
        "bad_value": tr("A value that does not fit"),
        "blank_row": tr("An empty row"),
        "bom": tr("An invisible mark at the start"),
        "broken_json": tr("A broken entry"),
        "broken_quote": tr("A quotation mark that was never closed"),
        "control_characters": tr("Invisible signs taken out"),
        "dangling_key": tr("It points to something that is not there"),
        "delimiter_guessed": tr("The sign between columns was guessed"),
        "duplicate_id": tr("The same number twice"),
        "duplicate_row": tr("The same row twice"),
        "encoding_guessed": tr("The way letters are stored was guessed"),
        "file_ignored": tr("A file that is not needed"),
        "id_not_uuid": tr("An own number, turned into a lasting one"),
        "missing_id": tr("No number: one was made"),
        "missing_value": tr("A value is missing"),
        "multi_line_cell": tr("A cell with several lines"),
        "no_rows": tr("No rows"),
        "not_an_object": tr("Something that is no entry"),
        "protected_in_doubt": tr("An unclear answer: the address is protected"),
        "rest_unread": tr("The rest could not be read"),
        "sink_refused": tr("Not kept"),
        "too_deep": tr("Too many things inside each other"),
        "too_few_cells": tr("A row with too few cells"),
        "too_large": tr("Too large"),
        "too_many_cells": tr("A row with too many cells"),
        "too_many_codes": tr("Codes that cannot be filtered by: there are too many"),
        "unknown_column": tr("A column of your own, kept as it is"),
        "unknown_table": tr("A table of another kind, kept as it is"),
        "unreadable_row": tr("A row that cannot be read"),
    }
    return known.get(code, code)


def failure(tr: Translator, error: Exception) -> str:
    """Return why a load ended, what is safe, and what to do."""
    match error:
        case ImportCancelled():
            return tr("Stopped. The directory from before is still in use.")
        case DirectoryUnwritten():
            return tr("It could not be written here. The disk may be full. The old directory is still in use.")
        case SourceRefused(reason="encrypted"):
            return tr("The file is locked with a password. Save it without one. Nothing was changed.")
        case SourceRefused(reason="too_large" | "too_many_files" | "bomb"):
            return tr("The file is too large or unsafe to open. Nothing was changed.")
        case SourceRefused(reason="no_name"):
            return tr("No column gives the name of the place. Choose one. Nothing was changed.")
        case SourceRefused(reason="no_rows"):
            return tr("There are no rows in this file. Nothing was changed.")
        case SourceRefused(reason="no_table"):
            return tr("This is no table. Save it as CSV or Excel, and choose it again. Nothing was changed.")
        case SourceRefused(reason="missing"):
            return tr("The file is not there any more. Choose it again. Nothing was changed.")
        case SourceRefused(reason="no_places"):
            return tr("There is no place in this file that can be found. Nothing was changed.")
        case DirectoryDoubted():
            return tr("The old directory is kept. Nothing was changed.")
        case SourceRefused(reason="unknown_format"):
            return tr("This is no directory that the program knows. Nothing was changed.")
        case SourceRefused():
            return tr("The file could not be read. Ask for a fresh copy. Nothing was changed.")
        case DirectoryDamaged() | DirectoryTooNew():
            return tr("The new directory was not sound. The old one is still in use.")
        case _:
            return tr("It did not work. The old directory is still in use.")
