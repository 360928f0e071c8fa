"""Reading: from a content folder to records, with every problem found on the way."""
