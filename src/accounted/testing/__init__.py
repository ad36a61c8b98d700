"""Kits that try a replaceable part, anyone's as ours: `check_reader` for readers.

    from accounted.testing import check_reader

    def test_my_reader() -> None:
        check_reader(MyReader())

Read in this order: `samples` the texts that are read · `readers` the readings compared · `claims` what each claim
must be · `network` keeping a reader from asking past its `ask`.
"""

from accounted.testing.readers import ReaderFaults, check_reader
from accounted.testing.samples import Sample, samples

__all__ = ["ReaderFaults", "Sample", "check_reader", "samples"]
