"""The product's own sample: facts of six policies, an invented register and an invented round."""
