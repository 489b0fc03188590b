"""Plain pages: files that a page links to, or the page itself where it is the document."""
