"""May this release be loaded? The audit of its suppression, and the gate."""
