from __future__ import annotations

import pytest

from reader.session.undo import LIMIT, UndoStack


class Refusal(Exception):
    """A full disk, say."""


class Counter:
    """Something that can be counted up and down, and can refuse."""

    def __init__(self) -> None:
        self.value = 0
        self.refuses = False

    def change(self, by: int) -> None:
        if self.refuses:
            raise Refusal
        self.value += by


def add(stack: UndoStack, counter: Counter, by: int) -> None:
    stack.do(f"add {by}", lambda: counter.change(by), lambda: counter.change(-by))


def test_steps_are_taken_back_and_done_again_in_order() -> None:
    stack, counter = UndoStack(), Counter()
    add(stack, counter, 1)
    add(stack, counter, 10)
    assert (stack.undo_text, stack.redo_text) == ("add 10", "")
    assert stack.undo() == "add 10"
    assert (counter.value, stack.undo_text, stack.redo_text) == (1, "add 1", "add 10")
    assert stack.redo() == "add 10"
    assert counter.value == 11
    assert stack.redo() == ""


def test_a_new_step_ends_what_could_be_done_again() -> None:
    stack, counter = UndoStack(), Counter()
    add(stack, counter, 1)
    stack.undo()
    add(stack, counter, 5)
    assert (stack.redo_text, counter.value) == ("", 5)


def test_a_step_that_fails_leaves_the_stack_as_it_was() -> None:
    stack, counter = UndoStack(), Counter()
    add(stack, counter, 1)
    add(stack, counter, 10)
    stack.undo()
    counter.refuses = True
    for attempt in (lambda: add(stack, counter, 5), stack.undo, stack.redo):
        with pytest.raises(Refusal):
            attempt()
        assert (stack.undo_text, stack.redo_text, counter.value) == ("add 1", "add 10", 1)


def test_listeners_hear_of_each_change() -> None:
    stack, counter, heard = UndoStack(), Counter(), list[tuple[str, str]]()
    stack.listen(lambda: heard.append((stack.undo_text, stack.redo_text)))
    add(stack, counter, 1)
    stack.undo()
    stack.redo()
    stack.clear()
    assert heard == [("add 1", ""), ("", "add 1"), ("add 1", ""), ("", "")]
    assert (stack.undo(), counter.value) == ("", 1)


def test_the_oldest_steps_are_forgotten() -> None:
    stack, counter = UndoStack(), Counter()
    for _ in range(LIMIT + 3):
        add(stack, counter, 1)
    while stack.undo():
        pass
    assert counter.value == 3


def test_the_last_step_can_be_gone_on_with() -> None:
    stack, counter = UndoStack(), Counter()
    add(stack, counter, 1)
    mark = stack.mark()
    assert stack.amend(mark, lambda: counter.change(10))
    assert (counter.value, stack.undo_text) == (11, "add 1")
    assert not stack.amend(mark, lambda: counter.change(100)), "the step is another one now"
    assert stack.undo() == "add 1"
    assert counter.value == 10, "one step: it is taken back as it was begun"
    assert not stack.amend(stack.mark(), lambda: counter.change(100))
    stack.redo()
    assert counter.value == 20


def test_a_step_that_cannot_be_gone_on_with_stays_as_it_was() -> None:
    stack, counter = UndoStack(), Counter()
    add(stack, counter, 1)
    mark = stack.mark()
    counter.refuses = True
    with pytest.raises(Refusal):
        stack.amend(mark, lambda: counter.change(10))
    counter.refuses = False
    stack.undo()
    assert counter.value == 0
