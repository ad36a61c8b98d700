"""Nodes of the log's Merkle tree; those of events that are there already are computed when next something is logged."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "node",
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        schema="given",
    )
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER node_no_{act.lower()} BEFORE {act} ON node "
            f"BEGIN SELECT RAISE(ABORT, 'node is only ever added to'); END"
        )
