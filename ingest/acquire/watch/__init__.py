"""What is remembered of every item of a publisher from poll to poll, and what counts as new."""
