"""Names in Indonesian news: persons, organisations and places, found by a small linear-chain CRF.

``Tagger`` is all a caller needs. It finds where a name begins and ends and of which of three kinds it is; it
does not know who or what the name means, which is for the annotators and the lexicon.
"""

from saksi.ner.tagger import Entity, Tagger

__all__ = ["Entity", "Tagger"]
