"""Who speaks: names parted into what they say, and known again under other names.

`profile`  the parts of one name, by the words of `words.yaml`; whether two names may be one speaker's
`known`    names of one incident put together · `offices` whom a person speaks for
"""

from accounted.comparison.speakers.known import Heard, known_speakers
from accounted.comparison.speakers.offices import offices_of
from accounted.comparison.speakers.profile import TELLING, Profile, finds_out, is_indefinite, profile_of, same_speaker

__all__ = [
    "TELLING",
    "Heard",
    "Profile",
    "finds_out",
    "is_indefinite",
    "known_speakers",
    "offices_of",
    "profile_of",
    "same_speaker",
]
