"""From a document to tables: which cells are headers, which are labels, which are values."""
