"""What the course's notebooks import: activations, checks."""
