"""Figures in sentences and lists."""
