"""The vault: originals kept as exact bytes under their digest, and the chained log of who did what to them.

Bytes are sealed before anything opens them: `Vault.stage` takes them in, `Vault.keep` stores them
for good, and between the two an event announces them, so that a run that is killed leaves nothing
that nobody expected. `verify` re-reads every byte of it.

Read in this order:

`vault`         `Vault`: stage, keep, read, sweep
`staging`       bytes on their way in: written, then flushed together
`durable`       what reaches the disk, and what is said when it does not
`lock`          how a living run's temporary files are told from a dead one's
`acts`          the kinds of custody event
`chain`         `next_event` forges a link, `check_chain` tries every link
`merkle`        the log as a tree: `Tree` proves a line or a beginning, `proves_*` check that
`signing`       Ed25519 keys · `keyring` where a person's own lies, outside of every case
`notes`         checkpoints as signed notes · `heads` the files they are in
`hearing`       `hear`, one pass over a log: its chain, its roots, what it tells
`checking_heads` is the log the one that was signed?
`verification`  `Verification`, the answer `verify/1`
`verifying`     `verify`, which gives it · `rereading` the originals beside it, by the program `hashing`
"""

from accounted.vault.chain import Head, check_chain, next_event
from accounted.vault.staging import Staged
from accounted.vault.vault import Vault
from accounted.vault.verification import Problem, Verification
from accounted.vault.verifying import verify

__all__ = ["Head", "Problem", "Staged", "Vault", "Verification", "check_chain", "next_event", "verify"]
