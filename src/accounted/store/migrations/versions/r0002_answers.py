"""Answers of language models, kept as they came, so that what was read from them can be made again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("seq", sa.Integer, sa.ForeignKey("given.event.seq"), primary_key=True, autoincrement=False),
        sa.Column("document", sa.Text, sa.ForeignKey("given.original.digest"), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("document", "question", name="one_answer"),
        schema="given",
    )
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER answer_no_{act.lower()} BEFORE {act} ON answer "
            f"BEGIN SELECT RAISE(ABORT, 'answer is only ever added to'); END"
        )
