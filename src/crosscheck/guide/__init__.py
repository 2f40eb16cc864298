"""What a user is told of rules, made from the rules themselves: the page of one, the reference of all, the schema for editors, a first draft."""
