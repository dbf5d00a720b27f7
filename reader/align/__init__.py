"""From a recording or another timed text to word times."""

import os

# The matrices multiplied here are small and the engines have the other cores: more threads
# than one only wait for each other (measured, on two busy cores: ten times as long). numpy
# reads this when it is first imported, which in this program nothing does before this room.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
