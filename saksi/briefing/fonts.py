"""The fonts of a briefing: faces cut down to the characters of a page, and what the PDF's fonts can show.

The HTML carries subsets of the shipped faces as plain TrueType: a compressed form would depend on the
machine's zlib, and the page is to be the same everywhere.
"""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

import matplotlib
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
FACES = (
    ("Newsreader", 400, "normal", "Newsreader-Regular.ttf"),
    ("Newsreader", 600, "normal", "Newsreader-SemiBold.ttf"),
    ("Newsreader", 400, "italic", "Newsreader-Italic.ttf"),
    ("Newsreader Display", 500, "normal", "NewsreaderDisplay-Medium.ttf"),
    ("Public Sans", 400, "normal", "PublicSans-Regular.ttf"),
    ("Public Sans", 600, "normal", "PublicSans-SemiBold.ttf"),
)
_ALWAYS = {chr(code) for code in range(0x20, 0x7F)} | set("–—‘’“”…·•↑×")


def fallback_folder() -> Path:
    """Matplotlib's fonts, which come with it: DejaVu has the letters and signs that ours lack."""
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def faces(used: set[str]) -> str:
    """``@font-face`` rules for the shipped faces with the characters of *used*."""
    codes = tuple(sorted(ord(char) for char in used | _ALWAYS))
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};font-display:swap;'
        f"src:url(data:font/ttf;base64,{base64.b64encode(_subset(file, codes)).decode()})}}\n"
        for family, weight, style, file in FACES
    )


@cache
def _subset(file: str, codes: tuple[int, ...]) -> bytes:
    font = TTFont(FOLDER / file, recalcTimestamp=False)
    options = Options(layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"], hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def printable() -> frozenset[int]:
    """Code points that every text face of the PDF can show, itself or by its fallback."""
    ours = [set(TTFont(FOLDER / file).getBestCmap()) for _, _, _, file in FACES]
    with TTFont(fallback_folder() / "DejaVuSans.ttf") as fallback:
        return frozenset(set.intersection(*ours) | set(fallback.getBestCmap()))
