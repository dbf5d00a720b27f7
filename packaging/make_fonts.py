#!/usr/bin/env python3
"""Make resources/fonts from the web fonts that the type foundries' npm packages carry.

    npm install --prefix DIR @fontsource-variable/literata@5 @fontsource-variable/inter@5 \\
        @fontsource/atkinson-hyperlegible@5
    pip install fonttools brotli
    python packaging/make_fonts.py DIR/node_modules

The packages cut each face into one woff2 a script (Latin, Greek ...), which a browser
picks from. Qt wants a file that holds them all. Variable fonts cannot be merged, so each
cut is first pinned to one weight; a character that two cuts hold is taken from the first;
then the cuts are merged and named the way font databases expect: family and style in the
old pair of names where there is a place for them (regular, italic, bold, bold italic), in
the typographic pair otherwise. Kerning between letters of different cuts is lost.

The result is the same bytes for the same packages and the same fonttools.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).resolve().parents[1] / "resources" / "fonts"

# The order decides which cut a shared character comes from.
SCRIPTS = (
    "latin",
    "latin-ext",
    "greek",
    "greek-ext",
    "cyrillic",
    "cyrillic-ext",
    "vietnamese",
)

WEIGHT_NAMES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}

# Features a reader or its interface can use; the cuts carry more (stylistic sets, small
# capitals) that nothing here switches on.
FEATURES = ["calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum", "frac"]

# Vertical metrics and hints: nothing sets vertical lines, and hints of separate cuts
# contradict each other once merged (systems that hint do it on their own).
DROPPED_TABLES = ["vhea", "vmtx", "VORG", "cvt ", "fpgm", "prep", "DSIG", "STAT"]


@dataclass(frozen=True)
class Face:
    """One file to make: ``weight`` 400..700, of ``family``, upright or italic."""

    family: str
    package: str
    weight: int
    italic: bool = False

    @property
    def style(self) -> str:
        name = WEIGHT_NAMES[self.weight]
        if not self.italic:
            return name
        return "Italic" if name == "Regular" else f"{name} Italic"

    @property
    def file_name(self) -> str:
        return f"{self.family}-{self.style}.ttf".replace(" ", "")

    def cut(self, modules: Path, script: str) -> Path:
        slope = "italic" if self.italic else "normal"
        folder = modules / self.package / "files"
        stem = self.package.rpartition("/")[2]
        variable = "variable" in self.package
        return folder / f"{stem}-{script}-{'wght' if variable else self.weight}-{slope}.woff2"


FACES = (
    Face("Literata", "@fontsource-variable/literata", 400),
    Face("Literata", "@fontsource-variable/literata", 400, italic=True),
    Face("Literata", "@fontsource-variable/literata", 600),
    Face("Literata", "@fontsource-variable/literata", 700),
    Face("Literata", "@fontsource-variable/literata", 700, italic=True),
    Face("Inter", "@fontsource-variable/inter", 400),
    Face("Inter", "@fontsource-variable/inter", 500),
    Face("Inter", "@fontsource-variable/inter", 600),
    Face("Inter", "@fontsource-variable/inter", 700),
    Face("Atkinson Hyperlegible", "@fontsource/atkinson-hyperlegible", 400),
    Face("Atkinson Hyperlegible", "@fontsource/atkinson-hyperlegible", 400, italic=True),
    Face("Atkinson Hyperlegible", "@fontsource/atkinson-hyperlegible", 700),
    Face("Atkinson Hyperlegible", "@fontsource/atkinson-hyperlegible", 700, italic=True),
)


def static_cut(path: Path, weight: int, taken: set[int]) -> TTFont | None:
    """The cut in ``path`` at ``weight`` without the characters in ``taken``, which grows
    by what it holds; None where nothing is left."""
    font = TTFont(path)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
    mine = set(font.getBestCmap()) - taken
    if not mine:
        return None
    options = SubsetOptions()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables = [*options.drop_tables, *DROPPED_TABLES]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=mine)
    subsetter.subset(font)
    taken |= mine
    return font


def merge(cuts: list[TTFont], folder: Path) -> TTFont:
    names = []
    for number, cut in enumerate(cuts):
        name = folder / f"{number}.ttf"
        cut.save(name)
        names.append(str(name))
    if len(names) == 1:
        return TTFont(names[0])
    return Merger(Options(verbose=False, timing=False)).merge(names)


def set_names(font: TTFont, face: Face, version: str, licence: tuple[str, str, str]) -> None:
    """Write the names and the style bits by which font databases tell the faces apart."""
    linked = face.weight in (400, 700)
    table = font["name"]
    table.names = []
    post_script = f"{face.family}-{face.style}".replace(" ", "")
    full = f"{face.family} {face.style}"
    copyright_text, licence_text, licence_link = licence
    entries = {
        0: copyright_text,
        1: face.family if linked else f"{face.family} {WEIGHT_NAMES[face.weight]}",
        2: face.style if linked else ("Italic" if face.italic else "Regular"),
        3: f"{version};{post_script}",
        4: full,
        5: version,
        6: post_script,
        13: licence_text,
        14: licence_link,
    }
    if not linked:
        entries[16], entries[17] = face.family, face.style
    for ident, text in entries.items():
        if text:
            table.setName(text, ident, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    bold = face.weight == 700
    selection = font["OS/2"].fsSelection & ~0b1100001
    selection |= face.italic | (bold << 5) | ((not bold and not face.italic) << 6)
    font["OS/2"].fsSelection = selection
    font["head"].macStyle = bold | (face.italic << 1)
    if not face.italic:
        font["post"].italicAngle = 0


def make(face: Face, modules: Path, folder: Path) -> bytes:
    taken: set[int] = set()
    cuts = []
    for script in SCRIPTS:
        path = face.cut(modules, script)
        if path.exists():
            cut = static_cut(path, face.weight, taken)
            if cut is not None:
                cuts.append(cut)
    if not cuts:
        raise SystemExit(f"{face.cut(modules, 'latin')}: not there. Install {face.package}.")
    first = cuts[0]
    names = first["name"]
    version = names.getDebugName(5)
    copyright_, licence_text, licence_url = (names.getDebugName(n) or "" for n in (0, 13, 14))
    metrics = {
        table: {key: getattr(first[table], key) for key in keys}
        for table, keys in {
            "hhea": ("ascent", "descent", "lineGap"),
            "OS/2": (
                *("sTypoAscender", "sTypoDescender", "sTypoLineGap"),
                *("usWinAscent", "usWinDescent", "sxHeight", "sCapHeight", "fsSelection"),
            ),
            "head": ("created", "modified", "fontRevision"),
            "post": ("underlinePosition", "underlineThickness", "italicAngle"),
        }.items()
    }
    font = merge(cuts, folder)
    # A merge takes the tallest of the cuts; a line must not grow because a face also
    # holds Vietnamese, so the Latin cut's measures stay.
    for table, values in metrics.items():
        for key, value in values.items():
            setattr(font[table], key, value)
    set_names(font, face, version, (copyright_, licence_text, licence_url))
    font.recalcTimestamp = False
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Make resources/fonts from npm packages.")
    parser.add_argument("modules", type=Path, help="the node_modules folder")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        for face in FACES:
            data = make(face, options.modules, Path(folder))
            (options.out / face.file_name).write_bytes(data)
            total += len(data)
            print(f"{len(data):8} {face.file_name}")
    for package, family in {face.package: face.family for face in FACES}.items():
        licence = options.out / f"OFL-{family.replace(' ', '')}.txt"
        shutil.copyfile(options.modules / package / "LICENSE", licence)
    print(f"{total:8} in all")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
