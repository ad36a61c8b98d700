"""The version of intake: changes whenever an original would open differently. It stands alone, to be asked quickly."""

VERSION = "11"
