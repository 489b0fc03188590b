"""The common language: what a source, a release, a policy and an observation are."""
