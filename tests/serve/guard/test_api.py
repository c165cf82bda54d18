"""The API as programs find it: called in every way that its description allows, and in many that it does not."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import BaseSchema, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import Site
from runut.serve.settings import Settings
from runut.serve.site import PAGES
from runut.store.views import Views
from tests.serve.guard.test_hostile import gaps, of_forms
from tests.serve.making import HOSTILE, kept

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    """The description of a small hostile chronicle's API."""
    path = tmp_path_factory.mktemp("api") / "c.runut"
    kept(path, hostile=HOSTILE).close()
    site = Site(Settings(chronicle=path, names=frozenset({"testserver", "localhost"})), Engine(Config()))
    return schemathesis.openapi.from_asgi("/api/openapi.json", site.application())


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_call_is_answered_as_described(described: BaseSchema, mode: GenerationMode) -> None:
    """Whatever is asked, in the way that is described or not, the status, kind and shape of the answer are described."""
    asked = 0
    for found in described.get_all_operations():
        assert isinstance(found, Ok), "the description is sound"
        operation = found.ok()

        @settings(max_examples=10, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def call(case: Case[Any]) -> None:
            case.call_and_validate(checks=CHECKS)

        call()
        asked += 1
    assert asked == len(PAGES) + 1


def test_known_records_are_answered_as_described(
    described: BaseSchema, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every page's JSON of records that are there has the shape of the description; so has that of what is not there."""
    with kept(tmp_path_factory.mktemp("same") / "c.runut", hostile=HOSTILE) as chronicle:
        known = [id_ for ids in gaps(Views(chronicle)).values() for id_ in ids]
    for page in PAGES:
        operation = described["/api" + page.path.rstrip("/")]["GET"]
        gap = next(iter(operation.path_parameters), None)
        statuses = set[int]()
        for id_ in [*known, "none"] if gap else ["none"]:
            case = operation.Case(path_parameters={gap.name: id_} if gap else {})
            statuses.add(case.call_and_validate(checks=CHECKS).status_code)
        assert 200 in statuses or page.name in of_forms(), page.path
