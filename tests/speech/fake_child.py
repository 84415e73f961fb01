# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the process that runs pyttsx3, and misbehaves as told: `fake_child.py HOW FOLDER`."""

import json
import struct
import subprocess
import sys
import threading
import wave
from pathlib import Path


def main(how: str, folder: Path) -> int:
    request = json.loads((folder / "request.json").read_text(encoding="utf-8"))
    report, sound = folder / "report.json", folder / "sound.wav"
    if request["do"] == "voices":
        if how == "mute":
            threading.Event().wait()
        tags = [] if how == "voiceless" else ["ps-AF", "en-US"]
        report.write_text(json.dumps({"voices": [{"id": "one", "tags": tags}]}))
        return 0
    match how:
        case "hang":
            threading.Event().wait()
        case "grandchild":
            subprocess.Popen(["sleep", "61.25"])
            threading.Event().wait()
        case "die":
            return 3
        case "nothing":
            return 0
        case "nonsense":
            report.write_text("[1, 2")
            return 0
    with wave.open(str(sound), "wb") as out:
        out.setnchannels(2 if how == "stereo" else 1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        frames = 16_000 * (4_000 if how == "endless" else 1)
        out.writeframes(struct.pack("<h", 1000) * frames * (2 if how == "stereo" else 1))
    size = sound.stat().st_size
    match how:
        case "half":
            sound.write_bytes(sound.read_bytes()[: size // 2])
            size = sound.stat().st_size
        case "grows":
            sound.write_bytes(sound.read_bytes() + bytes(400))
        case "fat":
            sound.write_bytes(sound.read_bytes() + bytes(400))
            size += 400
        case "another":
            size += 2
        case "no file":
            sound.unlink()
    report.write_text(json.dumps({"finished": how != "unfinished", "bytes": size}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
