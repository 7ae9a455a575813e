"""What a publisher and an editor write: the content folder read, checked, typed. Imports nothing but the ground."""
