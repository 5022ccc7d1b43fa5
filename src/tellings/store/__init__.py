"""Stories that grow: reports, what was told of them and when, decisions; in one file.

Nothing is imported here, for what `build` needs of this room knows of no database.
"""
