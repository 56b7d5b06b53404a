"""What holds for any log, any words and any note."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel.domain.history import Entry, mentions, read
from keukentafel.domain.ports import Store
from keukentafel.domain.statements import QuietNote
from tests.contract.strategies import logs, quiet_notes, sentences, talks, texts
from tests.fakes.entries import summary
from tests.fakes.memory_store import MemoryStore

# One store for all examples: each takes a conversation of its own, or empties what it made.
one_store = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Ids:
    """A new conversation id for every example."""

    def __init__(self) -> None:
        self._used = 0

    def __call__(self) -> str:
        self._used += 1
        return f"c{self._used}"


@pytest.fixture
def new_id() -> Ids:
    return Ids()


def write(store: Store, conversation_id: str, log: tuple[Entry, ...]) -> None:
    with store.work() as work:
        work.logs.open(summary()._replace(conversation_id=conversation_id), log[0])
    for entry in log[1:]:
        with store.work() as work:
            work.logs.append(conversation_id, entry)


@one_store
@given(log=logs())
def test_any_log_is_read_back_as_it_was_written(store: Store, new_id: Ids, log: tuple[Entry, ...]) -> None:
    conversation_id = new_id()
    write(store, conversation_id, log)
    with store.work() as work:
        back = work.logs.entries(conversation_id)
    assert back == log
    assert [entry.at.isoformat() for entry in back] == [entry.at.isoformat() for entry in log]


@one_store
@given(note=quiet_notes)
def test_any_quiet_note_is_read_back_as_it_was_written(store: Store, new_id: Ids, note: QuietNote) -> None:
    conversation_id = new_id()
    with store.work() as work:
        work.quiet.add(conversation_id, note)
    with store.work() as work:
        assert work.quiet.notes(conversation_id) == (note,)


@one_store
@given(place=texts, text=texts)
def test_any_draft_is_kept(store: Store, new_id: Ids, place: str, text: str) -> None:
    conversation_id = new_id()
    with store.work() as work:
        work.drafts.keep(conversation_id, place, text)
    with store.work() as work:
        assert work.drafts.kept(conversation_id) == ({place: text} if text else {})


@one_store
@given(words=st.one_of(st.text(), st.text(alphabet='"*()^:-+{}~ a\x00AND OR NEAR')))
def test_no_words_break_the_search(store: Store, words: str) -> None:
    with store.work() as work:
        assert work.logs.search(words) == ()


@one_store
@given(log=talks(), wanted=st.lists(sentences, min_size=1, max_size=4))
def test_search_finds_what_stands_and_nothing_else(
    store: Store, new_id: Ids, log: tuple[Entry, ...], wanted: list[str]
) -> None:
    conversation_id = new_id()
    write(store, conversation_id, log)
    memory = MemoryStore()
    write(memory, conversation_id, log)
    for words in wanted:
        with store.work() as work, memory.work() as expected:
            hits = [hit for hit in work.logs.search(words, 100_000) if hit.conversation_id == conversation_id]
            assert hits == list(expected.logs.search(words))
    standing = read(log).conversation.statements
    with store.work() as work:
        for statement in standing:
            hits = [h for h in work.logs.search(statement.text, 100_000) if h.conversation_id == conversation_id]
            assert statement.id in {hit.statement_id for hit in hits}
            assert statement.text in {hit.text for hit in hits}


@one_store
@given(log=talks(), data=st.data())
def test_erasing_leaves_the_rest_as_the_domain_says(
    store: Store, new_id: Ids, log: tuple[Entry, ...], data: st.DataObject
) -> None:
    conversation_id = new_id()
    write(store, conversation_id, log)
    gone = data.draw(st.sampled_from([f"s{entry.seq}" for entry in log]))
    with store.work() as work:
        work.logs.erase_statement(conversation_id, gone)
    with store.work() as work:
        left = work.logs.entries(conversation_id)
        found = {
            hit.statement_id
            for word in ("zo", "k", "niet", "een", "nu")
            for hit in work.logs.search(word, 100_000)
            if hit.conversation_id == conversation_id
        }
    assert left == read(log).without_statement(gone).entries
    assert not any(mentions(entry.change, gone) for entry in left)
    assert found == {statement.id for statement in read(left).conversation.statements}
