"""Written questions to departments and their answers, from the interface of the UK Parliament."""
