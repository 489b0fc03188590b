"""What stands in place of a figure, or beside it: the rule a document hides by, notes, legends."""
