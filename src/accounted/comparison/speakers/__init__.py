"""Who speaks: names parted into what they say, and known again under other names.

`profile`  the parts of one name, by the words of `words.yaml`; whether two names may be one speaker's
`bodies`   which bodies a name stands for, where it bears the words of several
`known`    names of one incident put together · `offices` whom a person speaks for
"""

from accounted.comparison.speakers.bodies import AGAINST
from accounted.comparison.speakers.known import Heard, known_speakers
from accounted.comparison.speakers.offices import offices_of
from accounted.comparison.speakers.profile import TELLING, Profile, finds_out, is_indefinite, profile_of, same_speaker

__all__ = [
    "AGAINST",
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
