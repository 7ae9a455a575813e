"""Harvested editions on disk: written once, read, migrated, compared."""
