"""One story → the days of its reports, its entities, its places, and statements tied to them.

In this order: `date_reports`, `resolve_entities`, `locate_places`, `find_lead_place`,
`link_statements`. Each takes what the one before returned.
"""

from tellings.resolve.dates import date_reports
from tellings.resolve.entities import resolve_entities
from tellings.resolve.links import link_statements
from tellings.resolve.places import find_lead_place, locate_places

__all__ = [
    "date_reports",
    "find_lead_place",
    "link_statements",
    "locate_places",
    "resolve_entities",
]
