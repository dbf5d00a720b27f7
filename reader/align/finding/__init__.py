"""Where in the text one is: a few pieces of the recording are heard and looked up."""
