"""The parts of a DOCX that are always the same: types, relations, styles and numbering."""

from __future__ import annotations

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

RELATIONS_HEAD = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">\n'
    f'<Relationship Id="rStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>\n'
    f'<Relationship Id="rNumbering" Type="{_OFFICE}/numbering" Target="numbering.xml"/>\n'
)
RELATIONS_TAIL = "</Relationships>"


def _style(
    kind: str, ident: str, name: str, paragraph: str = "", text: str = "", based: str = ""
) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{ident}"'
        + (' w:default="1"' if ident == "Normal" else "")
        + f'><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + ("<w:qFormat/>" if kind == "paragraph" else "")
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{text}</w:rPr>" if text else "")
        + "</w:style>\n"
    )


def _heading(level: int, half_points: int, before: int, *, numbered: bool) -> str:
    number = (
        f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    )
    return _style(
        "paragraph",
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/>{number}<w:spacing w:before="{before}" w:after="120"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:bCs/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
        "Normal",
    )


_GREY = '<w:color w:val="6B655B"/>'
_STYLES = (
    _style(
        "paragraph",
        "Normal",
        "Normal",
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>',
        '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/>',
    )
    + _heading(1, 36, 480, numbered=True)
    + _heading(2, 28, 360, numbered=True)
    + _heading(3, 24, 240, numbered=False)
    + _style(
        "paragraph",
        "Quote",
        "Quote",
        '<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="C9B458"/>'
        '</w:pBdr><w:spacing w:before="240" w:after="60"/><w:ind w:left="284"/>',
        "",
        "Normal",
    )
    + _style(
        "paragraph",
        "Facts",
        "Facts",
        '<w:spacing w:after="120"/>',
        f'{_GREY}<w:sz w:val="18"/><w:szCs w:val="18"/>',
        "Normal",
    )
    + _style("paragraph", "Note", "Note", '<w:spacing w:after="120"/>', "", "Normal")
    + _style("character", "Around", "Around the quote", text=_GREY)
    + _style(
        "character",
        "Code",
        "Code",
        text='<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
    )
    + _style(
        "character", "Hyperlink", "Hyperlink", text='<w:color w:val="2F5F8A"/><w:u w:val="single"/>'
    )
)


def _level(number: int, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{number + 1}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rDocument" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
    "word/styles.xml": f'{_XML}<w:styles xmlns:w="{_MAIN}">\n{_STYLES}</w:styles>',
    "word/numbering.xml": (
        f'{_XML}<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{_level(0, "%1")}{_level(1, "%1.%2")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
}
