"""What every page is given: the session, the places, the keys, the drafts."""
