# SPDX-License-Identifier: GPL-3.0-or-later
"""From pressing Listen to the first sound: our whole path against espeak-ng called directly by ctypes."""

import ctypes
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

RUNS = 400
PROCESSES = 7
"""Fresh pairs of processes: some microseconds more or less hang on where the system puts a process."""
TARGET = 2.0

PAGES = {
    "en": (
        "Artificial limbs and other aids",
        "You can ask for the aids you need. You pay a price that you can pay. The aid must fit your body. "
        "You can get training and repair. Go to the centre from 9-12. Call 112 if you are in danger.",
    ),
    "es": (
        "Prótesis y otras ayudas",
        "Usted puede pedir las ayudas que necesita. Usted paga un precio que puede pagar. La ayuda debe ser "
        "de su medida. Usted puede recibir entrenamiento y reparación. Vaya al centro el lunes, de 9-12. "
        "Llame al 123 si está en peligro.",
    ),
}
IDENTIFIERS = {"en": b"gmw/en", "es": b"roa/es-419"}


Press = Callable[[], float]


def ours() -> Callable[[str], Press]:
    """Import what the running program has imported, and return what gets a press ready."""
    from va_desktop.speech.engine import Chunk, never
    from va_desktop.speech.espeak import EspeakEngine
    from va_desktop.speech.utterances import Block, spoken_one_by_one

    def ready(lang: str) -> Press:
        engine = EspeakEngine()
        title, body = PAGES[lang]

        def press() -> float:
            at: list[float] = []

            def take(chunk: Chunk) -> bool:
                at.append(time.perf_counter())
                return True

            start = time.perf_counter()
            first = next(spoken_one_by_one((Block(title, lang, "heading"), Block(body, lang))))
            engine.speak(first.spoken, lang, 1.0, take, never)
            return (at[0] - start) * 1000

        return press

    return ready


def baseline() -> Callable[[str], Press]:
    """Return what gets a press ready with nothing but ctypes and the wheel's loader."""

    class Event(ctypes.Structure):
        _fields_ = [("type", ctypes.c_int), ("unread", ctypes.c_char * 36)]

    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))

    def ready(lang: str) -> Press:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        library.espeak_Initialize(2, 60, espeakng_loader.get_data_path().encode(), 0x8000)
        at: list[float] = []

        def sound(wave: int | None, samples: int, events: object) -> int:
            if wave and samples:
                ctypes.string_at(wave, samples * 2)
                at.append(time.perf_counter())
            return 0

        callback = kind(sound)
        library.espeak_SetSynthCallback(callback)
        library.espeak_SetVoiceByName(IDENTIFIERS[lang])
        given = PAGES[lang][0].encode()

        def press() -> float:
            at.clear()
            start = time.perf_counter()
            library.espeak_Synth(given, len(given) + 1, 0, 1, 0, 1, None, None)
            assert callback is not None
            return (at[0] - start) * 1000

        return press

    return ready


SIDES = {"ours": ours, "baseline": baseline}


def warm(side: str, lang: str) -> list[float]:
    press = SIDES[side]()(lang)
    press()
    return [press() for _ in range(RUNS)]


def cold(side: str, lang: str) -> list[float]:
    """Milliseconds in a fresh process: from loading the library to the first sound, and those of imports."""
    begin = time.perf_counter()
    ready = SIDES[side]()
    imported = time.perf_counter()
    ready(lang)()
    return [(time.perf_counter() - imported) * 1000, (imported - begin) * 1000]


def in_process(*words: str) -> list[float]:
    done = subprocess.run([sys.executable, __file__, *words], capture_output=True, check=True, text=True)
    return [float(number) for number in json.loads(done.stdout)]


def report(name: str, ours_ms: float, baseline_ms: float, **more: float) -> None:
    ratio = round(ours_ms / baseline_ms, 2)
    rounded = {key: round(value, 3) for key, value in more.items()}
    line = {"name": name, "ours_ms": round(ours_ms, 3), "baseline_ms": round(baseline_ms, 3), "ratio": ratio}
    print(json.dumps({**line, "target": TARGET, **rounded}))


def percentile95(times: list[float]) -> float:
    return sorted(times)[round(len(times) * 0.95) - 1]


def main() -> None:
    for lang in PAGES:
        runs = [(in_process("warm", "ours", lang), in_process("warm", "baseline", lang)) for _ in range(PROCESSES)]
        for name, figure in (("p50", statistics.median), ("p95", percentile95)):
            mine, theirs = (statistics.median(figure(run[side]) for run in runs) for side in (0, 1))
            report(f"listen.{lang}.warm.{name}", mine, theirs)
        pairs = [(in_process("cold", "ours", lang), in_process("cold", "baseline", lang)) for _ in range(9)]
        mine, theirs = [pair[0][0] for pair in pairs], [pair[1][0] for pair in pairs]
        imports = statistics.median(pair[0][1] for pair in pairs)
        report(f"listen.{lang}.cold", statistics.median(mine), statistics.median(theirs), imports_ms=imports)


if __name__ == "__main__":
    if sys.argv[1:2] == ["warm"]:
        print(json.dumps(warm(*sys.argv[2:])))
    elif sys.argv[1:2] == ["cold"]:
        print(json.dumps(cold(*sys.argv[2:])))
    else:
        main()
