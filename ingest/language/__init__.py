"""The grammars of the sentences and labels that publishers write: numbers, periods, nouns. Texts in, meanings out."""
