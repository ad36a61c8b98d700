"""`/about` and `/parts`: what the workspace is made of, the work of others and its own parts."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from accounted.web.estimate_picture import drawn as picture_of
from accounted.web.page import Shown
from accounted.web.pages.persons import FIELD_NAMES
from accounted.web.picture import pictures
from accounted.web.visit import Visit

LIST = Path(__file__).parent.parent / "static" / "vendor" / "vendor.json"


def about(_visit: Visit) -> Shown:
    """The version, and each package of others with its licence."""
    try:
        packages = json.loads(LIST.read_text("utf-8"))["packages"]
    except (OSError, ValueError, KeyError):
        packages = []
    return Shown({"schema": "about/1", "version": version("accounted"), "packages": packages})


def parts(_visit: Visit) -> Shown:
    """Every part of the interface in use, on invented words in four scripts."""
    amounts = [
        {"exact": "12", "low": 12, "high": 12, "precision": "exact"},
        {"exact": "40", "low": 40, "high": 40, "precision": "approximate"},
        {"exact": "30", "low": 30, "high": None, "precision": "at_least"},
        {"exact": "90", "low": None, "high": 90, "precision": "at_most"},
        {"exact": "50–70", "low": 50, "high": 70, "precision": "range"},
        {"exact": "dozens", "low": 24, "high": 99, "precision": "vague"},
    ]
    drawn = pictures([{"speakers": [{"amount": amount} for amount in amounts]}])[0]
    pair = {"probability": 0.86, "judged": None, "reasons": [
        {"field": "surname", "level": "close", "weight": 2.1},
        {"field": "born", "level": "2 years apart", "weight": -0.4},
    ]}  # fmt: skip
    estimate = {"observed": 110, "floor": {
        "method": "chao", "value": 120, "lower": 114, "upper": 132, "level": 0.95}, "models": [
        {"name": "chapman", "estimate": 121, "lower": 114, "upper": 134}, {"name": "log-linear"},
    ]}  # fmt: skip
    return Shown({"schema": "parts/1", "amounts": amounts}, {
        "drawn": drawn, "pair": pair, "estimate": picture_of(estimate), "field_names": FIELD_NAMES,
    })  # fmt: skip
