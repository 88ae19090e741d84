"""The numbers and dates of an article that may be facts: what they are, how much, and of what kind."""
