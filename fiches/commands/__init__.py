"""The command line and what each command does: the only room that knows all the others."""
