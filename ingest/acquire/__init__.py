"""Ways a document comes in. Each returns captures: bytes, and the facts of the fetch."""
