"""What this machine, this configuration and these credentials lack, and the cure of each; nothing is changed."""
