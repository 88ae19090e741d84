"""Every address of the site, asked by every role: what is theirs, what is another's, and what is not there at all."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from quizapp.config import Config
from quizapp.core.access import GRANTS, Visitor, may
from quizapp.services.attempts import start
from quizapp.storage.database import Database
from quizapp.storage.tables import Base
from quizapp.web.access import permission_of
from tests.harness.stage import Stage, seed
from tests.people import csrf_token, make_person, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ROLES = tuple(GRANTS)
# What a part of an address may stand for: nothing that is there, in each form that ids have.
ABSENT: Mapping[str, object] = {"int": 2**31 - 1, "string": "nosuch"}
# These are drawn anew with every request.
IGNORED = {"seen_at"}


@dataclass
class World:
    """A site with one visitor of each role, and things that belong to none of them."""

    app: Flask
    clients: Mapping[str, FlaskClient]
    foreign: Mapping[str, object]

    def rules(self, method: str, *, with_parts: bool | None = None) -> Iterator[Rule]:
        """The addresses that take this method."""
        for rule in self.app.url_map.iter_rules():
            if method in (rule.methods or ()) and with_parts in {None, bool(rule.arguments)}:
                yield rule

    def address(self, rule: Rule, parts: Mapping[str, object]) -> str:
        """The address with its parts filled in: by the names that the feature gives them, or absent ones."""
        feature = rule.endpoint.partition(".")[0]
        kinds = {
            name: "int" if "Row" in type(c).__name__ else "string" for name, c in rule._converters.items()
        }
        values = {
            name: parts.get(f"{feature}.{name}", parts.get(name, ABSENT[kinds[name]]))
            for name in rule.arguments
        }
        with self.app.test_request_context():
            built = self.app.url_map.bind("localhost").build(rule.endpoint, values)
        return built

    def allowed(self, rule: Rule, role: str) -> bool:
        """True where the role may ask at all."""
        permission = permission_of(self.app, rule.endpoint)
        assert permission is not None
        return may(Visitor(role=None if role == "guest" else role), permission)  # type: ignore[arg-type]  # a role


@pytest.fixture
def config(config: Config) -> Config:
    # With a mail server every address is there; nothing is sent to it.
    return replace(config, mail_server="smtp://127.0.0.1:9")


@pytest.fixture
def world(app: Flask, database: Database) -> World:
    stage = Stage(database)
    clients = {role: sign_in(app, role).client for role in ROLES if role != "guest"}
    teacher, learner = make_person(database, "teacher"), make_person(database)
    author = Visitor(teacher.id, role="teacher", name=teacher.name)
    other = Visitor(learner.id, role="learner", name=learner.name)
    private = stage.quiz("open", owner=author, access="private")
    public = stage.quiz("open", "short", owner=author)
    attempt = start(database, other, public, language="en", now=stage.now, rng_seed=seed())
    foreign = {"id": attempt, "page": 1, "number": 1, "quiz_id": private, "person_id": learner.id}
    return World(app, clients | {"guest": app.test_client()}, foreign)


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.read() as session:
        return {
            table.name: session.execute(
                table.select().with_only_columns(*(c for c in table.c if c.name not in IGNORED))
            ).all()
            for table in Base.metadata.sorted_tables
        }


def test_a_page_answers_each_role_as_its_permission_says(world: World) -> None:
    wrong = []
    for rule, (role, client) in itertools.product(world.rules("GET"), world.clients.items()):
        status = client.get(world.address(rule, {})).status_code
        refused = {303, 401} if role == "guest" else {403}
        answered = {404} if rule.arguments else {200, 303}
        expected = answered if world.allowed(rule, role) else refused
        wrong += [f"{role} {rule.rule}: {status}"] * (status not in expected)
    assert not wrong


def test_what_belongs_to_another_is_as_absent_as_what_is_not_there(world: World) -> None:
    wrong = []
    for rule, (role, client) in itertools.product(world.rules("GET", with_parts=True), world.clients.items()):
        if role == "owner" or not world.allowed(rule, role):
            continue
        status = client.get(world.address(rule, world.foreign)).status_code
        wrong += [f"{role} {rule.rule}: {status}"] * (status != 404)
    assert not wrong


def test_a_form_without_its_token_changes_nothing(world: World, database: Database) -> None:
    before, wrong = contents(database), []
    for rule, (role, client) in itertools.product(world.rules("POST"), world.clients.items()):
        status = client.post(world.address(rule, world.foreign), data={"role": "owner"}).status_code
        wrong += [f"{role} {rule.rule}: {status}"] * (status not in {400, 403})
    assert not wrong
    assert contents(database) == before


def test_a_form_for_what_belongs_to_another_changes_nothing(world: World, database: Database) -> None:
    tokens = {role: csrf_token(client, "/code") for role, client in world.clients.items()}
    before, wrong = contents(database), []
    for rule, (role, client) in itertools.product(
        world.rules("POST", with_parts=True), world.clients.items()
    ):
        if role == "owner":
            continue
        fields = {"csrf_token": tokens[role], "role": "owner", "score": "100"}
        status = client.post(world.address(rule, world.foreign), data=fields).status_code
        wrong += [f"{role} {rule.rule}: {status}"] * (status >= 500 or status == 200)
    assert not wrong
    assert contents(database) == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_no_address_knows_another_method(world: World, method: str) -> None:
    addresses = {world.address(rule, world.foreign) for rule in world.rules("GET")}
    answers = {
        address: world.clients["owner"].open(address, method=method).status_code for address in addresses
    }
    assert set(answers.values()) <= {400, 405}, answers


def test_the_walk_reaches_every_feature(world: World) -> None:
    walked = {rule.endpoint for method in ("GET", "POST") for rule in world.rules(method)}
    assert walked == set(world.app.view_functions)
