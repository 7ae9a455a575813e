"""What several kinds of charts share: bars, panels, layers, steps, axes of time."""
