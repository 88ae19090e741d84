"""What a value is about: names, noun phrases and what stands for them, from clause to clause."""
