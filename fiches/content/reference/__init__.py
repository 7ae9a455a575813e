"""Small generated tables of codes and names, readable by every layer."""
