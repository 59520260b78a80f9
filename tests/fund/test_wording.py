"""Everything the services of the fund write to the log has its words."""

import re

from fund.services.closing.starting import JOB
from fund.wording import ACTIONS
from tests.structure.source import python_files, text_of


def test_every_action_has_its_words_and_is_written_by_some_service() -> None:
    services = "\n".join(text_of(path) for path in python_files("fund") if "services" in path.parts)
    written = set(re.findall(r'"((?:fund|loan)\.[a-z_]+)"', services))
    for what in ("confirmed", "rejected"):
        assert 'policy_{what}"' in services
        written |= {f"fund.policy_{what}", f"fund.capital_{what}"}
    # The name of a job is no action of the log.
    assert written - {JOB} == set(ACTIONS)
