"""Which language a transcript is in. The sentences are our own."""

from __future__ import annotations

import pytest

from reader.align.engines.language import detect_language, language_name, unsupported

SAID = {
    "en": "Well, I think that what you said about the garden is right, but we would have to ask "
    "them first. They were there when it all began, and they know who did what.",
    "de": "Ich glaube nicht, dass wir das noch schaffen, aber wenn du mir hilfst, dann können wir "
    "es ja mal versuchen. Die anderen haben auch schon damit angefangen.",
    "fr": "Je ne sais pas si on peut le faire avant ce soir, mais nous avons déjà commencé et "
    "c'est bien parti. Il y a des gens qui nous aident, alors pourquoi pas.",
    "es": "No sé si lo vamos a terminar hoy, pero ya hemos empezado y la gente nos ayuda mucho. "
    "Cuando todo esté listo te lo voy a decir, porque eso es lo más importante.",
    "it": "Non so se ce la facciamo per stasera, ma abbiamo già cominciato e gli altri ci hanno "
    "aiutato molto. Quando sarà tutto pronto ti chiamo, perché questo è importante.",
    "pt": "Eu não sei se a gente consegue terminar isso hoje, mas já começamos e eles também "
    "estão ajudando muito. Quando tudo estiver pronto eu falo com você, porque isso é o mais "
    "importante.",
    "nl": "Ik weet niet of we het vandaag nog halen, maar we zijn er al mee begonnen en de "
    "anderen hebben ook geholpen. Als het klaar is bel ik je, want dat is wel belangrijk.",
    "pl": "Nie wiem, czy to się dzisiaj uda, ale już zaczęliśmy i oni też nam bardzo pomogli. "
    "Jak wszystko będzie gotowe, to do ciebie zadzwonię, bo to jest dla mnie ważne.",
    "sv": "Jag vet inte om vi hinner med det i dag, men vi har redan börjat och de andra har "
    "också hjälpt till. När det är klart ska jag ringa dig, för det är viktigt.",
    "cs": "Nevím, jestli to dnes stihneme, ale už jsme začali a ostatní nám také pomohli. Až "
    "bude všechno hotové, tak ti zavolám, protože to je pro mě důležité, jak víš.",
    "ru": "Я не знаю, успеем ли мы сегодня, но мы уже начали, и другие нам помогают. Это важно.",
    "uk": "Я не знаю, чи встигнемо ми сьогодні, але ми вже почали, і інші нам допомагають.",
    "zh": "我不知道今天能不能做完，但是我们已经开始了，其他人也在帮忙。做完了我会告诉你。",
    "ja": "今日中に終わるかどうか分かりませんが、もう始めました。他の人も手伝ってくれています。",
    "ko": "오늘 끝낼 수 있을지 모르겠지만 우리는 이미 시작했고 다른 사람들도 돕고 있어요.",
    "el": "Δεν ξέρω αν θα προλάβουμε σήμερα, αλλά έχουμε ήδη αρχίσει και οι άλλοι βοηθούν.",
    "ar": "لا أعرف إن كنا سننتهي اليوم، لكننا بدأنا بالفعل والآخرون يساعدوننا كثيرا.",
}


@pytest.mark.parametrize("language", SAID)
def test_a_few_sentences_tell_their_language(language: str) -> None:
    assert detect_language(SAID[language].split(". ")) == language
    assert detect_language([SAID[language].upper()]) == language


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["", "  "],
        ["Yes.", "No.", "Hm."],
        ["OK"],
        ["12:30", "14,5 %", "???", "♪♪"],
        ["Müller", "García", "Nguyễn", "O'Neill", "Kowalska", "van den Berg"],
        ["the"],
    ],
)
def test_little_or_nothing_said_is_unsure(texts: list[str]) -> None:
    assert detect_language(texts) == ""


def test_a_guest_in_another_language_changes_nothing() -> None:
    assert detect_language([SAID["en"]] * 8 + [SAID["ru"], SAID["de"]]) == "en"
    assert detect_language([SAID["ja"]] * 4 + [SAID["en"]]) == "ja"


def test_names_and_code_change_nothing() -> None:
    code = "for (int i = 0; i < argc; i++) { printf(argv[i]); } return EXIT_SUCCESS"
    names = "Anastasia Kowalczyk, Giuseppe Verdi, Søren Kierkegaard, Dostojewski, Île-de-France"
    assert detect_language([SAID["en"], code, SAID["en"], names]) == "en"
    assert detect_language([SAID["de"], code, SAID["de"], names]) == "de"


def test_typographic_apostrophes_are_apostrophes() -> None:
    said = "C’est ce qu’il m’a dit, et je ne crois pas qu’on puisse l’éviter d’ici là, mais bon."
    assert detect_language([said] * 2) == detect_language([said.replace("’", "'")] * 2) == "fr"


def test_all_parts_of_a_long_text_are_looked_at() -> None:
    # A foreword of ten thousand words in another language than what follows.
    foreword = [SAID["fr"]] * 350
    assert detect_language(foreword + [SAID["en"]] * 3500) == "en"


def test_what_is_not_supported_is_said_with_what_works_instead() -> None:
    text = unsupported("pl", "moonshine")
    assert "Polish" in text
    assert "moonshine" in text
    assert "SRT" in text
    assert language_name("xx") == "xx"
