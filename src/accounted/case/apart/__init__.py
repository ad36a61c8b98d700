"""Opening originals apart from the program that keeps the case: in other processes, with limits and without a network.

    pool        hands originals to the workers, two at a time and more, and gives back what they made of them in order
    working     what is done with an original, wherever it is done · drawing a page of it as a picture
    worker      the program that runs there: a process for each original, forked from one that has its words loaded
    loading     what such a worker loads before it forks
    limits      how much time and memory an original may take
    confining   what a worker may see and reach, and saying which of the walls stand
    wire        what passes between the two: JSON and bytes, never objects

An original is bytes of unknown origin. Whatever it does to a parser, it does it in a process that holds no key, no case
and no other original, and that ends with it.
"""

from accounted.case.apart.drawing import Drawing
from accounted.case.apart.pool import Here, Pool, pool
from accounted.case.apart.working import Job

__all__ = ["Drawing", "Here", "Job", "Pool", "pool"]
