"""A document as one flow of lines, sentences and tables, each with its address."""
