"""What the world consists of: vocabulary, facts, where each was written, and the store."""
