"""One number for several fates: the words of the fates stand apart."""

from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "src" / "accounted" / "web" / "templates"


def test_no_template_trusts_the_blanks_at_the_ends_of_a_trans_block() -> None:
    blocks = [(one.name, line) for one in TEMPLATES.glob("*.html") for line in one.read_text().splitlines()
              if "{% trans %} " in line or " {% endtrans %}" in line]  # fmt: skip
    assert blocks == []
