"""Cuts the fonts of the briefing out of the variable fonts they come from.

    python tools/make_fonts.py FOLDER-WITH-VARIABLE-FONTS saksi/briefing/fonts

Matplotlib wants one file a weight, and Typst then takes the very same files; the page gets a WOFF of each, made
here once so that it is the same wherever a briefing is made. Both families are under the SIL Open Font License
without reserved names, so instances may carry their names.
"""

import argparse
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

CUTS = (
    ("Newsreader[opsz,wght].ttf", "Newsreader", "Regular", {"wght": 400, "opsz": 11}),
    ("Newsreader[opsz,wght].ttf", "Newsreader", "SemiBold", {"wght": 600, "opsz": 11}),
    ("Newsreader-Italic[opsz,wght].ttf", "Newsreader", "Italic", {"wght": 400, "opsz": 11}),
    ("Newsreader[opsz,wght].ttf", "Newsreader Display", "Medium", {"wght": 500, "opsz": 44}),
    ("PublicSans[wght].ttf", "Public Sans", "Regular", {"wght": 400}),
    ("PublicSans[wght].ttf", "Public Sans", "SemiBold", {"wght": 600}),
    ("PublicSans-Italic[wght].ttf", "Public Sans", "Italic", {"wght": 400}),
)


def cut(source: Path, family: str, style: str, axes: dict[str, float]) -> TTFont:
    """One weight of a variable font, named as a family and style of its own."""
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), axes)
    names = font["name"]
    for ident in (16, 17, 21, 22, 25):
        names.removeNames(nameID=ident)
    shown = {
        1: family if style in ("Regular", "Italic") else f"{family} {style}",
        2: "Italic" if style == "Italic" else "Regular",
    }
    shown |= {
        3: f"{family}-{style}",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }
    for ident, text in shown.items():
        names.setName(text, ident, 3, 1, 0x409)
        names.removeNames(nameID=ident, platformID=1)
    font["OS/2"].usWeightClass = int(axes["wght"])
    font["OS/2"].fsSelection = 0x01 if style == "Italic" else 0x40
    font["head"].macStyle = 0x02 if style == "Italic" else 0
    for table in ("STAT", "MVAR", "HVAR", "avar", "DSIG"):
        if table in font:
            del font[table]
    return font


FIGURES_ONLY = frozenset({"PublicSans-Italic"})
WEB = frozenset(
    {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2028), 0x2191, 0x2032}
)
"""What the page's fonts hold: Latin with the letters of Europe and Vietnam, punctuation, an arrow."""


def for_the_web(source: Path) -> TTFont:
    """The face cut down to :data:`WEB` and compressed; other letters come from the reader's own fonts."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=WEB)
    subsetter.subset(font)
    font.flavor = "woff"
    return font


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    for file, family, style, axes in CUTS:
        target = options.target / f"{family.replace(' ', '')}-{style}.ttf"
        cut(options.sources / file, family, style, axes).save(target)
        if target.stem not in FIGURES_ONLY:
            for_the_web(target).save(target.with_suffix(".woff"))
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main()
