"""The corridor: the verbs of the product, each once, carrying records from room to room and to the shelves.

Read in this order:

`case`        `Case`, the one public class
`desk`        what every verb works with: vault and store · `hands` who acts, when
`folders`     which of them are cases
`apart/`      opening originals in other processes · `unpacking` what is inside them, sealed as well
`adding`      taking files in · `fetched` addresses of the web · `walk` what lies behind paths · `sealing`
crash-safe · `receipts` what was said of them
`making`      the made shelf, document by document · `opening` bytes to claims · `rebuilding` all of it again
`readers`     by which reader each is read · `asking` what readers ask outside, and the answers kept
`ruling`      figures under a declared counting rule · `reviewing` reviewers beside each other · `activity` the log told
`exporting`   writing what may leave · `placing` where it shall lie · `selecting` it, through the publication gate
`documents`, `claims`, `judgements`  the compartments · `leaves` a page of them
`standing` where judgements leave a claim · `correcting` · `by_hand` claims that people read · `quoting` words
`checkpoints` the log signed, and proofs out of it · `anchoring` others vouch for it · `custody` an original's way
`encrypting`  under a passphrase, anew, or not any more · `unlocking` what opens it
`bagging`     the case as a bag, with `provenance` · `unbagging` checked, and a case again
`verifying`   checking: `whole` quickly, `checking` fully · `methods` today's ways of reading
`showing`, `hits`, `searching`       anything by its id, searching · `explaining` how a claim was read
`queues`      what waits to be judged · `proposing` what the reader makes of words that a person chose
`estimating`  how many persons no list holds
`registers` lists of persons taken in · `persons` the register · `linking` lists in files, linked without a case
`given_files` files that a person names to be read · `results` those that results are written into
`asked_dates` dates as people type them
`without`     reading without a case · `naming` comparing names · `examples` the demo's documents
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounted.case.activity import Act
    from accounted.case.adding import Added
    from accounted.case.anchoring import cosign
    from accounted.case.asked_dates import typed_date, with_dates
    from accounted.case.case import Case
    from accounted.case.checkpoints import own_key, print_checkpoint
    from accounted.case.encrypting import Protected, decrypt, encrypt, new_encrypted, write_sheet
    from accounted.case.estimating import Wanted, estimate_partitions, estimate_table, estimate_text
    from accounted.case.examples import example, holds_example
    from accounted.case.explaining import explain, explained_dict
    from accounted.case.exporting import Exported
    from accounted.case.fetched import is_address
    from accounted.case.folders import case_at_or_above, find_case, is_case, path_of
    from accounted.case.given_files import opened_file
    from accounted.case.hands import Hands
    from accounted.case.hits import Hit
    from accounted.case.linking import cluster_rows, link_files, pair_rows, partition_rows, write_rows
    from accounted.case.naming import NameMatch, compare_names, compare_pairs, name_scores
    from accounted.case.persons import Asked, Registered, name_of
    from accounted.case.queues import Queues, waiting
    from accounted.case.readers import reader_from
    from accounted.case.rebuilding import Rebuilt
    from accounted.case.registers import ListAdded
    from accounted.case.results import check_places, write_result
    from accounted.case.ruling import rules as counting_rules
    from accounted.case.searching import Found, Sought, find
    from accounted.case.standing import JudgedClaim, ListedJudgement
    from accounted.case.unlocking import change_passphrase, is_encrypted, secret_given, unlock_with
    from accounted.case.verifying import verify_case
    from accounted.case.views import Leaf, View
    from accounted.case.without import read, read_bytes, read_text
    from accounted.comparison import Comparison
    from accounted.comparison.agreement import Agreement
    from accounted.comparison.rules import Difference as RuledDifference
    from accounted.comparison.rules import Rule, Ruled, RuledRow
    from accounted.comparison.rules import differences as rule_differences
    from accounted.estimation import Estimates, Reported
    from accounted.linkage import Linkage
    from accounted.linkage import Settings as LinkSettings
    from accounted.model.amount import in_words as amount_in_words

__all__ = [
    "Act",
    "Found",
    "Queues",
    "Sought",
    "find",
    "waiting",
    "Added",
    "Agreement",
    "Asked",
    "Linkage",
    "LinkSettings",
    "ListAdded",
    "Registered",
    "cluster_rows",
    "link_files",
    "name_of",
    "pair_rows",
    "partition_rows",
    "write_rows",
    "Case",
    "Comparison",
    "Estimates",
    "Exported",
    "Hands",
    "Hit",
    "JudgedClaim",
    "ListedJudgement",
    "NameMatch",
    "Rebuilt",
    "Reported",
    "Rule",
    "Ruled",
    "RuledDifference",
    "RuledRow",
    "Leaf",
    "View",
    "Wanted",
    "amount_in_words",
    "case_at_or_above",
    "cosign",
    "counting_rules",
    "compare_names",
    "compare_pairs",
    "estimate_partitions",
    "estimate_table",
    "estimate_text",
    "example",
    "explain",
    "explained_dict",
    "find_case",
    "holds_example",
    "is_case",
    "name_scores",
    "Protected",
    "change_passphrase",
    "decrypt",
    "encrypt",
    "is_address",
    "is_encrypted",
    "new_encrypted",
    "secret_given",
    "unlock_with",
    "write_sheet",
    "own_key",
    "opened_file",
    "print_checkpoint",
    "path_of",
    "read",
    "read_bytes",
    "read_text",
    "reader_from",
    "rule_differences",
    "typed_date",
    "check_places",
    "verify_case",
    "with_dates",
    "write_result",
]

# Reading a text needs no database: each name brings in only its own file.
_HOMES = {
    "Act": "activity", "Added": "adding", "Exported": "exporting",
    "Case": "case", "Hands": "hands", "find_case": "folders", "is_case": "folders",
    "case_at_or_above": "folders", "path_of": "folders", "example": "examples", "holds_example": "examples",
    "opened_file": "given_files",
    "Wanted": "estimating", "estimate_table": "estimating", "estimate_text": "estimating",
    "estimate_partitions": "estimating",
    "explain": "explaining", "explained_dict": "explaining",
    "encrypt": "encrypting", "decrypt": "encrypting", "new_encrypted": "encrypting", "write_sheet": "encrypting",
    "is_address": "fetched", "Protected": "encrypting", "change_passphrase": "unlocking", "unlock_with": "unlocking",
    "is_encrypted": "unlocking", "secret_given": "unlocking", "own_key": "checkpoints",
    "cosign": "anchoring", "print_checkpoint": "checkpoints",
    "Hit": "hits", "Rebuilt": "rebuilding", "JudgedClaim": "standing", "ListedJudgement": "standing",
    "verify_case": "verifying", "read": "without", "read_bytes": "without", "read_text": "without",
    "reader_from": "readers", "compare_names": "naming", "compare_pairs": "naming", "name_scores": "naming",
    "Leaf": "views", "View": "views", "Queues": "queues", "waiting": "queues",
    "Sought": "searching", "Found": "searching", "find": "searching",
    "NameMatch": "naming", "Asked": "persons", "Registered": "persons", "name_of": "persons",
    "cluster_rows": "linking", "link_files": "linking", "pair_rows": "linking", "partition_rows": "linking",
    "write_rows": "linking", "ListAdded": "registers", "check_places": "results", "write_result": "results",
    "typed_date": "asked_dates", "with_dates": "asked_dates",
}  # fmt: skip

_FROM_ROOMS = {
    "Estimates": ("accounted.estimation", "Estimates"),
    "Reported": ("accounted.estimation", "Reported"),
    "Linkage": ("accounted.linkage", "Linkage"),
    "LinkSettings": ("accounted.linkage", "Settings"),
    "Comparison": ("accounted.comparison", "Comparison"),
    "amount_in_words": ("accounted.model.amount", "in_words"),
    "Agreement": ("accounted.comparison.agreement", "Agreement"),
    "Rule": ("accounted.comparison.rules", "Rule"),
    "Ruled": ("accounted.comparison.rules", "Ruled"),
    "RuledRow": ("accounted.comparison.rules", "RuledRow"),
    "RuledDifference": ("accounted.comparison.rules", "Difference"),
    "counting_rules": ("accounted.case.ruling", "rules"),
    "rule_differences": ("accounted.comparison.rules", "differences"),
}
"""Names that doors know otherwise than the rooms they come from."""


def __getattr__(name: str) -> Any:
    """A public name of the corridor, fetched from its file when first asked for."""
    if name in _FROM_ROOMS:
        room, there = _FROM_ROOMS[name]
        return getattr(import_module(room), there)
    if name not in _HOMES:
        raise AttributeError(f"module 'accounted.case' has no attribute {name!r}")
    return getattr(import_module(f"accounted.case.{_HOMES[name]}"), name)
