"""Rankings of métiers in each territory, complete for certain, with as few calls as upper bounds allow."""
