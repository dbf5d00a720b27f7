from __future__ import annotations

from pathlib import Path

import pytest

from reader.core import settings as module
from reader.core.settings import OPTIONS, Option, Settings, options_as_markdown


def test_every_option_has_a_default_it_accepts_and_a_key_of_its_own() -> None:
    assert len({option.key for option in OPTIONS}) == len(OPTIONS)
    for option in OPTIONS:
        assert option.accept(option.default) == option.default
        assert Settings().get(option.key) == option.default
        assert option.help


def test_numbers_are_brought_within_their_bounds() -> None:
    settings = Settings()
    settings.set("text.size_px", 400)
    assert settings.get("text.size_px") == 40
    settings.set("text.size_px", -1)
    assert settings.get("text.size_px") == 12
    settings.set("playback.rate", 2)
    assert settings.get("playback.rate") == 2.0
    assert type(settings.get("playback.rate")) is float


@pytest.mark.parametrize(
    ("key", "value"),
    [("theme", "pink"), ("text.size_px", "19"), ("text.size_px", True), ("follow.enabled", 1)],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(key: str, value: object) -> None:
    settings = Settings()
    before = settings.get(key)
    with pytest.raises(ValueError, match=key):
        settings.set(key, value)  # type: ignore[arg-type]
    assert settings.get(key) == before
    assert Settings({key: value}).get(key) == before
    assert len(Settings({key: value}).faults) == 1


def test_an_unknown_key_is_a_bug_of_ours() -> None:
    with pytest.raises(KeyError):
        Settings().get("colour.of.the.moon")


def test_listeners_hear_of_changes_only() -> None:
    settings, heard = Settings(), list[str]()
    settings.listen(heard.append)
    assert settings.set("theme", "dark")
    assert not settings.set("theme", "dark")
    assert settings.reset("theme")
    assert heard == ["theme", "theme"]
    assert settings.get("theme") == "auto"


def test_an_override_counts_until_set_and_is_not_stored() -> None:
    settings, heard = Settings({"theme": "sepia"}), list[str]()
    settings.listen(heard.append)
    settings.override("theme", "dark")
    assert (settings.get("theme"), settings.to_store()) == ("dark", {"theme": "sepia"})
    assert settings.set("theme", "light")
    assert (settings.get("theme"), settings.to_store()) == ("light", {"theme": "light"})
    assert heard == ["theme", "theme"]


def test_unknown_values_are_kept_for_the_earmark_that_knows_them() -> None:
    settings = Settings({"from.the.future": [1, 2]})
    settings.set("theme", "dark")
    assert settings.to_store() == {"from.the.future": [1, 2], "theme": "dark"}
    assert not settings.faults


def test_a_renamed_option_is_read_under_its_old_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.RENAMED, "colours", "theme")
    settings = Settings({"colours": "dark"})
    assert settings.get("theme") == "dark"
    assert settings.to_store() == {"theme": "dark"}


def test_a_column_in_px_becomes_one_in_letters() -> None:
    settings = Settings({"text.column_px": 640})
    assert settings.get("text.column_chars") == 71
    assert settings.to_store() == {"text.column_chars": 71}
    assert Settings({"text.column_px": 360}).get("text.column_chars") == 40
    assert len(Settings({"text.column_px": "wide"}).faults) == 1
    both = Settings({"text.column_px": 640, "text.column_chars": 50})
    assert both.get("text.column_chars") == 50


def test_an_option_without_bounds_takes_any_number() -> None:
    assert Option("free", 1, "a number").accept(10**9) == 10**9


def test_the_page_about_settings_is_current() -> None:
    page = Path(__file__).parents[3] / "docs" / "settings.md"
    assert page.read_text(encoding="utf-8") == options_as_markdown()
