"""Cuts the fonts of the briefing out of the variable fonts they come from.

    python tools/make_fonts.py FOLDER-WITH-VARIABLE-FONTS saksi/briefing/fonts

Matplotlib and the HTML's subsetter want one file a weight, and Typst then takes the very same files. Both
families are under the SIL Open Font License without reserved names, so instances may carry their names.
"""

import argparse
from pathlib import Path

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
    shown = {1: family if style in ("Regular", "Italic") else f"{family} {style}", 2: "Italic" if style == "Italic" else "Regular"}
    shown |= {3: f"{family}-{style}", 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}", 16: family, 17: style}
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    for file, family, style, axes in CUTS:
        target = options.target / f"{family.replace(' ', '')}-{style}.ttf"
        cut(options.sources / file, family, style, axes).save(target)
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main()
