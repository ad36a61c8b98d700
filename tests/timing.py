"""How long something takes, told so that neither other programs on the machine nor other tests change the answer."""

import gc
import time
from collections.abc import Callable


def processor_seconds(act: Callable[[], object], tries: int = 1) -> float:
    """What the processor worked, the least of several times: not what was waited, and not for what others left behind.

    Looking for what refers to itself is left out: how long that takes depends on all the tests before.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return min(_once(act) for _ in range(tries))
    finally:
        if was_on:
            gc.enable()


def _once(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
