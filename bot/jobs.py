"""The jobs of the service: the catalogue, with the rule that only the conversations know."""

from __future__ import annotations

from functools import partial

from handlers.frame.menus import people_with_other_menus
from handlers.rooms import ROOMS
from jobs.catalogue import catalogue
from jobs.job import Job

whose_menu_differs = partial(people_with_other_menus, ROOMS)

JOBS: tuple[Job, ...] = catalogue(whose_menu_differs)
