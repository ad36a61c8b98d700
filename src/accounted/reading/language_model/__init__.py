"""The second reader: figures that a language model proposes, at any address that speaks OpenAI's chat protocol.

The model proposes and the grammar decides: a figure becomes a claim only if its words stand in the text, letter for
letter, and the grammar reads in them the number that was proposed. Nothing is sent unless somebody named the reader
and gave an address. In reading order:

`reader`      `ModelReader`: stretch by stretch, a question and its answer
`stretches`   a text cut into pieces that a model can take · `asking` the question, from `prompts/<number>.yaml`
`endpoint`    the one place that opens a connection
`answering`   raw answers to proposals · `finding` the words of a proposal in the text
`sentences`   the sentences and cells that figures stand in · `settling` proposals to claims, or to refusals
"""

from accounted.reading.language_model.reader import ModelReader

__all__ = ["ModelReader"]
