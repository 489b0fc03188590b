"""What a document says beyond its figures: every number and every sentence is accounted for, or asked about."""
