"""The sentences that stand in the code as plain text: refusals, notes of importers, what estimators say.

A sentence that is put together by `say(...)` knows what it is made of. These do not: they are kept in the database,
come from another process, or are raised deep in a room. `docs/gather_strings.py` takes them into the catalogues, with
names for what stands in them, and a page finds them again by the words around (`web/found_again.py`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

APART = (
    "cli", "testing", "vault", "publication", "language", "comparison", "plugins.py", "reading", "store/carrying.py",
    "store/recasting.py", "store/engine.py", "store/seals.py", "store/transactions.py", "case/bagging.py",
    "case/unbagging.py", "case/unpacking.py", "case/encrypting.py", "case/unlocking.py", "case/checkpoints.py",
    "case/anchoring.py", "case/captures.py", "case/receipts.py", "case/custody.py", "case/naming.py",
    "case/linking.py", "case/folders.py", "case/examples.py", "case/readers.py", "case/without.py",
    "case/apart/worker.py", "case/apart/loading.py",
    "estimation/script.py", "estimation/tables.py", "estimation/partitions.py",
    "web/server.py", "web/guard.py", "model/ids.py", "model/explanation.py", "model/overlap.py", "model/claim.py",
    "model/original.py", "model/estimate.py", "model/speaker.py", "model/fate.py", "estimation/result.py",
    "estimation/picture.py", "estimation/methods.py", "store/given.py", "store/opening.py", "case/desk.py",
    "case/apart/confining.py", "linkage/spark.py",
)  # fmt: skip
"""What no page shows: it is met on the command line, in files that leave the case, or by who writes programs."""

CHECKS = ("vault/chain.py", "vault/checking_heads.py", "vault/hearing.py", "vault/verifying.py")
"""What a check of the whole case says; its button stands on a page."""

FORMS = ("language/typed_dates.py",)
"""What is said of values that are typed into a page."""

FEWEST_LETTERS = 8
"""What has fewer letters of its own beside the values in it would be found again everywhere."""
SENTENCE = re.compile(r"[A-Z0-9{].* .*(?:[.?]|:  accounted [a-z ]+ FILE)", re.DOTALL)
PUT_TOGETHER = ("say", "say_many", "N_", "_", "ngettext")


def sentences(package: Path) -> Iterator[str]:
    """Every sentence that stands in the code, with a name in braces for each value in it."""
    raised = {it.name for it in _tree(package / "errors.py").body if isinstance(it, ast.ClassDef)}
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package).as_posix()
        if inside in (*CHECKS, *FORMS) or not any(inside == one or inside.startswith(f"{one}/") for one in APART):
            yield from (it for it in _in(_tree(path), raised) if _own_letters(it) >= FEWEST_LETTERS)


def _own_letters(text: str) -> int:
    return sum(map(str.isalpha, re.sub(r"\{\w+\}", "", text)))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def _in(tree: ast.Module, raised: set[str]) -> Iterator[str]:
    calls = [it for it in ast.walk(tree) if isinstance(it, ast.Call)]
    no_sentences = {id(it.value) for it in ast.walk(tree) if isinstance(it, ast.Expr)}
    for whole in (it for it in ast.walk(tree) if isinstance(it, ast.JoinedStr)):
        no_sentences |= {id(part) for value in whole.values for part in ast.walk(value)}
    for call in calls:
        if _name(call.func) in PUT_TOGETHER:
            no_sentences |= {id(part) for argument in call.args for part in ast.walk(argument)}
    for node in ast.walk(tree):
        if id(node) not in no_sentences and (text := _text(node)) and SENTENCE.fullmatch(text):
            yield text
    assigned = dict(_assigned(tree))
    for call in calls:
        if _name(call.func) in raised:
            for argument in (*call.args[:1], *call.args[2:3]):
                yield from (it for it in _texts(argument, assigned) if " " in it.strip())


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """What names are given, the last time that they are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _texts(node: ast.expr, assigned: dict[str, ast.expr]) -> Iterator[str]:
    """The texts that an expression may be."""
    if text := _text(node):
        yield text
    elif isinstance(node, ast.IfExp):
        yield from (it for one in (node.body, node.orelse) for it in _texts(one, assigned))
    elif isinstance(node, ast.BoolOp):
        yield from (it for one in node.values for it in _texts(one, assigned))
    elif isinstance(node, ast.Name) and (value := assigned.get(node.id)) is not None and value is not node:
        yield from _texts(value, {key: one for key, one in assigned.items() if key != node.id})


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return _with_names(node)
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
    return None if text is None or text.startswith("SELECT ") else re.sub(r"\{:[^}]*\}", "{number}", text)


def _with_names(node: ast.JoinedStr) -> str:
    written, used = "", list[str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            written += str(part.value)
        elif isinstance(part, ast.FormattedValue):
            name = _name(part.value).lower().strip("_") or "value"
            number = sum(it.rstrip("0123456789") == name for it in used) + 1
            used.append(name if number == 1 else f"{name}{number}")
            written += f"{{{used[-1]}}}"
    return written


def _name(node: ast.AST) -> str:
    """What a translator may call a value: the last name in how it is come by."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=inner):
            return _name(inner)
        case ast.Call(func=ast.Name(id="names"), args=[first, *_]):  # several, with a word between them
            return _name(first) if _name(first).startswith("lists") else f"lists_{_name(first)}"
        case ast.Call(args=[first, *_]) if _name(first) != "value" and not isinstance(first, ast.Constant):
            return _name(first)
        case ast.Call(func=function):
            return _name(function)
    return "value"
