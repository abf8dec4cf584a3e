"""Explains what the compiler and the linker say about the learner's files, in words that help a beginner.

messages.py and linking.py read the log, and plain.py shortens the types in it. advice.py and names.py say what
an error means and what to do: meanings.py is the table for that, sources.py looks into the file. explanation.py
puts the text together. memory.py remembers the warnings of files that the next build does not compile again.
"""
