"""From bytes to a document: cells that know their address, and lines that know their number."""
