"""OpenDocument texts and spreadsheets written as one piece of XML (FODT, FODS), put into the parts of a zipped one."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

from accounted.intake.office.xml import local, tree

_WHOLE = "office:document"
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_PACKED = (b"PK", b"\xd0\xcf")


def as_zipped(content: bytes, name: str) -> bytes:
    """The document as programs zip it, so that it is read by the same rules; one that is no XML comes back as it is.

    Raises:
        CannotOpen: it is no well-formed XML.
    """
    if content.startswith(_PACKED):
        return content
    from lxml import etree

    root = tree(content, name, _WHOLE)
    pictures = _pictures_out_of(root)
    written = etree.tostring(_as_content(root), encoding="utf-8", xml_declaration=True)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", _kind(root))
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        for path in ("content.xml", "styles.xml"):
            archive.writestr(path, written)
        for number, picture in enumerate(pictures, 1):
            archive.writestr(f"Pictures/{number}", picture)
    return packed.getvalue()


def _kind(root: Any) -> str:
    return next((str(value) for key, value in root.attrib.items() if key.endswith("}mimetype")), "")


def _as_content(root: Any) -> Any:
    """The same tree under the name that the root of a zipped document's part has."""
    root.tag = root.tag.replace("}document", "}document-content")
    return root


def _pictures_out_of(root: Any) -> list[bytes]:
    """The bytes of the pictures that stand in the document, which are taken out of it."""
    found = []
    for element in [one for one in root.iter() if local(one) == "binary-data"]:
        try:
            found.append(base64.b64decode(element.text or ""))
        except ValueError:
            found.append(b"")  # is named among those that are not read
        element.text = ""
    return found
