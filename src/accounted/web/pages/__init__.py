"""The pages, a file a subject. Each parses what was asked, calls one verb of the case, and says what to show."""
