"""How a case of an older version becomes one of this version: one file per step, in `versions/`.

Only given and hand are carried over; the made shelf is built anew. A new step gets the next number,
at the end of `REVISIONS`.
"""

REVISIONS = ("0001", "0002", "0003")
"""Every form a case has had, oldest first. Kept here so that opening a case need not load alembic."""
