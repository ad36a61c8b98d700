"""Letters out of pictures, with Tesseract as a program of its own: scanned pages and photographs of documents.

`tesseract`  asking the program · `choosing` which language each block is in, by what comes out best
`restoring`  letters that the program's model of a language lacks
`allowance`  how much of it a document may have
`pages`      a picture as a page of blocks · `importer` pictures as originals

What is read so is marked as such, with the confidence that the program gives. Another version of it may read other
letters, so that a rebuild with another version may give other claims: the document names the version.
"""
