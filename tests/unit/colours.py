"""What colours are to the eye: contrast, difference, and both to who lacks a kind of cone."""

from __future__ import annotations

import math

Triple = tuple[float, float, float]

# Machado, Oliveira & Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency" (2009), severity 1: what is left of linear RGB.
VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Triple:
    """The light of ``#rrggbb``, 0 to 1 a channel (IEC 61966-2-1)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.1: from 1 to 21."""
    lights = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in (linear(one), linear(other))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen(colour: str, vision: str) -> Triple:
    """CIE L*a*b* under D65 of what ``vision`` makes of the colour."""
    light = linear(colour)
    left = [
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True))))
        for row in VISIONS[vision]
    ]
    red, green, blue = left
    xyz = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (math.cbrt(c) if c > 216 / 24389 else (24389 / 27 * c + 16) / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, other: Triple) -> float:
    """The CIEDE2000 difference of two L*a*b* colours, as in Sharma, Wu & Dalal (2005); 1 can
    just be seen side by side."""
    mean_chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    chromas, hues = [], []
    for _lightness, a, b in (one, other):
        chromas.append(math.hypot(stretch * a, b))
        hues.append(math.degrees(math.atan2(b, stretch * a)) % 360)
    apart = hues[1] - hues[0]
    mean_hue = sum(hues) / 2
    if not all(chromas):
        apart, mean_hue = 0.0, sum(hues)
    elif abs(apart) > 180:
        apart -= math.copysign(360, apart)
        mean_hue += 180 if mean_hue < 180 else -180
    mean_light, chroma = (one[0] + other[0]) / 2, sum(chromas) / 2
    hue_distance = 2 * math.sqrt(chromas[0] * chromas[1]) * math.sin(math.radians(apart / 2))
    weight = (
        1
        - 0.17 * math.cos(math.radians(mean_hue - 30))
        + 0.24 * math.cos(math.radians(2 * mean_hue))
        + 0.32 * math.cos(math.radians(3 * mean_hue + 6))
        - 0.20 * math.cos(math.radians(4 * mean_hue - 63))
    )
    turning = 60 * math.exp(-(((mean_hue - 275) / 25) ** 2))
    rotation = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(turning))
    light = (other[0] - one[0]) / (
        1 + 0.015 * (mean_light - 50) ** 2 / math.sqrt(20 + (mean_light - 50) ** 2)
    )
    colourful = (chromas[1] - chromas[0]) / (1 + 0.045 * chroma)
    hued = hue_distance / (1 + 0.015 * chroma * weight)
    return math.sqrt(light**2 + colourful**2 + hued**2 + rotation * colourful * hued)


def difference(one: str, other: str) -> float:
    """CIEDE2000 between two ``#rrggbb`` to the eye that tells them apart worst."""
    return min(ciede2000(seen(one, vision), seen(other, vision)) for vision in VISIONS)
