"""What a label or a phrase means by itself, and which codes it stands for."""
