"""Every way in: command line, JSON, pages. The only place that wires."""
