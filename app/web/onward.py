"""Where a form leads once it is done, when the link to it said so."""

import re

LONGEST = 500
OUR_ADDRESS = re.compile(r"/(?:[\w-]+(?:/[\w-]+)*)?(?:\?[\w=&-]*)?(?:#[\w-]*)?", re.ASCII)
"""How every address of ours is written: so nothing that a browser could take for another site's gets through."""


def local_address(given: str | None, otherwise: str) -> str:
    """The address, where it is one of this site; the other one for everything else."""
    return given if given and len(given) <= LONGEST and OUR_ADDRESS.fullmatch(given) else otherwise
