"""The one way Candour asks a publisher for anything: guarded, at a gentle pace, and with every request written down."""
