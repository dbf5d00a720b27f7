from array import array

import pytest

from reader.core.transcript import (
    NO_SPEAKER,
    Speaker,
    Transcript,
    count_words,
    is_unspaced,
    word_spans,
)


def conversation(*texts: str, speakers: tuple[int, ...] | None = None) -> Transcript:
    return Transcript(
        list(texts),
        array("i", speakers or [0] * len(texts)),
        (Speaker("Ada"), Speaker("Ben")),
    )


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in word_spans(text)]


def test_words_are_runs_without_white_space() -> None:
    assert words("Well, I- I mean\nyes.") == ["Well,", "I-", "I", "mean", "yes."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我喜欢。你呢?", ["我", "喜", "欢。", "你", "呢?"]),
        ("「はい」と", ["「は", "い」", "と"]),
        ("OK 你好", ["OK", "你", "好"]),
        ("在GPU上", ["在", "GPU", "上"]),
        ("他说：“好！”", ["他", "说：", "“好！”"]),
        ("AI「田中」", ["AI", "「田", "中」"]),  # what opens belongs to what follows
        ("人々は", ["人", "々", "は"]),
        ("カード・ゲーム", ["カー", "ド・", "ゲー", "ム"]),
    ],
)
def test_scripts_without_spaces_have_a_word_a_letter(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert count_words(text) == len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("きょうちょっと", ["きょ", "う", "ちょ", "っ", "と"]),
        ("キャーッ", ["キャー", "ッ"]),
        ("ｷﾞｭｳ", ["ｷﾞｭ", "ｳ"]),
        ("เมืองไทยน้ำ", ["เมื", "อ", "ง", "ไท", "ย", "น้ำ"]),
        ("ខ្មែរ", ["ខ្មែ", "រ"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
    ],
)
def test_letters_that_make_one_sound_are_one_word(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert count_words(text) == len(expected)


def test_letters_know_whether_their_script_has_spaces() -> None:
    assert [is_unspaced(letter) for letter in "字かเ々ｶ"] == [True] * 5
    assert [is_unspaced(letter) for letter in "aяשع한・「"] == [False] * 7


def test_words_of_right_to_left_scripts_are_separated_by_spaces() -> None:
    assert words("مرحبا بكم، שלום") == ["مرحبا", "بكم،", "שלום"]


def test_a_word_is_found_by_its_number_and_by_its_characters() -> None:
    transcript = conversation("one two", "", "three four five")
    assert list(transcript.first_word) == [0, 2, 2, 5]
    assert transcript.locate(2) == (2, 0)
    assert transcript.locate(4) == (2, 2)
    with pytest.raises(IndexError):
        transcript.locate(5)
    assert transcript.word_at(2, 0) == 0
    assert transcript.word_at(2, 5) == 0  # the space after it
    assert transcript.word_at(2, 6) == 1
    assert transcript.word_at(1, 0) is None


def test_sentences_begin_after_end_marks_and_at_paragraphs() -> None:
    transcript = conversation('Dr. Ada said so. "Really?" Yes\nand then e.g. this … no')
    starts = transcript.sentence_starts(0)
    assert [transcript.word_text(0, w) for w in starts] == ["Dr.", '"Really?"', "Yes", "and", "no"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("好吗？他说：“很好！”我走了。", ["好", "他", "我"]),
        ("「そうか。」と言った。次は", ["「そ", "と", "次"]),
        ("كيف حالك؟ بخير. نعم!", ["كيف", "بخير.", "نعم!"]),
        ("کیا حال ہے؟ ٹھیک ہوں۔ اور آپ", ["کیا", "ٹھیک", "اور"]),
        ("मैं ठीक हूँ। और आप", ["मैं", "और"]),
        ("מה שלומך? טוב.", ["מה", "טוב."]),
    ],
)
def test_sentences_end_as_each_script_ends_them(text: str, expected: list[str]) -> None:
    transcript = conversation(text)
    starts = transcript.sentence_starts(0)
    assert [transcript.word_text(0, word) for word in starts] == expected


def test_a_turn_without_a_speaker_has_no_name() -> None:
    transcript = conversation("a", "b", speakers=(NO_SPEAKER, 1))
    assert [t.speaker for t in transcript.turns()] == ["", "Ben"]


def test_relabelling_keeps_texts_and_words() -> None:
    transcript = conversation("a b", "c")
    total = transcript.word_count
    other = transcript.relabelled(array("i", [1, 0]), transcript.speakers)
    assert [t.speaker for t in other.turns()] == ["Ben", "Ada"]
    assert other.word_count == total
    assert [t.speaker for t in transcript.turns()] == ["Ada", "Ada"]


def test_columns_of_different_length_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Transcript(["a"], array("i", [0, 0]), (Speaker("Ada"),))


def test_a_place_is_an_offset_and_back_again() -> None:
    talk = Transcript(["Hello.", "", "Yes."], array("i", [0, 1, 0]), (Speaker("Ada"), Speaker("B")))
    assert [talk.offset_of(turn) for turn in range(3)] == [0, 6, 6]
    assert [talk.place_at(n) for n in (0, 5, 6, 9)] == [(0, 0), (0, 5), (2, 0), (2, 3)]
    assert talk.place_at(10) == (2, 0)  # past the end: the last turn
    assert talk.people == ("Ada", "B")
