"""What limpide knows of French and English: words, sentences, syllables, readability. Pure functions of strings."""
