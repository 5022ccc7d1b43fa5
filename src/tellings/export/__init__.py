"""The account as others read it: JSON, pages, tables, Markdown, a terminal.

All but `write_outputs` and `refuse_mixture` are pure: records in, text out.
"""

from tellings.export.folder import refuse_mixture
from tellings.export.json import to_dict, to_json
from tellings.export.markdown import to_markdown
from tellings.export.notebook import ShownAccount, show_account
from tellings.export.page import to_pages
from tellings.export.schema import account_schema
from tellings.export.share import share_account
from tellings.export.tables import to_tables
from tellings.export.terminal import to_terminal
from tellings.export.writer import write_outputs

__all__ = [
    "ShownAccount",
    "account_schema",
    "refuse_mixture",
    "share_account",
    "show_account",
    "to_dict",
    "to_json",
    "to_markdown",
    "to_pages",
    "to_tables",
    "to_terminal",
    "write_outputs",
]
