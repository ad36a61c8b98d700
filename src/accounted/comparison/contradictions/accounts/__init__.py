"""Rival accounts of who or what did it: two speakers who name different doers or causes, or one who denies a deed.

In reading order: `lexicon` (words for those who bear arms) · `actors` (who a claim says did it) · `causes` (what did
it where nobody did) · `stated` (the accounts of an incident) · `pairs` (which two can't both be right, by what signs)
· `rivals` (those proposed, the likeliest of each two accounts).
"""

from accounted.comparison.contradictions.accounts.rivals import rival_accounts

__all__ = ["rival_accounts"]
