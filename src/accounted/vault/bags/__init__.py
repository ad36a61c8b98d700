"""Bags: a case as a folder that anybody can check with tools they have, after BagIt 1.0 (RFC 8493).

`writing`   `BagWriter` puts files in, hashing them on the way
`fixity`    `check_fixity`: is every file of a bag, anyone's bag, what its manifests say?
`log`       `check_log`: do the lines in a bag, also where some are withheld, make up the log that was signed?
`papers`    what is put beside them: how to check without this program, and a script that does
"""
