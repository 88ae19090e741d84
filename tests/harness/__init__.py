"""What the tests stand on: servers and browsers, started and stopped for them."""
