"""What is kept of a fact when it is shown: with its passage and its articles, so that the proof never changes."""

import hashlib
import json
from collections.abc import Mapping

from quizapp.core.banks.bank import Bank
from quizapp.core.facts.content import article_to_mapping, fact_from_mapping, fact_to_mapping, read_article
from quizapp.core.facts.fact import Article, Fact
from quizapp.core.languages import Twin
from quizapp.core.plain import Plain, twin_to_mapping
from quizapp.core.questions.content import question_to_mapping
from quizapp.core.questions.question import Question

Proof = tuple[Fact, Twin, tuple[Article, ...]]


def snapshot_of(bank: Bank, fact: Fact) -> dict[str, object]:
    """The plain form of a fact with everything that its source panel shows."""
    passage = next(one.text for one in bank.reading.passages() if one.id == fact.passage)
    cited = {source.article for source in fact.sources}
    return proof_to_snapshot((fact, passage, tuple(one for one in bank.articles if one.id in cited)))


def proof_to_snapshot(proof: Proof) -> dict[str, object]:
    """The plain form of a fact with its passage and its articles; ``fact_from_snapshot`` reads it."""
    fact, passage, articles = proof
    return {
        "fact": fact_to_mapping(fact),
        "passage": twin_to_mapping(passage),
        "articles": [article_to_mapping(article) for article in articles],
    }


def fact_from_snapshot(snapshot: Mapping[str, object]) -> Proof:
    """The fact, its passage and its articles. Raises ValueError where ``snapshot_of`` did not write this."""
    plain = Plain(snapshot, "snapshot", [])
    fact, _ = fact_from_mapping(snapshot.get("fact"), "snapshot")
    passage = plain.twin("passage")
    articles = tuple(read_article(row) for row in plain.rows("articles"))
    if fact is None or passage is None or plain.faults:
        raise ValueError(f"a stored fact cannot be read: {snapshot}")
    return fact, passage, articles


def digest_of(content: object) -> str:
    """The SHA-256 of a plain value, whatever the order of its keys."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digest_facts(bank: Bank) -> dict[str, str]:
    """The digest of every fact with its passage and articles, by id."""
    return {fact.id: digest_of(snapshot_of(bank, fact)) for fact in bank.facts}


def digest_questions(bank: Bank) -> dict[str, str]:
    """The digest of every question and of the facts that it shows as its proof, by id."""
    facts = digest_facts(bank)
    return {question.id: digest_question(question, facts) for question in bank.questions}


def digest_question(question: Question, facts: Mapping[str, str]) -> str:
    """The digest of a question together with those of its facts."""
    return digest_of([question_to_mapping(question), [facts[id_] for id_ in question.facts]])
