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


def recovery_page(title: str, code: str) -> str:
    """The recovery code of an encrypted case as one page of HTML, to be printed, put away and deleted."""
    import segno

    drawn = segno.make(code, error="m", micro=False).svg_inline(scale=4, border=4)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Recovery sheet</title>
<style>{_STYLE}</style></head><body>
<h1>Recovery sheet</h1>
<p>The case “{escape(title)}” is encrypted. Whoever has this code can open it without the passphrase. Whoever has
neither can't, and nobody can help them.</p>
<pre>{escape(code)}</pre>
<p>{drawn}</p>
<ol>
<li>Print this page, or copy the code by hand. Check it letter by letter: it has only A to Z and 2 to 7.</li>
<li>Put it where you keep what must not be lost and not be found: a safe, a lawyer, a partner abroad. Not beside the
computer.</li>
<li>Delete this file.</li>
</ol>
<p>To open the case with it, give the code where the passphrase is asked for, then set a new passphrase:
<code>accounted encrypt --change-passphrase</code></p>
<p class="sign">Put away by (name, place, date)</p>
</body></html>
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
