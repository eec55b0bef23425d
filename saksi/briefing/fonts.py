"""The fonts of a briefing: the faces of the page, and what the fonts of the PDF can show.

The page carries WOFF files that were cut once (``tools/make_fonts.py``) and are shipped as they are, so that it is
the same on every machine; letters that they lack come from the reader's own fonts.
"""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

import matplotlib
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
FACES = (
    ("Newsreader", 400, "normal", "Newsreader-Regular"),
    ("Newsreader", 600, "normal", "Newsreader-SemiBold"),
    ("Newsreader", 400, "italic", "Newsreader-Italic"),
    ("Newsreader Display", 500, "normal", "NewsreaderDisplay-Medium"),
    ("Public Sans", 400, "normal", "PublicSans-Regular"),
    ("Public Sans", 600, "normal", "PublicSans-SemiBold"),
)


def fallback_folder() -> Path:
    """Matplotlib's fonts, which come with it: DejaVu has the letters and signs that ours lack."""
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@cache
def faces() -> str:
    """``@font-face`` rules of the page, with the fonts inside."""
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};font-display:swap;'
        f"src:url(data:font/woff;base64,{base64.b64encode((FOLDER / f'{file}.woff').read_bytes()).decode()})}}\n"
        for family, weight, style, file in FACES
    )


@cache
def printable() -> frozenset[int]:
    """Code points that every text face of the PDF can show, itself or by its fallback."""
    ours = [set(TTFont(FOLDER / f"{file}.ttf").getBestCmap()) for _, _, _, file in FACES]
    with TTFont(fallback_folder() / "DejaVuSans.ttf") as fallback:
        return frozenset(set.intersection(*ours) | set(fallback.getBestCmap()))
