"""Stand-ins for optional tools, each held to the contract test of the real one."""
