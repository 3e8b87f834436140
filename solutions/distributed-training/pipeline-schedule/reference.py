def pipeline_schedule(p, m, kind):
    return [stage(m if kind == "gpipe" else min(m, p - s), m) for s in range(p)]


def stage(alive, m):
    """Run forwards until `alive` micro-batches are held, then one backward and one forward in turn."""
    operations = [("F", i) for i in range(alive)]
    for i in range(m):
        operations.append(("B", i))
        if i + alive < m:
            operations.append(("F", i + alive))
    return operations
