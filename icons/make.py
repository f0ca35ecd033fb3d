#!/usr/bin/env python3
"""Draws every application icon from seal.svg and seal-small.svg.

Needs `rsvg-convert` (Debian: librsvg2-bin) and nothing else; ICO and ICNS are plain containers around pictures.
Run it after changing a seal; its output is committed, so building Signet needs none of this.
"""

import struct
import subprocess
import zlib
from pathlib import Path

ICONS = Path(__file__).parent
SMALL_UP_TO = 32  # the ring blurs at these sizes, and desktops scale a 32 px icon down further

PNG_FILES = {"32x32.png": 32, "128x128.png": 128, "128x128@2x.png": 256, "icon.png": 512}
ICO_SIZES = [16, 24, 32, 48, 64, 256]
ICNS_SIZES = {"icp4": 16, "ic11": 32, "icp5": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024}
ICNS_MARGIN = 0.08  # macOS draws its own icons with air around them


def main() -> None:
    for name, size in PNG_FILES.items():
        (ICONS / name).write_bytes(draw(size))
    (ICONS / "icon.ico").write_bytes(ico())
    (ICONS / "icon.icns").write_bytes(icns())


def draw(size: int, margin: float = 0.0) -> bytes:
    """A PNG of the seal, `margin` of its side left free at each edge."""
    seal = ICONS / ("seal-small.svg" if size <= SMALL_UP_TO else "seal.svg")
    gap = round(size * margin)
    inner = size - 2 * gap
    command = ["rsvg-convert", f"--width={inner}", f"--height={inner}", f"--left={gap}", f"--top={gap}"]
    command += [f"--page-width={size}", f"--page-height={size}", str(seal)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def ico() -> bytes:
    """Bitmaps up to 64 px, as old Windows tools read no PNG at those sizes; PNG for 256."""
    pictures = [(size, draw(size) if size == 256 else bitmap(draw(size))) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    entries, bodies = b"", b""
    for size, body in pictures:
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), offset)
        bodies += body
        offset += len(body)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + bodies


def icns() -> bytes:
    parts = b""
    for kind, size in ICNS_SIZES.items():
        body = draw(size, ICNS_MARGIN if size > SMALL_UP_TO else 0.0)
        parts += kind.encode() + struct.pack(">I", len(body) + 8) + body
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def bitmap(png: bytes) -> bytes:
    """A 32-bit bottom-up bitmap as ICO holds it: header of double height, BGRA rows, an empty mask."""
    size, rows = pixels(png)
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    colors = b"".join(bytes(row[x + c] for x in range(0, len(row), 4) for c in (2, 1, 0, 3)) for row in reversed(rows))
    mask = bytes((size + 31) // 32 * 4 * size)
    return header + colors + mask


def pixels(png: bytes) -> tuple[int, list[bytearray]]:
    """Side and RGBA rows of a square, 8-bit RGBA, non-interlaced PNG: what rsvg-convert writes."""
    size, depth, color, interlaced = 0, 0, 0, 0
    packed, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            size, _, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    assert (depth, color, interlaced) == (8, 6, 0), "rsvg-convert wrote another kind of PNG"
    raw, stride = zlib.decompress(packed), size * 4
    rows, above = [], bytearray(stride)
    for y in range(size):
        start = y * (stride + 1)
        above = unfiltered(raw[start], raw[start + 1 : start + 1 + stride], above)
        rows.append(above)
    return size, rows


def unfiltered(kind: int, line: bytes, above: bytearray) -> bytearray:
    """Undoes one row's PNG filter (PNG specification, section 9)."""
    row = bytearray(line)
    for i, value in enumerate(line):
        left = row[i - 4] if i >= 4 else 0
        up = above[i]
        corner = above[i - 4] if i >= 4 else 0
        row[i] = (value + (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]) % 256
    return row


def paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))


if __name__ == "__main__":
    main()
