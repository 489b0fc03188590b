"""Case files: a question about published strings, policies and relations, with its answer."""
