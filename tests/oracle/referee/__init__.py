"""A second, slow and literal reading of the whole audit; it shares no code with the engine it checks."""
