import pytest

from tests.coop_registry.imports.kit import Importer


@pytest.fixture
def importer(app, session, tmp_path):
    return Importer(app, tmp_path)
