#!/usr/bin/env python3
"""Builds the program's fonts. Needs fontTools, brotli and Pillow (Debian: python3-fonttools, python3-brotli, python3-pil).

  npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
  python3 build.py text package/web/Inter-Regular.woff2 package/web/Inter-SemiBold.woff2
  python3 build.py emoji /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf   (Debian: fonts-noto-color-emoji)

Text: Inter with tabular figures made the default (the toolkit shapes text
without OpenType features), cut down to the scripts the program is written in,
without hinting. The result carries the family name "Lontar Sans", so that a
changed font is never taken for the published one.

Emoji: Noto Color Emoji, the bitmap (CBDT) build, every glyph, with its pictures
at three eighths of their size: 51 by 48 pixels are more than a line of text shows,
even twice enlarged, and the toolkit keeps two copies of the whole file in memory.
Two changes
in the map of characters and glyphs: the space gets the text font's width and an empty
picture (the toolkit's shaper drops the width of a glyph without one, and words
after an emoji would stick to it), and the variation selector U+FE0F an empty
glyph, without which keycaps (1️⃣) are torn in two.
"""
import base64
import copy
import io
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
FAMILY = "Lontar Sans"
# Latin with Vietnamese and phonetics, Greek, Cyrillic, punctuation, currency,
# letterlike, arrows, mathematics, technical, boxes and shapes.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2500, 0x25FF), (0xA720, 0xA7FF),
    (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
]


# A picture of one clear pixel.
EMPTY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==")


def freeze(font, tag):
    """Makes the glyphs of a single-substitution feature the default ones."""
    gsub = font["GSUB"].table
    swap = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != tag:
            continue
        for index in record.Feature.LookupListIndex:
            for sub in gsub.LookupList.Lookup[index].SubTable:
                sub = getattr(sub, "ExtSubTable", sub)
                swap.update(getattr(sub, "mapping", {}))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {code: swap.get(name, name) for code, name in table.cmap.items()}
    return swap


def rename(font, style):
    full = f"{FAMILY} {style}"
    keep = {0, 13, 14}  # copyright and licence stay as they are
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in keep and n.platformID == 3]
    weight = {"Regular": "Regular", "SemiBold": "Bold"}[style]
    for id_, value in ((1, FAMILY), (2, weight), (3, f"{full};built from Inter"), (4, full),
                       (5, "Version 4.001"), (6, full.replace(" ", "")), (16, FAMILY), (17, style)):
        names.setName(value, id_, 3, 1, 0x409)


def text(path):
    style = "SemiBold" if "SemiBold" in path else "Regular"
    font = TTFont(path)
    frozen = freeze(font, "tnum")
    assert any(name.startswith("zero") for name in frozen), "no tabular figures in " + path
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[c for a, b in RANGES for c in range(a, b + 1)])
    cut.subset(font)
    rename(font, style)
    font.flavor = None
    font.save(os.path.join(HERE, f"LontarSans-{style}.ttf"))


COLORS = 64  # of one picture; more are not seen at this size


def scaled(v):
    """A measure in the smaller pictures' pixels, away from nothing: 1 stays 1."""
    return int(v * 3 / 8 + (0.5 if v >= 0 else -0.5)) or (v > 0) - (v < 0)


def smaller(font):
    """Makes the pictures of a bitmap font smaller, with what is measured in their pixels."""
    done = {}
    for strike, index in zip(font["CBDT"].strikeData, font["CBLC"].strikes):
        head = index.bitmapSizeTable
        head.ppemX, head.ppemY = scaled(head.ppemX), scaled(head.ppemY)
        for line in (head.hori, head.vert):
            for field, value in vars(line).items():
                if isinstance(value, int):
                    setattr(line, field, scaled(value))
        for glyph in strike.values():
            glyph.ensureDecompiled()
            m = glyph.metrics
            if glyph.imageData not in done:
                picture = Image.open(io.BytesIO(glyph.imageData)).convert("RGBA")
                # Colours are weighted by how much of them is seen, or edges turn grey.
                picture = picture.convert("RGBa").resize((scaled(picture.width), scaled(picture.height)), Image.LANCZOS).convert("RGBA")
                out = io.BytesIO()
                picture.quantize(COLORS, method=Image.FASTOCTREE).save(out, "PNG", optimize=True)
                done[glyph.imageData] = (out.getvalue(), picture.size)
            glyph.imageData, (m.width, m.height) = done[glyph.imageData]
            m.BearingX, m.BearingY, m.Advance = scaled(m.BearingX), scaled(m.BearingY), scaled(m.Advance)
        # Glyphs of one subtable may share their metrics: they are scaled there too.
        for sub in index.indexSubTables:
            shared = getattr(sub, "metrics", None)
            if shared is not None:
                for field, value in vars(shared).items():
                    if isinstance(value, int):
                        setattr(shared, field, scaled(value))


def emoji(path):
    font = TTFont(path)
    smaller(font)
    for tag in ("DSIG", "vhea", "vmtx"):
        if tag in font:
            del font[tag]
    order = font.getGlyphOrder() + ["uniFE0F"]
    font.setGlyphOrder(order)
    font["hmtx"].metrics["uniFE0F"] = (0, 0)
    font["maxp"].numGlyphs = len(order)
    for table in font["cmap"].tables:
        if table.format != 14:
            table.cmap[0xFE0F] = "uniFE0F"
    font["hmtx"].metrics["space"] = (550, 0)  # of 2048, as in Inter
    for strike, index in zip(font["CBDT"].strikeData, font["CBLC"].strikes):
        model = index.indexSubTables[0]
        glyph = copy.copy(strike[model.names[0]])
        glyph.metrics = copy.copy(glyph.metrics)
        glyph.metrics.height = glyph.metrics.width = 1
        glyph.metrics.BearingX = glyph.metrics.BearingY = 0
        glyph.imageData = EMPTY
        sub = copy.copy(model)
        sub.names = ["space"]
        index.indexSubTables.insert(0, sub)
        strike["space"] = glyph
    font.save(os.path.join(HERE, "NotoColorEmoji.ttf"))


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("text", "emoji"):
        sys.exit(__doc__)
    for source in sys.argv[2:]:
        {"text": text, "emoji": emoji}[sys.argv[1]](source)
