"""The version of the rule reader: changes whenever a text would be read differently.

It stands by itself, so that whoever only asks whether a case was read by today's version need not load the reader.
"""

VERSION = "21"
