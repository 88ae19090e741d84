"""What an article tells in words: definitions, offices, makers, lives, what something can do."""
