"""The command line: each command parses, calls one verb of the case, and prints what comes back.

`commands/` holds the commands, `options` the options they share, `opening` the case they work on, `render*` what
people see, `screen` the two streams, `trouble` how a command ends badly. JSON is the result's own `to_dict`.
"""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command that was typed, and leave with its exit status."""
    from accounted.cli.app import app
    from accounted.cli.screen import speak_utf8

    speak_utf8()
    app()
    sys.exit(0)
