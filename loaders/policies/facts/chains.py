def find(d):
    return iter(())
