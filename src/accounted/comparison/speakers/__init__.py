"""Who speaks: names parted into what they say, and known again under other names.

`profile`  the parts of one name, by the words of `words.yaml`; whether two names may be one speaker's
`known`    names of one incident put together
"""

from accounted.comparison.speakers.known import Heard, known_speakers
from accounted.comparison.speakers.profile import Profile, is_indefinite, profile_of, same_speaker

__all__ = ["Heard", "Profile", "is_indefinite", "known_speakers", "profile_of", "same_speaker"]
