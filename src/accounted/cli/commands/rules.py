"""`accounted rules`: the counting rules there are."""

from __future__ import annotations

from accounted.cli.options import JsonOption
from accounted.cli.screen import print_json, show


def rules(as_json: JsonOption = False) -> None:
    """List the counting rules.

    What each does, where it is from, and what of that it cannot express. `accounted figures --rule NAME` uses one.
    """
    from accounted.case import counting_rules
    from accounted.cli.render_rules import rules_blocks

    held = counting_rules()
    if as_json:
        print_json({"schema": "rules/1", "rules": [one.to_dict() for one in held]})
    else:
        show(*rules_blocks(held))
