"""The HTTP face: JSON and pages over one service. The only modules that import fastapi."""
