# SPDX-License-Identifier: GPL-3.0-or-later
"""The inside of the killable process: pyttsx3 writes one text into one file, or lists the voices, and ends.

Run as `python -m va_desktop.speech.child FOLDER`; reads FOLDER/request.json, writes FOLDER/report.json last.
pyttsx3 blocks, hangs and reports success without sound (measured with 2.99), so nothing else may load it.
"""

import json
import sys
from pathlib import Path
from typing import Any

REQUEST, REPORT, SOUND = "request.json", "report.json", "sound.wav"


def main(folder: Path) -> int:
    """Do what the request asks; 0 when the report was written."""
    request = json.loads((folder / REQUEST).read_text(encoding="utf-8"))
    import pyttsx3

    engine = pyttsx3.init()
    report = _voices(engine) if request["do"] == "voices" else _save(engine, request, folder / SOUND)
    unfinished = folder / f"{REPORT}.part"
    unfinished.write_text(json.dumps(report), encoding="utf-8")
    unfinished.replace(folder / REPORT)
    return 0


def _voices(engine: Any) -> dict[str, Any]:
    return {
        "voices": [
            {"id": str(voice.id), "tags": [_tag(tag) for tag in voice.languages or () if tag]}
            for voice in engine.getProperty("voices")
        ]
    }


def _save(engine: Any, request: dict[str, Any], file: Path) -> dict[str, Any]:
    finished: list[bool] = []
    engine.connect("finished-utterance", lambda name=None, completed=False: finished.append(bool(completed)))
    engine.setProperty("voice", request["voice"])
    engine.setProperty("rate", int(engine.getProperty("rate") * request["speed"]))
    engine.save_to_file(request["text"], str(file))
    engine.runAndWait()
    # SAPI5 saves before it returns and tells no event.
    told = any(finished) or getattr(engine, "driver_name", "") == "sapi5"
    return {"finished": told, "bytes": file.stat().st_size if file.is_file() else 0}


def _tag(tag: bytes | str) -> str:
    """Return a BCP 47 tag from what the drivers give: b'\\x05en-gb', 'en_US', 'en-us'."""
    text = tag.decode("utf-8", "ignore") if isinstance(tag, bytes) else str(tag)
    return "".join(char for char in text if char.isprintable()).replace("_", "-").strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
