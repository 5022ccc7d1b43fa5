"""The nouns: frozen records that the stages hand on. Nothing here reads, judges or writes."""
