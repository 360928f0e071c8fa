"""What a reader would object to in a briefing that is correct: each rule is a function from a site to warnings."""
