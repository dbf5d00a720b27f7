from reader.session.history import History


def test_back_returns_where_the_jump_left_and_forward_where_one_was_called_back() -> None:
    changes: list[None] = []
    history = History(lambda: changes.append(None))
    history.jumped(1_000, 60_000)
    history.jumped(70_000, 200_000)
    assert history.back(210_000) == 70_000
    assert history.back(70_000) == 1_000
    assert history.back(1_000) is None
    assert history.forward(1_000) == 70_000
    assert history.forward(70_000) == 210_000
    assert history.forward(210_000) is None
    assert len(changes) == 6


def test_a_step_of_a_moment_is_no_jump() -> None:
    history = History(lambda: None)
    history.jumped(10_000, 11_000)
    assert not history.can_go_back


def test_a_new_jump_forgets_the_way_forward() -> None:
    history = History(lambda: None)
    history.jumped(0, 50_000)
    history.back(50_000)
    history.jumped(0, 90_000)
    assert not history.can_go_forward
