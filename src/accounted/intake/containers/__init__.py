"""What holds other originals: archives, mails and mailboxes, web archives.

Nothing is unpacked to a disk: members come out as bytes with their exact names, and a name is never a path.

`listing`    the document of a container: a line for everything inside it
`zip`        ZIP · `tar` TAR, plain or packed, and single packed files
`mail`       one e-mail: its text is read, its attachments are inside · `mailbox` many of them
`web`        WARC and WACZ: captured pages with address and moment · `saved_page` one, as browsers save it in one file
"""

from accounted.intake.containers.mail import MailImporter
from accounted.intake.containers.mailbox import MailboxImporter
from accounted.intake.containers.saved_page import SavedPageImporter
from accounted.intake.containers.tar import TarImporter
from accounted.intake.containers.web import WebArchiveImporter
from accounted.intake.containers.zip import ZipImporter

__all__ = ["MailImporter", "MailboxImporter", "SavedPageImporter", "TarImporter", "WebArchiveImporter", "ZipImporter"]
