"""Three fictional performance agreements that a newcomer asks questions about and that tests run on."""
