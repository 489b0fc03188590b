"""One figure as found: its value under the document's own rule, and its row in a file."""
