"""A checkpoint on paper: its words, the key's fingerprint, and a QR code that gives the words back exactly."""

from __future__ import annotations

from html import escape

from accounted.vault.notes import Note
from accounted.vault.signing import PublicKey

_STYLE = """
body { font: 12pt/1.5 serif; max-width: 42em; margin: 2em auto; color: #000; background: #fff; }
pre, code { font: 10pt/1.5 monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
pre { border: 1px solid #000; padding: .8em; }
svg { width: 7cm; height: auto; } dt { font-weight: bold; } dd { margin: 0 0 .6em; }
.sign { margin-top: 3em; border-top: 1px solid #000; width: 18em; }
"""


def page(note: Note, key: PublicKey, title: str) -> str:
    """The checkpoint as one page of HTML that needs nothing else, to be printed, signed by hand and put away."""
    import segno

    point = note.checkpoint
    code = segno.make(note.text, error="m", micro=False).svg_inline(scale=4, border=4)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Checkpoint of {point.size:,} events</title>
<style>{_STYLE}</style></head><body>
<h1>Checkpoint</h1>
<p>The log of the case “{escape(title)}” had {point.size:,} events, and these words stand for all of them.
Whoever keeps this page can show later whether anything before was changed.</p>
<pre>{escape(note.text)}</pre>
<p>{code}</p>
<dl>
<dt>Signed by</dt><dd><code>{escape(key.name)}</code></dd>
<dt>Fingerprint of the key</dt><dd><code>{escape(key.fingerprint)}</code></dd>
<dt>The key itself</dt><dd><code>{escape(key.verifier)}</code></dd>
</dl>
<p>To hold the case against it: scan the code, save its text as <code>checkpoint.note</code>, and run
<code>accounted verify CASE --against checkpoint.note</code>.</p>
<p class="sign">Received (name, place, date)</p>
</body></html>
"""
