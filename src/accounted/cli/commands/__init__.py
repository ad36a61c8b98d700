"""One command a file, or a few that belong together; the order of reading is that of `accounted --help`."""
