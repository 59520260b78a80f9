"""The Vietnamese name of each member of the register's closed lists."""

from coop_registry.labels.contacts import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.facts import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.figures import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.filings import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.imports import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.many_papers import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.membership import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.naming import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.organisation import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.reviews import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.subjects import *  # noqa: F403 - one place to read all words from
from coop_registry.labels.totals import *  # noqa: F403 - one place to read all words from
