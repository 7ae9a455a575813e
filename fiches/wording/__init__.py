"""Figures → French: numbers, marks, places, labels, sentences. Pure: text in, text out."""
