"""From the hits of a scan to mentions: one module a kind of mention."""
