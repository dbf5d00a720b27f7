"""Each word to its place: windows fitted, judged, heard closer where they must be, put together."""
