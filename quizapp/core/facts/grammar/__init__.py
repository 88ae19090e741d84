"""The words of a language that every finder of facts leans on: nouns, bonds, cues, phrases."""
