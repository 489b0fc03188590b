"""What else must agree before a document is taken up that nobody looks at."""
