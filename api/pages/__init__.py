"""The pages: frozen values that say what a page shows, and templates that show nothing else."""
