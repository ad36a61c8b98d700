"""Names and words that try to act: as a formula, as markup, or by moving what stands beside them. All are ours."""

import json
from itertools import product

from tests.conftest import SHARED

FORMULAS = [
    f"{before}{sign}{rest}"
    for before, sign, rest in product(
        ["", " ", "\u00a0", "\t", "\n", "\r\n", "\u200b", "\ufeff", "\u202e", "'"],
        ["=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%"],
        ["1+1", 'HYPERLINK("http://example.invalid","x")', "cmd|' /C calc'!A0"],
    )
]
"""Beginnings that a spreadsheet takes for a formula or a command, bare and behind what it passes over."""

MARKUP = [
    "<script>window.acted=1</script>",
    "</script><script>window.acted=1</script>",
    "<img src=x onerror=window.acted=1>",
    "\"><svg onload=window.acted=1>",
    "' onmouseover='window.acted=1",
    "<a href=\"javascript:window.acted=1\">x</a>",
    "</title></style></textarea><script>window.acted=1</script>",
    "<!--", "-->", "]]>", "<![CDATA[", "&lt;b&gt;", "&amp;", "&#x3c;b&#x3e;",
    "<iframe srcdoc='<script>parent.acted=1</script>'>",
    "<base href='http://example.invalid/'>",
    "<meta http-equiv=refresh content='0;url=http://example.invalid/'>",
    "<link rel=stylesheet href=http://example.invalid/x.css>",
    "<style>*{display:none}</style>",
    "{{7*7}}", "${7*7}", "{% raw %}", "<%= 7*7 %>",
]  # fmt: skip
"""Markup and templates that must be shown as they are written."""

UNRULY = [
    "\u202e 613 \u202c", "A\u0301\u0301\u0301", "\u200f\u200e", "ﷺ" * 3, "🏴\U000e0067", "\ud7ff\ue000", "x" * 40_000,
    'quote " and "" quote', "line\nbreak", "line\r\nbreak", "tab\tbed",
    "semi;colon,comma", "\\", "\x01\x1f", "\u2028\u2029\x85",
]  # fmt: skip
"""Letters that move, pile up or end lines, and a cell longer than a spreadsheet holds."""


def naughty() -> list[str]:
    """The strings of the shared collection; none where it is not beside the checkout."""
    path = SHARED / "data" / "evidence" / "naughty" / "blns.json"
    return [one for one in json.loads(path.read_text("utf-8")) if one.strip()] if path.is_file() else []
