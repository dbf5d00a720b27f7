"""What is written short and said in full: tables."""

from __future__ import annotations

from reader.align.engines.phones import Phones


def _phones(text: str) -> Phones:
    return tuple(text.split())


# Sounds that are written in many ways, and in none that a rule would get right.
INTERJECTIONS: dict[str, tuple[Phones, ...]] = {
    word: tuple(_phones(way) for way in ways.split("|"))
    for word, ways in {
        "aah": "AA",
        "ahh": "AA",
        "argh": "AA R G|AA R",
        "aww": "AO",
        "brr": "B ER",
        "eh": "EH|EY",
        "er": "ER|AH",
        "erm": "ER M|AH M",
        "grr": "G ER",
        "ha-ha": "HH AA HH AA",
        "haha": "HH AA HH AA",
        "hahaha": "HH AA HH AA HH AA",
        "hm": "HH M|M",
        "hmm": "HH M|M|HH AH M",
        "mhm": "M HH AH M|AH M HH AH M",
        "mm": "M|AH M",
        "mm-hm": "M HH AH M|AH M HH AH M",
        "mm-hmm": "M HH AH M|AH M HH AH M",
        "mmm": "M|AH M",
        "nah": "N AA",
        "nuh-uh": "N AH AH",
        "oof": "UW F",
        "pff": "P F",
        "pfft": "P F T",
        "phew": "F Y UW",
        "psst": "P S T",
        "sh": "SH",
        "shh": "SH",
        "tsk": "T S K|T",
        "ugh": "AH G|AH",
        "uh-huh": "AH HH AH|AH HH AH M",
        "uh-oh": "AH OW",
        "uhh": "AH",
        "umm": "AH M",
        "whoa": "W OW",
        "zzz": "Z",
    }.items()
}

ABBREVIATIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    short: tuple(tuple(way.split()) for way in ways.split("|"))
    for short, ways in {
        "approx": "approximately",
        "ave": "avenue",
        "capt": "captain",
        "col": "colonel",
        "dept": "department",
        "dr": "doctor|drive",
        "e.g": "e g|for example",
        "est": "established|estimated",
        "etc": "et cetera|and so on",
        "fig": "figure",
        "gen": "general",
        "i.e": "i e|that is",
        "jr": "junior",
        "lt": "lieutenant",
        "mt": "mount",
        "no": "number",
        "ph.d": "p h d",
        "prof": "professor",
        "rev": "reverend",
        "sgt": "sergeant",
        "sr": "senior",
        "vs": "versus",
        "w/o": "without",
        "w/": "with",
    }.items()
}

# Sign: one, many, a hundredth.
CURRENCIES = {
    "$": ("dollar", "dollars", "cents"),
    "£": ("pound", "pounds", "pence"),
    "€": ("euro", "euros", "cents"),
    "¥": ("yen", "yen", "sen"),
}
SCALES = {
    "k": "thousand",
    "m": "million",
    "b": "billion",
    "bn": "billion",
    "hundred": "hundred",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
}
SYMBOLS = {
    "&": "and",
    "+": "plus",
    "%": "percent",
    "=": "equals",
    "@": "at",
    "#": "number",
    "°": "degrees",
    "$": "dollars",
    ".": "dot",
    "/": "slash",
}
FRACTIONS = {
    "1/2": ("one half", "a half"),
    "1/3": ("one third", "a third"),
    "2/3": ("two thirds",),
    "1/4": ("one quarter", "a quarter", "one fourth"),
    "3/4": ("three quarters", "three fourths"),
    "½": ("one half", "a half", "half"),
    "⅓": ("one third", "a third"),
    "⅔": ("two thirds",),
    "¼": ("one quarter", "a quarter"),
    "¾": ("three quarters",),
    "24/7": ("twenty four seven",),
    "9/11": ("nine eleven",),
}
# After a number, without a space. A letter by itself is said as such.
UNITS = {
    "%": ("percent",),
    "°": ("degrees",),
    "°c": ("degrees celsius", "degrees"),
    "°f": ("degrees fahrenheit", "degrees"),
    "am": ("a m",),
    "b": ("billion", "b"),
    "c": ("c", "degrees"),
    "cm": ("centimeters",),
    "f": ("f", "degrees"),
    "ft": ("feet",),
    "g": ("g", "grams"),
    "gb": ("gigabytes", "g b", "gigs"),
    "ghz": ("gigahertz",),
    "h": ("h", "hours"),
    "hz": ("hertz",),
    "k": ("k", "thousand"),
    "kb": ("kilobytes", "k b"),
    "kg": ("kilograms", "kilos"),
    "khz": ("kilohertz",),
    "km": ("kilometers", "k m"),
    "lb": ("pounds",),
    "lbs": ("pounds",),
    "m": ("million", "meters", "m"),
    "mb": ("megabytes", "m b"),
    "mg": ("milligrams",),
    "mhz": ("megahertz",),
    "ml": ("milliliters",),
    "mm": ("millimeters", "m m"),
    "mph": ("miles per hour", "m p h"),
    "ms": ("milliseconds",),
    "pm": ("p m",),
    "s": ("s", "seconds"),
    "tb": ("terabytes", "t b"),
    "w": ("w", "watts"),
    "x": ("x", "times"),
}
# The last part of an address: the word it is said as, empty where it is spelt.
DOMAINS = {
    "ai": "",
    "app": "app",
    "co": "co",
    "com": "com",
    "de": "",
    "dev": "dev",
    "edu": "",
    "fm": "",
    "gov": "gov",
    "info": "info",
    "io": "",
    "me": "me",
    "net": "net",
    "org": "org",
    "tv": "",
    "uk": "",
}
