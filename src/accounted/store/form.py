"""The form of a case's databases in this version: names, marks and numbers, known without opening anything."""

CASE, MADE = "case.db", "made.db"

MARK = int.from_bytes(b"ACCT")
"""SQLite's `application_id`: what tells our database from any other of that name."""

FORMAT = 1
"""SQLite's `user_version`: raised when even the table of revisions is no longer where we look for it."""

LAYOUT = 9
"""The form of the made shelf, kept as SQLite's `user_version`; raise it with any change to its tables."""
