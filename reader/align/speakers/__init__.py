"""Who is whom in two sources, and whose voice is heard."""
