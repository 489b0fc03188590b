"""Requests made in public on a site that runs Alaveteli, such as WhatDoTheyKnow, where it has approved that."""
